// Keep and share: the link, the outcome, a program and the case file.
import { byId, element } from "./dom.js";
import { t } from "./language.js";
import { LONGEST, toFragment } from "./link.js";
import { caseOf, definitionOf, replyOf } from "./state.js";

/** Wires the buttons; `current` gives the state and its outcome. */
export function wireExport(current) {
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

/** A program that asks the library the same, to paste: it runs as it is. */
function snippetOf(runtime, campaignType, definition, reply) {
  const literal = (value) => JSON.stringify(value, null, 2);
  const evaluated = `webhook.evaluateParts("${campaignType}", reply)`;
  const ends = {
    workers: `export default {\n  fetch: () => Response.json(${evaluated}),\n};`,
    node: `console.log(JSON.stringify(${evaluated}, null, 2));`,
  };
  return `import { Webhook } from "marketo-webhook";

const webhook = new Webhook(${literal(definition)});
// A fetched Response is evaluated by: await webhook.evaluate("${campaignType}", response)
const reply = ${literal(reply)};

${ends[runtime]}
`;
}
