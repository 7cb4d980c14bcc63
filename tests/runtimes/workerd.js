// Programs for Cloudflare Workers, run in workerd.
import { basename, join } from "node:path";

import { build } from "esbuild";
import { Miniflare } from "miniflare";

import { output } from "./support.js";

/** A Worker, bundled into a folder and started. `hear` gets its output. */
export async function startWorker(file, outdir, hear) {
  await build({
    entryPoints: [file],
    outdir,
    bundle: true,
    format: "esm",
    logLevel: "error",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
  });
  return new Miniflare({
    scriptPath: join(outdir, basename(file)),
    modules: true,
    cf: false,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    modulesRoot: outdir,
    compatibilityDate: "2026-01-01",
    ...(hear && {
      handleRuntimeStdio: (...streams) => {
        for (const stream of streams) stream.on("data", (chunk) => hear(String(chunk)));
      },
    }),
  });
}

/** The answer of the bundled program. */
export async function inWorkerd(file) {
  const miniflare = await startWorker(file, output(`miniflare-${basename(file, ".js")}`));
  try {
    return await (await miniflare.dispatchFetch("http://localhost/")).json();
  } finally {
    await miniflare.dispose();
  }
}
