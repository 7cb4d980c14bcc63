// Vercel's edge runtime.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { EdgeRuntime } from "edge-runtime";
import { build } from "esbuild";

import { checkResult, consumer, programs } from "./support.js";

/** Vercel's build makes a compiled module of `?module`; here the runtime's own context compiles it. */
const wasmModule = {
  name: "wasm-module",
  setup(build) {
    build.onResolve({ filter: /\.wasm\?module$/ }, () => ({ path: "wasm", namespace: "wasm-module" }));
    build.onLoad({ filter: /.*/, namespace: "wasm-module" }, () => ({ contents: "export default new WebAssembly.Module(Uint8Array.from(atob(wasmBase64), (c) => c.charCodeAt(0)));" }));
  },
};

test("edge-runtime", async () => {
  const bundle = await build({
    entryPoints: [join(programs(), "edge.js")], write: false, bundle: true, format: "iife", logLevel: "error",
    conditions: ["edge-light"], plugins: [wasmModule],
  });
  const runtime = new EdgeRuntime({
    extend: (context) => {
      // As text: bytes of another realm are none there.
      context.wasmBase64 = readFileSync(join(consumer, "node_modules/marketo-webhook/dist/marketo_webhook_bg.wasm"), "base64");
      return context;
    },
    initialCode: bundle.outputFiles[0].text,
  });
  checkResult(await (await runtime.dispatchFetch("http://localhost/")).json());
});
