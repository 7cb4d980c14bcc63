// Browsers: leaves the results to the page.
import cases from "./cases.json" with { type: "json" };
import { run } from "./run.js";

const start = performance.now();
const library = await import("marketo-webhook");
globalThis.result = await run(library, cases, { start, loaded: performance.now() });
