// The start: what a link or the first example says is shown, then the library loads, then the editor.
import { examples } from "./gallery.js";
import { preferredLanguage, setLanguage, t } from "./language.js";
import { registerOffline } from "./offline.js";
import { enhance, open, showFailure, start, use } from "./page.js";
import { fromFragment } from "./link.js";
import { complete } from "./state.js";
import { fillStatuses } from "./status.js";

// Imported here, not above, so that a missing file is reported as well.
const loading = import("./library.js").then(async (library) => {
  await library.ready;
  return library;
});
loading.catch(() => {}); // reported below
await painted();
await setLanguage(preferredLanguage()).catch(() => setLanguage("en"));
const linked = await fromFragment(location.hash);
open(complete(linked ?? examples.orders));
showLink(linked);
try {
  const library = await loading;
  await pause();
  await start(library, pause);
  await pause();
  fillStatuses();
} catch (error) {
  showFailure(error);
}
document.body.classList.remove("waiting");
addEventListener("hashchange", async () => {
  const state = await fromFragment(location.hash);
  showLink(state);
  if (state) use(state);
});
addEventListener("beforeprint", () => document.querySelector("details.settled")?.unfold()); // as it is on paper
registerOffline();
// On a narrow screen a button leads to the outcome as long as that is out of sight.
new IntersectionObserver((entries) => {
  document.body.classList.toggle("unseen-outcome", !entries.at(-1).isIntersecting);
}).observe(document.querySelector(".result"));
new IntersectionObserver((entries, observer) => {
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  observer.disconnect();
  enhanceEditor();
}, { rootMargin: "200px" }).observe(document.getElementById("body"));

/** Says so where the address has a link that cannot be read. */
function showLink(state) {
  document.getElementById("link-said").textContent = location.hash.length > 1 && !state ? t("link.wrong") : "";
}

/** The first example is drawn before anything else is done; a page in the background draws nothing. */
function painted() {
  return Promise.race([new Promise(requestAnimationFrame).then(pause), new Promise((resolve) => setTimeout(resolve, 500))]);
}

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
