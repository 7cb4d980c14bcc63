// The published package: the example of its README, and its exports besides the functions.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the README's examples print what they say", () => {
  const folder = dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json"));
  const all = [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/```js\n(.*?)```/gs)];
  const examples = all.filter(([, example]) => example.includes("console.log(") && !example.includes("export default"));
  assert.equal(examples.length, 5);
  for (const [, example] of examples) {
    const said = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => `${text}\n`).join("");
    const cwd = dirname(fileURLToPath(import.meta.url));
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", example], { cwd, encoding: "utf8" });
    assert.notEqual(said, "");
    assert.equal(printed, said);
  }
  // Users who try the first example see no warning.
  const [[, first]] = examples;
  const args = ["--input-type=module", "--eval", `${first}\nconsole.log(outcome.notes.map(({ severity }) => severity));`];
  assert.match(
    execFileSync(process.execPath, args, { cwd: dirname(fileURLToPath(import.meta.url)), encoding: "utf8" }),
    /\n\[ 'info' ]\n$/,
  );
});

test("the other exports are there", () => {
  const require = createRequire(import.meta.url);
  const module = new WebAssembly.Module(readFileSync(require.resolve("marketo-webhook/marketo_webhook.wasm")));
  assert.ok(WebAssembly.Module.exports(module).some(({ name }) => name === "memory"));
  assert.equal(require("marketo-webhook/package.json").name, "marketo-webhook");
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    readFileSync(join(dirname(require.resolve("marketo-webhook/package.json")), licence));
  }
});
