// The start: the first example is there already; a link, a draft or another language takes its place once the library is there.
import { bring, bringFile } from "./actions.js";
import { app, begin, DRAFT, drafts, keep, open, state, step, ui, update } from "./app.js";
import { examples } from "./examples.js";
import { preferredLanguage, setLanguage, t, wireLanguage } from "./language.js";
import { fromFragment } from "./link.js";
import { registerOffline } from "./offline.js";
import { ALL, draw } from "./page.js";
import { complete } from "./state.js";

const root = document.getElementById("page");
// Imported here, not above, so that a missing file is reported as well.
const loading = import("./library.js").then(async (library) => {
  await library.ready;
  return library;
});
loading.catch(() => {}); // reported below
await painted();
await setLanguage(preferredLanguage()).catch(() => setLanguage("en"));
try {
  await start(await loading, await fromFragment(location.hash));
} catch (error) {
  showFailure(error);
}
document.documentElement.classList.remove("other");
document.body.classList.remove("waiting");
registerOffline();

/** The first example is drawn before anything else is done; a page in the background draws nothing. */
function painted() {
  return Promise.race([new Promise(requestAnimationFrame).then(pause), new Promise((resolve) => setTimeout(resolve, 500))]);
}

/** Lets the browser draw and answer before more is done. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** In steps, so that no task is long: the page is drawn apart, and takes the place of what was there in one. */
async function start(library, linked) {
  app.library = library;
  wireLanguage(library);
  const kept = drafts();
  const first = open(complete({ ...examples.score, from: "score" }));
  if (linked)
    begin(...kept, open(linked)); // a step back leads to one's own
  else begin(...(kept.length > 0 ? kept : [first]));
  ui.linkIsWrong = location.hash.length > 1 && !linked;
  update({ keeps: false });
  const fresh = Object.assign(document.createElement("div"), { id: "page" });
  for (ui.parts = 1; ui.parts < ALL; ui.parts += 1) {
    await pause();
    draw(fresh);
  }
  await pause();
  const own = linked || kept.length > 0 ? first : typed(first);
  if (own !== first) begin(own);
  const focus = focused();
  root.replaceWith(fresh);
  app.draw = () => draw(fresh);
  update({ keeps: own !== first });
  focus();
  wire();
}

/** A state with what was typed before the script ran. */
function typed(first) {
  let given = first;
  for (const control of root.querySelectorAll("[name]")) {
    const isChosen = control.localName === "select";
    if (
      isChosen
        ? [...control.options].every((option) => option.selected === option.defaultSelected)
        : control.value === control.defaultValue
    )
      continue;
    if (given === first) given = { ...structuredClone(first), from: "" };
    const [name, row, cell] = control.name.split(".");
    if (row !== undefined) given[name][row][cell] = control.value;
    else given[name] = name === "status" ? Number(control.value) : control.value;
  }
  return given;
}

/** What has the focus now gets it again, with its selection. */
function focused() {
  const { activeElement: control } = document;
  const { name, selectionStart, selectionEnd, scrollTop } = control;
  return () => {
    const again = name && document.querySelector(`#page [name="${name}"]`);
    again?.focus({ preventScroll: true });
    if (again && typeof selectionStart === "number") again.setSelectionRange(selectionStart, selectionEnd);
    if (again) again.scrollTop = scrollTop;
  };
}

function wire() {
  addEventListener("hashchange", async () => {
    const linked = await fromFragment(location.hash);
    ui.linkIsWrong = location.hash.length > 1 && !linked;
    if (linked) begin(state(), open(linked));
    update({ keeps: false });
  });
  addEventListener("pagehide", keep);
  addEventListener("visibilitychange", keep); // a phone may end a page that is hidden without a pagehide
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== DRAFT || !newValue) return;
    ui.isElsewhere = true;
    app.draw();
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("#error details, #notes details")) details.open = true; // as it is on paper
    ui.unfolded = new Set(["error", "notes"]);
    app.draw();
  });
  // One history for everything: a field's own would know of that field alone.
  addEventListener(
    "keydown",
    (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return;
      if (event.composedPath()[0].matches?.("#send *, #describe, [type=search]")) return;
      event.preventDefault();
      step(key === "y" || event.shiftKey ? 1 : -1);
    },
    true,
  );
  // What is pasted or dropped anywhere but into a field is read.
  addEventListener("paste", (event) => {
    if (event.defaultPrevented || event.composedPath()[0].closest?.("input, textarea, #box, [contenteditable]")) return;
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (text) bring(text);
    else if (file) bringFile(file);
  });
  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    bringFile(file);
  });
}

/** Says that the library is not there. */
function showFailure(error) {
  const alert = Object.assign(document.createElement("p"), {
    className: "failure",
    role: "alert",
    textContent: t("failed", { why: error?.message ?? error }),
  });
  document.getElementById("verdict").replaceWith(alert);
}
