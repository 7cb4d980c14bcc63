// The size of what is published.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { contents } from "./contents.js";

const require = createRequire(fileURLToPath(new URL("../../tests/package.json", import.meta.url)));

/** Raw, gzip -9 and brotli 11. */
const measured = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];

export function sizes(project) {
  const dist = join(project, "node_modules/marketo-webhook/dist");
  const { buildSync, transformSync } = require("esbuild");
  const bundled = (entry) =>
    buildSync({
      entryPoints: [join(dist, entry)],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      target: "es2022",
      external: ["*.wasm", "*/rescue.js"],
    }).outputFiles[0].contents;
  const scripts = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".js") && !file.startsWith("www"));
  const each = scripts.map((file) => transformSync(readFileSync(join(dist, file), "utf8"), { minify: true, format: "esm" }).code);
  const rows = [
    ["the wasm", ...measured(readFileSync(join(dist, "marketo_webhook_bg.wasm"))), "85 KB brotli"],
    [
      "the JavaScript of the browser entry, bundled and minified, all that it exports",
      ...measured(bundled("entry/browser.js")),
      "",
    ],
    ["the JavaScript of the Node entry with the module as text, bundled and minified", ...measured(bundled("entry/node.js")), ""],
    ["the middleware, bundled and minified with the library", ...measured(bundled("middleware.js")), ""],
    [`all JavaScript of the package (${scripts.length} files), each minified`, ...measured(Buffer.from(each.join("\n"))), ""],
  ];
  return { title: "Sizes in bytes", head: ["what", "raw", "gzip -9", "brotli 11", "target"], rows };
}

/** What the bytes of the module are used for, from a build with names. */
export function parts(named) {
  const all = contents(readFileSync(join(named, "marketo_webhook_bg.wasm")));
  const sum = all.reduce((sum, [, size]) => sum + size, 0);
  const large = all.filter(([, size]) => size >= 0.005 * sum);
  const rest = sum - large.reduce((sum, [, size]) => sum + size, 0);
  const rows = [...large, ["the rest", rest], ["all", sum]].map(([what, size]) => [
    what,
    size,
    `${((100 * size) / sum).toFixed(1)} %`,
  ]);
  return {
    title: "What the bytes of the wasm are for, raw",
    head: ["what", "bytes", "share"],
    rows,
    text: "What is inlined counts where it is inlined.",
  };
}
