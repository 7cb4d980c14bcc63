// The program in each Node, as npm has installed it, and with the shell around it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { snapshots } from "./snapshots.js";
import { consumer, inputs, nodes, start } from "./support.js";

const NPX = process.platform === "win32" ? "npx.cmd" : "npx";
const kept = snapshots("en");

for (const [name, node] of nodes) {
  test(`Node ${name}: it runs, and prints the same`, async () => {
    const calls = {
      outcome: ["definition.json", "response.http"],
      "batch-json": ["whole.json", "--json", "good.http", "no-empty-line.http", "unavailable.http"],
      "wrong-json": ["trailing-comma.json", "response.http"],
      "attributes-xml": ["attributes", "xml", "body.xml"],
    };
    for (const [call, args] of Object.entries(calls)) {
      const { stdout, stderr, status } = await start(args, { node });
      assert.equal(
        `$ marketo-webhook ${args.join(" ")}\n${stdout}--- standard error\n${stderr}--- exit ${status}\n`,
        kept.get(call),
      );
    }
  });
}

test("npx starts it by the name of the package", async () => {
  const args = ["--no-install", "marketo-webhook", join(inputs, "whole.json"), join(inputs, "good.http")];
  const { stdout, status } = await start(args, { file: NPX, cwd: consumer });
  assert.match(stdout, /^✓ LeadScore ← score {2}72\n/);
  assert.equal(status, 0);
});

/** A line of a shell, in which `marketo-webhook` is the program. */
const shell = (line, options) =>
  start(["-c", `set -o pipefail; ${line}`], { file: "bash", env: { PATH: undefined }, ...options });
const program = `"${join(consumer, "node_modules/.bin/marketo-webhook")}"`;

test("a reader that has seen enough is no error", { skip: process.platform === "win32" }, async () => {
  const many = Array.from({ length: 200 }, () => "good.http").join(" ");
  const { stdout, stderr, status } = await shell(`${program} whole.json --json ${many} 2>/dev/null | head -1`);
  assert.equal(stdout.split("\n").length, 2);
  assert.deepEqual({ stderr, status }, { stderr: "", status: 0 });
});

test("a full disk is said, and is no answer about a response", { skip: process.platform !== "linux" }, async () => {
  const { stderr, status } = await shell(`${program} whole.json good.http > /dev/full`);
  assert.match(stderr, /ENOSPC/);
  assert.equal(status, 2);
});

test("input from a pipe, and a pattern that the shell has expanded", { skip: process.platform === "win32" }, async () => {
  const piped = await shell(`cat good.http | ${program} whole.json -`);
  assert.match(piped.stdout, /^✓ LeadScore ← score {2}72\n/);
  const expanded = await shell(`${program} whole.json --json --batch {good,unavailable}.http`);
  assert.deepEqual(
    expanded.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).file),
    ["good.http", "unavailable.http"],
  );
});
