// Loads nothing by itself: the caller brings the WebAssembly module.
import { argumentError } from "../argument.js";
import { start, startLater, waitForCaller } from "../instance.js";
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
  if (source === undefined || source === null) throw missing(source);
  if (loading) return;
  start(loadSync({ module: source }));
  loading = Promise.resolve();
}

function missing(source) {
  return argumentError("source", `expected a WebAssembly module, its bytes or its URL, found ${source}`);
}

export * from "../api.js";
