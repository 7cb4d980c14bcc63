// One process: evaluates bodies of one size this many times; prints how its memory grew.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { definition, parts } from "../bodies.js";

const [dist, who, format, file, times] = process.argv.slice(2);
const shape = { format, mappings: 5 };
// Read, not made here: a generator's garbage would look like free room.
const bytes = new Uint8Array(readFileSync(file));
const given = definition(shape);

// The instance is not exported, so it is caught when it is made.
let exports;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    exports = this.exports;
  }
};
const { Webhook } = await import(pathToFileURL(join(dist, "entry/node.js")).href);
const webhook = new Webhook(given);
const input = parts(shape, bytes);
globalThis.gc();
const memory = exports.memory.buffer.byteLength;
const before = process.memoryUsage.rss();
let first;
let peak = 0;
const evaluate =
  who === "library" ? () => webhook.evaluateParts("trigger", input) : () => JSON.parse(new TextDecoder().decode(bytes));
const watch = Math.max(1, Math.floor(Number(times) / 50));
for (let i = 0; i < Number(times); i++) {
  evaluate();
  first ??= exports.memory.buffer.byteLength;
  if (i % watch === 0) peak = Math.max(peak, process.memoryUsage.rss());
}
console.log(JSON.stringify({ body: bytes.length, memory, first, last: exports.memory.buffer.byteLength, rss: peak - before }));
