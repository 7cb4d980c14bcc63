// The published package: it runs nothing on install, needs no other package, and reveals nothing about the machine that built it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json"));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => statSync(join(folder, file)).isFile());
const contents = files.map((file) => [file, readFileSync(join(folder, file), "latin1")]);
const module = new WebAssembly.Module(readFileSync(join(folder, "dist/marketo_webhook_bg.wasm")));

test("nothing runs on install", () => {
  for (const script of ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"]) {
    assert.equal(manifest.scripts?.[script], undefined, script);
  }
  assert.equal(manifest.gypfile, undefined);
  assert.ok(!files.includes("binding.gyp"));
});

test("no other package is needed at run time", () => {
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies", "bundleDependencies"]) {
    assert.deepEqual(Object.keys(manifest[kind] ?? {}), [], kind);
  }
  // `#load` belongs to the package: the way to load the module, by condition.
  const own = /^(\.{1,2}\/|#load$)/;
  // Only the command line imports these, and it runs only in Node; the library does not import it.
  const ofCommandLine = /^(\.{1,2}\/|node:)/;
  const isCommandLine = (file) => /^dist[\\/]cli[\\/]/.test(file);
  for (const [file, text] of contents.filter(([file]) => file.endsWith(".js"))) {
    if (!isCommandLine(file)) assert.doesNotMatch(text, /from ["'][^"']*\/cli\//, file);
    for (const [, from] of text.matchAll(/^(?:(?:import|export)\b[^"'`;()]*\bfrom|import)\s*["']([^"']+)["']/gm))
      assert.match(from, isCommandLine(file) ? ofCommandLine : own, file);
    assert.doesNotMatch(text, /\brequire\(|\bimport\((?!"\.{1,2}\/[\w-]+\.js"\))/, file);
  }
});

test("there is no source map", () => {
  assert.deepEqual(
    files.filter((file) => file.endsWith(".map")),
    [],
  );
  for (const [file, text] of contents) assert.ok(!text.includes("sourceMappingURL"), file);
  for (const section of ["sourceMappingURL", "name", "producers", ".debug_info"]) {
    assert.deepEqual(WebAssembly.Module.customSections(module, section), [], section);
  }
});

test("there is no path of the machine", () => {
  // target/consumer/tests/package is four levels below the repository.
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
  for (const [file, text] of contents) {
    assert.ok(!text.includes(repository), `${file} names ${repository}`);
    if (homedir().length > 1) assert.ok(!text.includes(`${homedir()}/`), `${file} names ${homedir()}`);
    assert.doesNotMatch(text, /\/(home|Users)\/[a-z]|[A-Z]:\\\\?Users|\.cargo\/registry|\.rustup\//, file);
    if (userInfo().username.length > 5) assert.ok(!text.includes(`/${userInfo().username}/`), file);
  }
});

test("no text is run as code", () => {
  for (const [file, text] of contents.filter(([file]) => file.endsWith(".js"))) {
    assert.doesNotMatch(text, /\beval\(|\bnew Function\b|\bFunction\(|\bsetTimeout\(\s*["'`]/, file);
  }
  // All that the module can call: the decoder of charsets, and what reads its answer. No clock, no randomness, no network.
  const names = WebAssembly.Module.imports(module).map(({ name }) => name.replace(/^__wbg__*|_[0-9a-f]{16}$/g, ""));
  assert.deepEqual(names.sort(), [
    "__wbindgen_init_externref_table",
    "decode",
    "wbindgen_is_null",
    "wbindgen_string_get",
    "wbindgen_throw",
  ]);
});
