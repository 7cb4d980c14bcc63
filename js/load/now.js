// Loads that finish while the script runs.
import { instantiate } from "../instantiate.js";
import { startNow } from "../wasm.js";
import { notLoaded } from "../why.js";

/** Starts with the module, or its bytes, that a function returns. */
export function loadNow(source) {
  startNow(() => {
    try {
      return instantiate(source());
    } catch (error) {
      throw notLoaded(error);
    }
  });
}
