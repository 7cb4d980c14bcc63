// The one WebAssembly instance: an entry loads it, everything else uses it.
import { vocabulary } from "./marketo_webhook.js";

let instance;
let failure;
let settle;
/** What to do while there is no instance. */
let advice = "`await ready` first";
/** Whether a caller has to load the module, and has not yet. */
let isUpToCaller = false;

/** Fulfilled once the WebAssembly module runs; rejected if it cannot be loaded. */
export const ready = new Promise((resolve, reject) => {
  settle = { resolve, reject };
});
// A load that fails is reported by whatever needs the module, not as an unhandled rejection besides.
ready.catch(() => {});

/** Starts with the exports of an instantiated module. */
export function start(exports) {
  instance = { memory: exports.memory, vocabulary: vocabulary() };
  isUpToCaller = false;
  settle.resolve();
}

/** Starts once the promised exports are there. */
export function startLater(promise) {
  isUpToCaller = false;
  promise.then(start).catch((error) => {
    failure = new Error("the WebAssembly module of marketo-webhook could not be loaded", { cause: error });
    settle.reject(failure);
  });
  return ready;
}

/** Nothing is loaded until the caller says so. */
export function waitForCaller(what) {
  advice = what;
  isUpToCaller = true;
}

/** The running instance. */
export function running() {
  if (instance) return instance;
  throw failure ?? new Error(`the WebAssembly module is not loaded yet: ${advice}`);
}

/** The running instance, once it is there. */
export async function loaded() {
  if (!isUpToCaller) await ready;
  return running();
}
