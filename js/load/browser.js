// Browsers fetch the module.
import { instantiate, instantiateLater } from "../instantiate.js";
import { startLater } from "../wasm.js";

async function fetched() {
  return instantiateLater(new URL("../marketo_webhook_bg.wasm", import.meta.url));
}

/**
 * For a page whose bundler left the file out, or whose server answers with a page instead. Pages may need to wait for a module of
 * this size; Workers cannot: nothing can load after their start.
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
