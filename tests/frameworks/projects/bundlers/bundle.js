// Bundles a program into one file with one of the bundlers, in its usual way and without settings for the package.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const [bundler, what, out] = process.argv.slice(2);
const entry = { esm: "main.js", cjs: "main.js", browser: "page.js", worker: "worker.js" }[what];
const forNode = what === "esm" || what === "cjs";
const format = what === "cjs" ? "cjs" : "esm";
const command = (file, args) => {
  const { status } = spawnSync(file, args, { stdio: "inherit" });
  process.exit(status);
};

const bundlers = {
  esbuild: () =>
    command("esbuild", [
      entry,
      "--bundle",
      `--format=${format}`,
      `--platform=${forNode ? "node" : "browser"}`,
      `--outfile=${out}`,
      "--log-level=warning",
    ]),

  async rollup() {
    const { rollup } = await import("rollup");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: !forNode })] });
    await bundle.write({ file: out, format, inlineDynamicImports: true });
  },

  async rolldown() {
    const { rolldown } = await import("rolldown");
    const bundle = await rolldown({ input: entry, platform: forNode ? "node" : "browser" });
    await bundle.write({ file: out, format, codeSplitting: false });
  },

  async webpack() {
    const webpack = createRequire(import.meta.url)("webpack");
    const isModule = format === "esm";
    const stats = await new Promise((resolve, reject) => {
      webpack(
        {
          mode: "production",
          context: process.cwd(),
          entry: `./${entry}`,
          target: forNode ? "node20" : what === "worker" ? "webworker" : "web",
          performance: false,
          output: {
            path: process.cwd(),
            filename: out,
            chunkFormat: isModule ? "module" : undefined,
            library: { type: isModule ? "module" : "commonjs2" },
            publicPath: "",
          },
          experiments: { outputModule: isModule },
          plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
        },
        (error, stats) => (error ? reject(error) : resolve(stats)),
      );
    });
    if (stats.hasErrors()) throw new Error(stats.toString());
  },

  tsup: () =>
    command("tsup", [
      entry,
      "--format",
      format,
      "--platform",
      forNode ? "node" : "browser",
      "--no-splitting",
      "--out-dir",
      out,
      "--silent",
    ]),

  bun: () =>
    command("bun", ["build", entry, `--target=${forNode ? "node" : "browser"}`, `--format=${format}`, `--outfile=${out}`]),
};

await bundlers[bundler]();
