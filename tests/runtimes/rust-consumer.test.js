// A Rust crate for wasm that depends on the library needs no JavaScript (`cargo xtask test` builds it).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const built = "../../target/rust-consumer/wasm32-unknown-unknown/release/rust_consumer.wasm";
const module = new WebAssembly.Module(readFileSync(new URL(built, import.meta.url)));

test("its module imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("its module exports what is its own", () => {
  const functions = WebAssembly.Module.exports(module).filter(({ kind }) => kind === "function");
  assert.deepEqual(
    functions.map(({ name }) => name),
    ["score"],
  );
});

test("it evaluates a webhook", () => {
  const { score } = new WebAssembly.Instance(module, {}).exports;
  assert.equal(score(200, 72), 72);
  assert.equal(score(404, 72), 404);
});
