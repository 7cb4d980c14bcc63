// The promises of SECURITY.md: evaluating needs no network, storage, clock or randomness, runs no text as code and changes
// nothing that programs share.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("every case has its outcome without network, storage, clock, random numbers and code from text, and no prototype changes", (context) => {
  const program = fileURLToPath(new URL("sealed.js", import.meta.url));
  // Node itself forbids the rest: writing files, starting programs or threads, and compiling text.
  const flags = ["--experimental-permission", "--allow-fs-read=*", "--disallow-code-generation-from-strings", "--no-warnings"];
  const { cases, of, shared } = JSON.parse(execFileSync(process.execPath, [...flags, program], { encoding: "utf8" }));
  context.diagnostic(`${cases} of ${of} cases, ${shared} shared objects`);
  assert.ok(cases > 500 && shared > 100);
});

test("forbidden actions fail there", () => {
  const flags = ["--experimental-permission", "--allow-fs-read=*", "--disallow-code-generation-from-strings", "--no-warnings"];
  for (const program of [
    "eval('1')",
    "new Function('1')",
    "require('fs').writeFileSync('x', '')",
    "require('child_process').execSync('ls')",
  ]) {
    assert.throws(() => execFileSync(process.execPath, [...flags, "--eval", program], { stdio: "pipe" }), program);
  }
});
