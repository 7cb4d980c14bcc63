// Starts the command line like users do: from the packed package in an empty project.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";

export const consumer = process.env.CONSUMER;
assert.ok(consumer, "CONSUMER is not set: give it the folder of the project that has the packed package");

export const inputs = fileURLToPath(new URL("inputs", import.meta.url));
const bin = join(consumer, "node_modules/.bin/marketo-webhook");

/** A file of the package, for tests of a single module. */
export const fileOf = (path) => import(pathToFileURL(join(consumer, "node_modules/marketo-webhook/dist", path)));

/** The Nodes to test: this one, and on Linux, where npm has their programs, the oldest and a newer one. */
export const nodes = new Map([[process.version, process.execPath]]);
if (process.platform === "linux" && process.arch === "x64") {
  for (const name of ["node-20", "node-22"]) {
    const path = fileURLToPath(new URL(`node_modules/${name}/bin/node`, import.meta.url));
    assert.ok(existsSync(path), `${name} is missing: npm ci --prefix tests/cli`);
    nodes.set(name, path);
  }
}

/** The settings of an English user without a terminal. */
const ENVIRONMENT = {
  LC_ALL: "C",
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  COLUMNS: undefined,
  NODE_TEST_CONTEXT: undefined,
};

/** Runs the program; resolves with what it printed and its exit status. */
export function start(args, { env, node = process.execPath, cwd = inputs, input = "", file = bin } = {}) {
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const child = spawn(file, args, { cwd, env: { ...process.env, ...ENVIRONMENT, ...env, PATH } });
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (printed[name] += text));
  // The program may not read its input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status, signal) => resolve({ ...printed, status: status ?? signal }));
  });
}

/** Runs the same program within this process, with a terminal of the test's choice. */
export async function runHere(args, { env = {}, input = "", terminal = {}, waits = false } = {}) {
  const { run } = await fileOf("cli/run.js");
  const printed = { stdout: "", stderr: "" };
  const stream = (name) =>
    Object.assign(new Writable({ decodeStrings: false, write: (text, _, done) => done(void (printed[name] += text)) }), terminal);
  const stdin = Object.assign(Readable.from([Buffer.from(input)]), waits ? { isTTY: true } : {});
  const before = process.cwd();
  process.chdir(inputs);
  try {
    const status = await run({ argv: ["node", bin, ...args], env, stdin, stdout: stream("stdout"), stderr: stream("stderr") });
    return { ...printed, status };
  } finally {
    process.chdir(before);
  }
}
