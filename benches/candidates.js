// The library and what it is measured against.
import { json } from "./json.js";
import { xml } from "./xml.js";

/** The baselines of the ratios, by format. */
export const BASELINE = { json: "hand-written", xml: "hand-written over saxes" };

/** The name of the version before. Its outcomes may differ. */
export const BEFORE = "version before";

/** All candidates return the whole outcome; none may read the input in another way and agree in the values only. */
const OTHERS = { json, xml };

/** Candidates by name, each from a definition to a function of a response's parts; with the version before, if there is one. */
export function candidates({ Webhook }, format, before) {
  const of = (Webhook) => (definition) => {
    const webhook = new Webhook(definition);
    return (parts) => webhook.evaluateParts("trigger", parts);
  };
  const read = (definition) => {
    const webhook = new Webhook(definition);
    return (parts) => {
      const outcome = webhook.evaluateParts("trigger", parts);
      sink += outcome.webhookIsCalled.response.length;
      return outcome;
    };
  };
  const earlier = before && { [BEFORE]: of(before.Webhook) };
  return { library: of(Webhook), ...earlier, "library, response read": read, ...OTHERS[format] };
}

// biome-ignore lint/correctness/noUnusedVariables: a result that is used cannot be optimized away
let sink = 0;

/** The first difference between two outcomes, as text, or nothing. */
export function difference(one, another, path = "outcome") {
  if (Object.is(one, another)) return undefined;
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(one) || !isObject(another) || Array.isArray(one) !== Array.isArray(another)) {
    return `${path} is ${show(one)} and ${show(another)}`;
  }
  const keys = Object.keys(one);
  const others = Object.keys(another);
  if (keys.length !== others.length || keys.some((key) => !(key in another)))
    return `${path} has the members ${keys} and ${others}`;
  for (const key of keys) {
    const found = difference(one[key], another[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const show = (value) => String(JSON.stringify(value)).slice(0, 200);
