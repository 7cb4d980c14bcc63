// Loads that are done when the script has run.
import { instantiate } from "../instantiate.js";
import { startNow } from "../wasm.js";
import { notLoaded } from "../why.js";

/** Starts with the module, or its bytes, that a function gives. */
export function loadNow(source) {
  startNow(() => {
    try {
      return instantiate(source());
    } catch (error) {
      throw notLoaded(error);
    }
  });
}
