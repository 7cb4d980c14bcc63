// Node, Deno and Bun.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { checkResult, outputOf, packages, programs, report } from "./support.js";

const folder = programs();
const bin = (name) => join(packages, ".bin", name);

for (const [name, file, args] of [
  ["Node", process.execPath, ["main.js"]],
  ["Deno, without permissions", bin("deno"), ["run", "--no-prompt", "--node-modules-dir=manual", "main.js"]],
  ["Bun", bin("bun"), ["run", "main.js"]],
]) {
  test(name, async (context) => {
    assert.ok(existsSync(file), `${file} is missing: npm ci in tests`);
    const result = JSON.parse(await outputOf(file, args, { cwd: folder, env: { ...process.env, NO_COLOR: "1" } }));
    checkResult(result);
    report(context, result);
  });
}
