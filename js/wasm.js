// The only WebAssembly instance: an entry loads it, everything else uses it.
import { InternalError } from "./errors.js";
import { exports, panicText, __wbg_reset_state as resetState, vocabulary } from "./marketo_webhook.js";

let instance;
let failure;
let settle;
/** The instance loaded last, or being loaded. */
let loading;
/** What to do if there is no instance. */
let advice = "`await ready` first";
/** Whether the caller must load the module, and has not yet. */
let isUpToCaller = false;

/** Fulfilled once the WebAssembly module runs, rejected if it cannot be loaded; replaced if loading is tried again. */
export let ready;

function expectLoad() {
  failure = undefined;
  ready = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  // A failed load is reported by whatever needs the module, not as an unhandled rejection too.
  ready.catch(() => {});
  loading = ready;
}

expectLoad();

/** Starts with the exports of a new instance. */
function start(exports) {
  instance = { memory: exports.memory, vocabulary: readVocabulary(), generation: (instance?.generation ?? 0) + 1 };
  isUpToCaller = false;
  settle.resolve();
}

/** The lists of names whose indices are the words of an outcome. */
function readVocabulary() {
  const lists = vocabulary()
    .split("\n")
    .map((line) => line.split(" "));
  return Object.fromEntries(lists.map(([list, ...names]) => [list, names]));
}

/** Starts with the result of `instantiate`. Its errors are thrown by whatever needs the module. */
export function startNow(instantiate) {
  if (failure) expectLoad();
  isUpToCaller = false;
  loading = ready;
  try {
    start(instantiate());
  } catch (error) {
    fail(error);
  }
}

/** Starts once the promised exports are there. */
export function startLater(promise) {
  if (failure) expectLoad();
  isUpToCaller = false;
  loading = promise.then(start).catch((error) => {
    fail(error);
    throw error;
  });
  loading.catch(() => {});
  return loading;
}

function fail(error) {
  failure = error;
  settle.reject(error);
}

/** Whether an instance runs. */
export function isRunning() {
  return instance !== undefined;
}

/** Loads nothing until the caller does; `how` is what to tell a caller who has not. */
export function waitForCaller(how) {
  advice = how;
  isUpToCaller = true;
}

/** The running instance. */
export function running() {
  if (instance) return instance;
  throw failure ?? new Error(`the WebAssembly module is not loaded yet: ${advice}`);
}

/** The running instance, once it is there. */
export async function loaded() {
  if (!instance && !isUpToCaller) await loading;
  return running();
}

/** Errors of engines when a module traps, or runs out of memory or stack. By name, since they may be from another realm. */
const TRAPS = ["RuntimeError", "RangeError", "InternalError"];

/**
 * Calls into the module. If it traps, its memory can no longer be trusted: the caller gets an error, and the next call a new
 * instance.
 */
export function guarded(call) {
  try {
    return call();
  } catch (error) {
    throw trapped(error);
  }
}

/** The error to throw for one thrown by a call into the module. */
export function trapped(error) {
  return TRAPS.includes(error?.name) && error.code === undefined ? internalError(error) : error;
}

function internalError(cause) {
  let text = cause.message;
  try {
    text = panicText() ?? text;
  } catch {
    // Then the trap's own text is used.
  }
  instance = { generation: instance.generation };
  try {
    resetState();
    start(exports);
  } catch (error) {
    instance = undefined;
    failure = new InternalError("marketo-webhook failed and could not be started anew", { cause: error });
  }
  return new InternalError(`marketo-webhook failed: ${text}`, { cause });
}
