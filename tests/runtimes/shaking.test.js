// What a bundle contains for an import: no more than the README says, and the load of the module if it needs the module.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { bundled } from "./bundled.js";
import { consumer } from "./support.js";

const folder = dirname(createRequire(join(consumer, "x.js")).resolve("marketo-webhook/package.json"));

/** A program bundled for browsers: its size with brotli, and the package's files in it. */
async function sized(program) {
  const { bytes, files, more } = await bundled(program);
  assert.deepEqual(more, []);
  return { size: bytes.length === 0 ? 0 : brotliCompressSync(bytes).length, files };
}

const needsModule = (files) => files.includes("marketo_webhook.js");
const loads = (files) => files.some((file) => file.startsWith("load/"));

/** The rows of the README's table: the import, its largest size in KB, and whether it includes the module. */
const rows = [
  ...readFileSync(join(folder, "README.md"), "utf8").matchAll(/^\| `(import [^`]+)` \| ([\d.]+) KB \| (yes|no) \|$/gm),
].map(([, statement, kilobytes, brings]) => ({ statement, budget: Number(kilobytes) * 1024, brings: brings === "yes" }));

test("the README says it of the parts that are imported most", () => {
  const said = rows.map(({ statement }) => statement).join("\n");
  for (const name of ["type", "translate", "parseHttp", "rules", "evaluate", "withOutcome"])
    assert.match(said, new RegExp(`\\b${name}\\b`));
});

for (const { statement, budget, brings } of rows) {
  test(statement, async (context) => {
    const [, kind, name] = statement.match(/^import (type )?\{ (\w+) \}/);
    const use = kind ? `let value: ${name};` : `export const value = ${name};`;
    const { size, files } = await sized(`${statement};\n${use}`);
    context.diagnostic(`${size} of ${budget} bytes`);
    assert.ok(size <= budget, `${size} bytes, more than ${budget}`);
    assert.equal(needsModule(files), brings);
    assert.equal(loads(files), brings);
  });
}

test("a second language costs what the README says", async (context) => {
  const [, kilobytes] = readFileSync(join(folder, "README.md"), "utf8").match(/`es` together have at most ([\d.]+) KB/);
  const { size } = await sized(
    ["marketo-webhook evaluate", "marketo-webhook/messages translate", "marketo-webhook/messages/es es"]
      .map((line) => line.split(" "))
      .map(([from, name]) => `export { ${name} } from "${from}";`)
      .join("\n"),
  );
  context.diagnostic(`${size} bytes`);
  assert.ok(size <= Number(kilobytes) * 1024, `${size} bytes`);
});

test("whatever needs the module brings its load with it, each name alone", async () => {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  let loading = 0;
  for (const [entry, target] of Object.entries(exports)) {
    if (entry.includes("*") || !target.default?.endsWith(".js")) continue;
    const from = entry.replace(".", "marketo-webhook");
    for (const name of Object.keys(await import(join(folder, target.default)))) {
      const { files } = await sized(`export { ${name} } from "${from}";`);
      // Code that waits for the caller to load is useless without a caller that does.
      if (name === "ready" && entry === "./slim") continue;
      assert.ok(loads(files) || !needsModule(files), `${name} of ${from}`);
      if (loads(files)) loading += 1;
    }
  }
  assert.ok(loading > 15);
});
