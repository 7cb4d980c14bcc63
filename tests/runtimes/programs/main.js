// Node, Deno and Bun: prints the results.
import cases from "./cases.json" with { type: "json" };
import { run } from "./run.js";

const start = performance.now();
const library = await import("marketo-webhook");
console.log(JSON.stringify(await run(library, cases, { start, loaded: performance.now() })));
