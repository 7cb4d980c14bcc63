// Why the module cannot be loaded, and what helps: by the name of the runtime, if it is known.

/** The error to throw if the module cannot be loaded. */
export function notLoaded(cause) {
  const why = obstacle() ?? cause?.message ?? String(cause);
  return new Error(`the WebAssembly module of marketo-webhook could not be loaded: ${why}`, { cause });
}

/** What a bundler produced instead of a module. */
export function unexpectedImport(given) {
  const found = given === null ? "null" : Array.isArray(given) ? "an array" : `a value of type ${typeof given}`;
  return new TypeError(
    `the bundler made ${found} of marketo_webhook_bg.wasm: have it make a compiled module, as wrangler and Next.js do (esbuild: \`--loader:.wasm=copy\`)`,
  );
}

/** An empty module. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
/** A module whose function has a vector and a reference: the newest features used. */
const FEATURES = Uint8Array.of(...EMPTY, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 2, 1, 0x7b, 1, 0x6f, 0x0b);
const HAVE_FEATURES = "Chrome 96, Firefox 89, Safari 16.4 and Node 18 have them";

/** What keeps this runtime from loading any such module, if anything does. */
export function obstacle() {
  const { name, missing, forbidden } = runtime();
  if (typeof WebAssembly === "undefined") return missing ?? `${name} has no WebAssembly`;
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    return forbidden;
  }
  return WebAssembly.validate(FEATURES) ? undefined : `${name} lacks vectors or references in WebAssembly: ${HAVE_FEATURES}`;
}

function runtime() {
  const { navigator, EdgeRuntime, fastly, process, document } = globalThis;
  if (navigator?.userAgent === "Cloudflare-Workers") {
    return {
      name: "Cloudflare Workers",
      forbidden: "Cloudflare Workers compile no bytes: bundle with the condition `workerd`, as wrangler does",
    };
  }
  if (typeof EdgeRuntime === "string") {
    return {
      name: "the edge runtime",
      forbidden: "the edge runtime compiles no bytes: bundle with the condition `edge-light`, as Next.js does",
    };
  }
  if (fastly) return { name: "Fastly Compute" };
  if (process?.versions?.node) return { name: "Node", missing: "Node has no WebAssembly with `--jitless`: start it without" };
  const forbidden = "the Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src";
  return document ? { name: "this browser", forbidden } : { name: "this runtime" };
}
