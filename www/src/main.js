// The start: what a link or the first example says is shown, then the library loads, then the editor.
import { examples } from "./gallery.js";
import { preferredLanguage, setLanguage } from "./language.js";
import { registerOffline } from "./offline.js";
import { enhance, open, showFailure, start, use } from "./page.js";
import { fromFragment } from "./share.js";
import { complete } from "./state.js";

setLanguage(preferredLanguage());
open(complete((await fromFragment(location.hash)) ?? examples.orders));
try {
  // Imported here, not above, so that a missing file is reported as well.
  const library = await import("marketo-webhook");
  await library.ready;
  await pause();
  start(library);
} catch (error) {
  showFailure(error);
}
document.body.classList.remove("waiting");
addEventListener("hashchange", async () => {
  const state = await fromFragment(location.hash);
  if (state) use(state);
});
registerOffline();
new IntersectionObserver((entries, observer) => {
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  observer.disconnect();
  enhanceEditor();
}, { rootMargin: "200px" }).observe(document.getElementById("body"));

/** Lets the browser draw and answer before more is done. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The editor comes once its place is near; without it the plain one stays. */
async function enhanceEditor() {
  try {
    const { makeEditor } = await import("./editor.js");
    await pause();
    enhance(makeEditor);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // what a module that cannot be loaded gives
  }
}
