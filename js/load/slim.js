// Loads nothing until the caller passes the WebAssembly module.
import { calledBy } from "../errors.js";
import { instantiateLater, isBuffer, isModule } from "../instantiate.js";
import { argumentError } from "../validate.js";
import { isRunning, running, startLater, waitForCaller } from "../wasm.js";
import { notLoaded } from "../why.js";
import { loadNow } from "./now.js";

waitForCaller("call `init` or `initSync` first");

let loading;

/** Loads the module once: a later call returns the first promise, unless that load failed. */
export function init(source) {
  calledBy(init, () => checkGiven(source));
  if (loading) return loading;
  loading = startLater(
    instantiateLater(source).catch((error) => {
      throw notLoaded(error);
    }),
  );
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The same synchronously, from a compiled module or its bytes. */
export function initSync(source) {
  calledBy(initSync, () => checkLoadable(source));
  if (isRunning()) return;
  if (loading) throw new Error("the WebAssembly module is being loaded: await what `init` has returned");
  loadNow(() => source);
  running();
  loading = Promise.resolve();
}

function checkGiven(source) {
  if (source !== undefined && source !== null) return;
  throw argumentError("source", `expected a WebAssembly module, its bytes or its URL, found ${source}`);
}

function checkLoadable(source) {
  if (isModule(source) || isBuffer(source)) return;
  throw argumentError("source", "expected a WebAssembly module or its bytes, found neither");
}
