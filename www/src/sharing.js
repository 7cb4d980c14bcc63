// Keep and share: the link, the outcome, code and the case file.
import { byId, element } from "./dom.js";
import { t } from "./language.js";
import { LONGEST, snippetOf, toFragment } from "./share.js";
import { caseOf, definitionOf, replyOf } from "./state.js";

/** Wires the buttons; `current` gives the state and its outcome. */
export function wireSharing(current) {
  const said = (key) => {
    byId("share-said").textContent = t(key);
    byId("share-file").hidden = key !== "share.tooLong";
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      said("share.copied");
    } catch {
      said("share.blocked");
    }
  };
  const snippet = (runtime) => {
    const { state } = current();
    return copy(snippetOf(runtime, state.campaignType, definitionOf(state), replyOf(state)));
  };
  byId("copy-link").addEventListener("click", async () => {
    const fragment = await toFragment(current().state);
    if (fragment.length > LONGEST) return said("share.tooLong");
    history.replaceState(null, "", fragment);
    return copy(location.href);
  });
  byId("copy-json").addEventListener("click", () => copy(JSON.stringify(current().outcome, null, 2)));
  byId("copy-workers").addEventListener("click", () => snippet("workers"));
  byId("copy-node").addEventListener("click", () => snippet("node"));
  for (const id of ["download", "share-file"]) byId(id).addEventListener("click", () => download(current()));
}

function download({ state, outcome }) {
  const file = new Blob([`${JSON.stringify(caseOf(state, outcome), null, 2)}\n`], { type: "application/json" });
  const url = URL.createObjectURL(file);
  element("a", { href: url, download: "marketo-webhook-case.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
