// Programs bundled for browsers, minified, as a user's bundler would.
import { build } from "esbuild";

import { consumer } from "./support.js";

/** A program of the consumer's: the bytes that load at once, the package's files in them, and the imports that are left. */
export async function bundled(program) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: consumer, loader: "ts" },
    bundle: true,
    minify: true,
    splitting: true,
    outdir: "out",
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "error",
    external: ["*.wasm"],
  });
  const [name, { inputs, imports }] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>");
  const files = Object.keys(inputs)
    .filter((file) => inputs[file].bytesInOutput > 0)
    .map((file) => file.replace(/.*dist\//, ""));
  const { contents: bytes } = outputFiles.find(({ path }) => path.endsWith(name));
  // esbuild splits off a helper of its own, without any of the package.
  const more = imports.filter(
    ({ path, kind }) => kind !== "dynamic-import" && Object.keys(metafile.outputs[path].inputs).length > 0,
  );
  return { bytes, files, more: more.map(({ path }) => path) };
}
