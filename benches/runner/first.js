// One process: compiles the module, instantiates it, makes a webhook and evaluates one body; prints how long each took.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { body, definition, parts } from "../bodies.js";

const [dist, format] = process.argv.slice(2);
const shape = { format, size: 4096, mappings: 5, position: "end", layout: "compact", kind: "ascii", bodies: 1 };
const text = body(shape, 1);
const given = definition(shape);
const bytes = new TextEncoder().encode(text);
const wasm = readFileSync(join(dist, "marketo_webhook_bg.wasm"));
const library = await import(pathToFileURL(join(dist, "entry/slim.js")).href);

const times = [performance.now()];
const lap = () => {
  times.push(performance.now());
  return times.at(-1) - times.at(-2);
};
const module = new WebAssembly.Module(wasm);
const compile = lap();
library.initSync(module);
const instantiate = lap();
const outcome = new library.Webhook(given).evaluateParts("trigger", parts(shape, bytes));
const first = lap();
const total = times.at(-1) - times[0];
if (outcome.kind !== "field-updates") throw new Error(outcome.kind);
// What the engine has built in, for comparison.
if (format === "json") JSON.parse(new TextDecoder().decode(bytes));
const parse = format === "json" ? lap() : null;
console.log(JSON.stringify({ compile, instantiate, first, total, parse }));
