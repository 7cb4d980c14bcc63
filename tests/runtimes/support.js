// Shared by the tests of the runtimes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import sirv from "sirv";

/** The packages that only tests need: `tests/package.json`. */
export const packages = fileURLToPath(new URL("../node_modules", import.meta.url));
export const consumer = process.env.CONSUMER;
assert.ok(consumer, "CONSUMER is not set: give it the folder of the project that has the packed package");
export const { cases, parts } = await import(`${consumer}/tests/package/support.js`);

/** The cases that a program can get as JSON; parts over the limit are refused. */
const all = cases().filter(({ input }) => input.reply === undefined || parts(input.reply) !== undefined);

/** A case as a file that the page can open. */
export const caseFile = (title) => JSON.stringify(cases().find((each) => each.title === title));

/** The programs, beside the packed package. */
export function programs() {
  const folder = join(consumer, "programs");
  cpSync(fileURLToPath(new URL("programs", import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, "cases.json"), JSON.stringify(all));
  return folder;
}

/** A fresh folder for a tool's output. */
export function output(name) {
  const folder = join(consumer, "output", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const NAMES = [
  "ArgumentError",
  "InternalError",
  "Webhook",
  "assumptions",
  "evaluate",
  "evaluateParts",
  "importLeadFields",
  "listAttributes",
  "ready",
  "redact",
  "rules",
  "standardFields",
  "triggerFires",
];

/** Every case has the expected result, through an entry that exports what all do. */
export function checkResult(result, names = NAMES) {
  assert.deepEqual(result.failures, []);
  assert.equal(result.count, all.length);
  assert.ok(all.length > 500, "there are fewer cases than there were");
  assert.deepEqual(result.names, names);
}

/** Prints how long a runtime took; no test depends on it. */
export function report(context, { milliseconds: { load, ready, firstEvaluation } }) {
  context.diagnostic(
    `loaded in ${load.toFixed(1)} ms, ready ${ready.toFixed(1)} ms later, first evaluation ${firstEvaluation.toFixed(1)} ms`,
  );
}

/** The output of a command. */
export async function outputOf(file, args, options) {
  const { stdout } = await promisify(execFile)(file, args, { maxBuffer: 1 << 26, ...options });
  return stdout;
}

/** Serves a folder on localhost. */
export async function serve(folder) {
  const server = createServer(sirv(folder, { dev: true }));
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** Waits for something that comes soon; `what` returns what came instead. */
export async function until(holds, what) {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`it did not come: ${what()}`);
}
