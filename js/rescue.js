// Loaded only if the module could not be fetched. It shares no file with what is loaded at the start: bundlers would make a
// separate chunk of that.
import { notLoaded, obstacle } from "./why.js";

/** Instantiates the module inlined as text, unless the runtime accepts no module at all. */
export async function rescue(cause, instantiate) {
  if (obstacle() !== undefined) throw notLoaded(cause);
  try {
    const { inlined } = await import("./inlined.js");
    return await instantiate(inlined());
  } catch {
    throw notLoaded(cause);
  }
}
