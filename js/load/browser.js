// Browsers fetch the module.
import { instantiate, instantiateLater } from "../instantiate.js";
import { startLater } from "../wasm.js";

async function fetched() {
  return instantiateLater(new URL("../marketo_webhook_bg.wasm", import.meta.url));
}

/**
 * For a page whose bundler left the file out, or whose server answers with a page instead. A page must compile a module of this
 * size asynchronously; a Worker compiles it at once, since it cannot wait after its start.
 */
async function rescued(cause) {
  let rescue;
  try {
    ({ rescue } = await import("../rescue.js"));
  } catch {
    throw new Error("the WebAssembly module of marketo-webhook could not be loaded", { cause });
  }
  return rescue(cause, globalThis.document ? instantiateLater : instantiate);
}

startLater(fetched().catch(rescued));
