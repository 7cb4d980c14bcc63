// Vercel's edge runtime.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { EdgeRuntime } from "edge-runtime";
import { build } from "esbuild";

import { checkResult, consumer, programs } from "./support.js";

/** Vercel's build turns `?module` into a compiled module. */
const wasmModule = {
  name: "wasm-module",
  setup(build) {
    build.onResolve({ filter: /\.wasm\?module$/ }, () => ({ path: "wasm", namespace: "wasm-module" }));
    build.onLoad({ filter: /.*/, namespace: "wasm-module" }, () => ({ contents: "export default wasmModule;" }));
  },
};

test("edge-runtime, with a module of another realm", async () => {
  const bundle = await build({
    entryPoints: [join(programs(), "edge.js")],
    write: false,
    bundle: true,
    format: "iife",
    logLevel: "error",
    conditions: ["edge-light"],
    plugins: [wasmModule],
  });
  const runtime = new EdgeRuntime({
    // Like Next.js: compiled outside of the context that the bundle runs in.
    extend: (context) =>
      Object.assign(context, {
        wasmModule: new WebAssembly.Module(
          readFileSync(join(consumer, "node_modules/marketo-webhook/dist/marketo_webhook_bg.wasm")),
        ),
      }),
    initialCode: bundle.outputFiles[0].text,
  });
  assert.equal(runtime.evaluate("wasmModule instanceof WebAssembly.Module"), false);
  checkResult(await (await runtime.dispatchFetch("http://localhost/")).json());
});
