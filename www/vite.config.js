// Static files for any host and any sub-path.
import { fileURLToPath, pathToFileURL } from "node:url";
import { defineConfig } from "vite";

const top = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The names of the files, for the service worker to keep. */
const listFiles = {
  name: "list-files",
  generateBundle(_, bundle) {
    // Without the module as text, which nobody loads where the module itself is served.
    const files = Object.keys(bundle).filter((file) => !/\.html$|\/inlined-/.test(file));
    this.emitFile({
      type: "asset",
      fileName: "files.json",
      source: JSON.stringify([...files, "first.js", "icon.svg", "manifest.webmanifest"]),
    });
  },
};

/**
 * The first example is there before the library is: Node itself loads what renders it, the page's own modules as they are. The
 * library is asked for with the page's own script, both after what the first paint needs; the style sheet before the script
 * that waits: below a policy in the page Chromium does not look ahead of one.
 */
const firstPaint = {
  name: "first-paint",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    async handler(html, { bundle }) {
      const { prerender } = await import(pathToFileURL(top("www/prerender.js")));
      const library = Object.keys(bundle).find((file) => /library-.*\.js$/.test(file));
      const [style] = html.match(/<link rel="stylesheet"[^>]*>/);
      const ordered = html.replace(style, "").replace('<script src="./first.js">', (script) => `${style}\n  ${script}`);
      return {
        html: await prerender(ordered.replace(/<script type="module"|<link rel="modulepreload"/g, '$& fetchpriority="low"')),
        tags: [library, ...bundle[library].imports]
          .filter((file) => !ordered.includes(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", fetchpriority: "low", href: `./${file}` },
            injectTo: "head",
          })),
      };
    },
  },
};

export default defineConfig({
  root: top("www"),
  base: "./",
  resolve: {
    alias: [
      { find: "marketo-webhook/probe", replacement: top("dist/entry/probe.js") },
      { find: /^marketo-webhook\/((?:http|messages).*)/, replacement: top("dist/$1.js") },
      { find: /^sources\/(.*)/, replacement: top("dist/sources/$1.js") },
      { find: "marketo-webhook", replacement: top("dist/entry/browser.js") },
    ],
  },
  worker: { format: "es" },
  plugins: [listFiles, firstPaint],
  build: {
    outDir: top("dist/www"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
});
