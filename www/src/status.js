// The status: a number, or one of those that have a registered reason phrase.
import { byId, choose, element } from "./dom.js";
import { t } from "./language.js";

let webhook;
const option = (status) => element("option", { value: String(status), textContent: `${status} ${phraseOf(status)}` });

/** The registered phrase of a status: without a phrase of its own a response has that one. */
function phraseOf(status) {
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  return webhook.evaluateParts("trigger", { status, body: "x" }).webhookIsCalled.errorType ?? undefined;
}

/** Wires the picker. */
export function wireStatus(Webhook, changed) {
  webhook = new Webhook({ responseType: "none" });
  byId("registered").replaceChildren(element("option", { value: "", textContent: t("status.other"), "data-t": "status.other" }));
  byId("registered").addEventListener("input", (event) => {
    event.stopPropagation();
    const { value } = byId("registered");
    if (value === "") return byId("status").focus();
    byId("status").value = value;
    byId("reason-phrase").value = phraseOf(Number(value));
    return changed();
  });
}

/** All there are to pick: the library is asked for each. */
export function fillStatuses() {
  const { value } = byId("registered");
  const other = byId("registered").firstElementChild;
  const statuses = Array.from({ length: 500 }, (_, i) => i + 100).filter(phraseOf);
  byId("registered").replaceChildren(other, ...statuses.map(option));
  choose(byId("registered"), value);
}

/** What the picker and the reason phrase say of a status. */
export function showPhrase(status) {
  const phrase = phraseOf(status);
  const isListed = [...byId("registered").options].some(({ value }) => value === String(status));
  if (phrase && !isListed) byId("registered").append(option(status));
  choose(byId("registered"), phrase ? String(status) : "");
  byId("reason-phrase").placeholder = phrase ?? "";
}
