// The status: a number, or one of those that have a registered reason phrase.
import { byId, choose, element } from "./dom.js";
import { t } from "./language.js";

/** The registered phrases by status. */
const phrases = new Map();

/** Fills the picker, and wires it. */
export function fillStatuses(Webhook, changed) {
  const webhook = new Webhook({ responseType: "none" });
  for (let status = 100; status <= 599; status++) {
    // The library is asked for each: without a phrase of its own a response has the registered one.
    const { errorType } = webhook.evaluateParts("trigger", { status, body: "x" }).webhookIsCalled;
    if (errorType) phrases.set(status, errorType);
  }
  webhook.free();
  const options = [...phrases].map(([status, phrase]) => element("option", { value: String(status), textContent: `${status} ${phrase}` }));
  byId("registered").replaceChildren(element("option", { value: "", textContent: t("status.other"), "data-t": "status.other" }), ...options);
  byId("registered").addEventListener("input", (event) => {
    event.stopPropagation();
    const { value } = byId("registered");
    if (value === "") return byId("status").focus();
    byId("status").value = value;
    byId("reason-phrase").value = phrases.get(Number(value));
    return changed();
  });
}

/** What the picker and the reason phrase say of a status. */
export function showPhrase(status) {
  choose(byId("registered"), phrases.has(status) ? String(status) : "");
  byId("reason-phrase").placeholder = phrases.get(status) ?? "";
}
