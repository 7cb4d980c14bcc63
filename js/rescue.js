// Loaded only where the module could not be fetched. It shares no file with what is loaded at once: bundlers would make a
// chunk of that.
import { notLoaded, obstacle } from "./why.js";

/** Instantiates the module that is inlined as text, unless the runtime takes no module at all. */
export async function rescue(cause, instantiate) {
  if (obstacle() !== undefined) throw notLoaded(cause);
  try {
    const { inlined } = await import("./inlined.js");
    return await instantiate(inlined());
  } catch {
    throw notLoaded(cause);
  }
}
