// Loads nothing by itself: the caller brings the WebAssembly module.
import { tagOf } from "../tags.js";
import { argumentError } from "../validate.js";
import { isRunning, notLoaded, start, startLater, waitForCaller } from "../wasm.js";
import load, { initSync as loadSync } from "../marketo_webhook.js";

waitForCaller("call `init` or `initSync` first");

let loading;

/** Loads the module, once: a later call returns the promise of the first, unless that has failed. */
export function init(source) {
  if (source === undefined || source === null) throw missing(source);
  if (loading) return loading;
  loading = startLater(load({ module_or_path: source }));
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The same at once, from a compiled module or its bytes. */
export function initSync(source) {
  if (!isModule(source) && !isBuffer(source)) {
    throw argumentError("source", "expected a WebAssembly module or its bytes, found neither");
  }
  if (isRunning()) return;
  if (loading) throw new Error("the WebAssembly module is being loaded: await what `init` has returned");
  let exports;
  try {
    exports = loadSync({ module: source });
  } catch (error) {
    throw notLoaded(error);
  }
  start(exports);
  loading = Promise.resolve();
}

const isModule = (value) => tagOf(value) === "[object WebAssembly.Module]";
const isBuffer = (value) => ArrayBuffer.isView(value) || /^\[object (Shared)?ArrayBuffer]$/.test(tagOf(value));

function missing(source) {
  return argumentError("source", `expected a WebAssembly module, its bytes or its URL, found ${source}`);
}

export * from "../api.js";
