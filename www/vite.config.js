// Static files for any host and any sub-path.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const top = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The names of the files, for the service worker to keep. */
const listFiles = {
  name: "list-files",
  generateBundle(options, bundle) {
    const files = Object.keys(bundle).filter((file) => !file.endsWith(".html"));
    this.emitFile({ type: "asset", fileName: "files.json", source: JSON.stringify([...files, "icon.svg", "manifest.webmanifest"]) });
  },
};

export default defineConfig({
  root: top("www"),
  base: "./",
  resolve: { alias: { "marketo-webhook": top("dist/entry/browser.js") } },
  plugins: [listFiles],
  build: {
    outDir: top("dist/www"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
});
