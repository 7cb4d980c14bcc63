// Programs for Cloudflare Workers, run in workerd.
import { basename, join } from "node:path";

import { build } from "esbuild";
import { Miniflare } from "miniflare";

import { output } from "./support.js";

/** What the bundled program answers. */
export async function inWorkerd(file) {
  const outdir = output(`miniflare-${basename(file, ".js")}`);
  await build({
    entryPoints: [file], outdir, bundle: true, format: "esm", logLevel: "error",
    conditions: ["workerd", "worker", "browser"], loader: { ".wasm": "copy" },
  });
  const miniflare = new Miniflare({
    scriptPath: join(outdir, basename(file)), modules: true, cf: false,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    modulesRoot: outdir, compatibilityDate: "2026-01-01",
  });
  try {
    return await (await miniflare.dispatchFetch("http://localhost/")).json();
  } finally {
    await miniflare.dispose();
  }
}
