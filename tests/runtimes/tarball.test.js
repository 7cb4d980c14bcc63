// What is published: its contents, its manifest and its types, as tools and compilers see them.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { consumer, outputOf, packages } from "./support.js";

const folder = dirname(createRequire(join(consumer, "x.js")).resolve("marketo-webhook/package.json"));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const tarball = join(consumer, readdirSync(consumer).find((file) => file.endsWith(".tgz")));

test("the tarball holds what is needed and nothing else", (context) => {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => statSync(join(folder, file)).isFile()).sort();
  assert.deepEqual(files, [
    "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md",
    "dist/api.js", "dist/bytes.js",
    "dist/entry/browser.js", "dist/entry/deno.js", "dist/entry/edge-light.js", "dist/entry/node.js", "dist/entry/slim.js", "dist/entry/workerd.js",
    "dist/index.d.ts", "dist/marketo_webhook.js", "dist/marketo_webhook_bg.wasm",
    "dist/middleware.d.ts", "dist/middleware.js", "dist/outcome.js", "dist/send.js", "dist/slim.d.ts", "dist/validate.js", "dist/wasm.js",
    "docs/behaviour.md", "docs/reglas.md", "package.json",
  ]);
  for (const file of files) context.diagnostic(`${String(statSync(join(folder, file)).size).padStart(7)} ${file}`);
  context.diagnostic(`${statSync(tarball).size} bytes packed`);
});

/** In bytes, with brotli 11; docs/design.md says what they are for. Raise one with the reason in the changelog. */
const BUDGET = { wasm: 100 * 1024, script: 8 * 1024 };

test("the module and its JavaScript, minified, are within their budgets", async (context) => {
  const entry = join(folder, "dist/entry/browser.js");
  const bundle = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", write: false, external: ["*.wasm"] });
  const size = {
    wasm: brotliCompressSync(readFileSync(join(folder, "dist/marketo_webhook_bg.wasm"))).length,
    script: brotliCompressSync(bundle.outputFiles[0].contents).length,
  };
  for (const [name, budget] of Object.entries(BUDGET)) {
    context.diagnostic(`${name}: ${size[name]} of ${budget} bytes`);
    assert.ok(size[name] <= budget, `${name} has ${size[name]} bytes, more than ${budget}`);
  }
});

test("every condition leads to a file, in the order in which the first match wins", () => {
  const conditions = manifest.exports["."];
  assert.deepEqual(Object.keys(conditions), ["types", "workerd", "edge-light", "deno", "bun", "browser", "node", "default"]);
  for (const target of Object.values(manifest.exports)) {
    for (const file of typeof target === "string" ? [target] : Object.values(target)) assert.ok(statSync(join(folder, file)).isFile(), file);
  }
});

test("publint has no findings", async () => {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("attw has no findings", async () => {
  const attw = join(packages, "@arethetypeswrong/cli/dist/index.js");
  // Findings make it exit with 1; that it looked at all entries is worth a look of its own.
  const said = await outputOf(process.execPath, [attw, tarball, "--profile", "esm-only", "--exclude-entrypoints", "./marketo_webhook.wasm", "--no-emoji", "--no-color"]);
  for (const entry of ["marketo-webhook", "marketo-webhook/middleware", "marketo-webhook/slim"]) assert.ok(said.includes(`"${entry}"`), said);
});

for (const resolution of [{ module: "preserve", moduleResolution: "bundler" }, { module: "node16", moduleResolution: "node16" }, { module: "nodenext", moduleResolution: "nodenext" }]) {
  test(`a strict project compiles with moduleResolution ${resolution.moduleResolution}`, async () => {
    // Below the project, where packages are found; the types of the tests themselves are the consumer's source.
    const project = join(consumer, `types-${resolution.moduleResolution}`);
    mkdirSync(project, { recursive: true });
    const options = { ...resolution, strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom", "dom.iterable", "esnext.disposable"], types: [], skipLibCheck: false };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["../tests/package/types/*.ts"] }));
    const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
    await outputOf(process.execPath, [tsc, "-p", project]).catch((error) => assert.fail(error.stdout || error.message));
  });
}
