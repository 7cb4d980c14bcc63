// Static files for any host and any sub-path.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { prerender } from "./prerender.js";

const top = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The names of the files, for the service worker to keep. */
const listFiles = {
  name: "list-files",
  generateBundle(options, bundle) {
    const files = Object.keys(bundle).filter((file) => !file.endsWith(".html"));
    this.emitFile({ type: "asset", fileName: "files.json", source: JSON.stringify([...files, "first.js", "icon.svg", "manifest.webmanifest"]) });
  },
};

/** What the first outcome needs is asked for at once, not when the script that needs it runs. */
const preload = {
  name: "preload",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle }) {
      const named = (pattern) => Object.keys(bundle).find((file) => pattern.test(file));
      return [
        { tag: "link", attrs: { rel: "modulepreload", href: `./${named(/browser-.*\.js$/)}` }, injectTo: "head" },
        { tag: "link", attrs: { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "", href: `./${named(/\.wasm$/)}` }, injectTo: "head" },
      ];
    },
  },
};

/** The first example is there before the library is. */
const renderFirst = { name: "render-first", apply: "build", transformIndexHtml: { order: "post", handler: prerender } };

export default defineConfig({
  root: top("www"),
  base: "./",
  resolve: { alias: { "marketo-webhook": top("dist/entry/browser.js") } },
  plugins: [listFiles, preload, renderFirst],
  build: {
    outDir: top("dist/www"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
});
