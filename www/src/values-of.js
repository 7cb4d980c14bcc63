// The values of a body, and the lead field that each may be meant for.
import { scriptAddress } from "./offline.js";

/** What holds values and is none that a mapping writes. */
const CONTAINERS = new Set(["object", "array", "element"]);
/** Values that are kept of a body; one more says that there are others. */
export const LISTED = 2_000;
/** From how many characters on listing takes so long that typing would wait for it. */
const LONG = 40_000;

/** What of a list of the library can be shown: values, with an attribute or the reason why none reaches them. */
export const shownOf = (list) => list.filter(({ kind }) => !CONTAINERS.has(kind)).slice(0, LISTED + 1);

let worker;
let asked = 0;
let known = [];
let last = {};

/** The values; of a long body those known before, until `later` is called with its own. */
export function valuesOf(library, { responseType, answer, body }, later) {
  if (body === last.body && responseType === last.responseType && answer === last.answer) return known;
  last = { responseType, answer, body };
  asked += 1;
  if (responseType === "none" || answer !== "response" || body === "") return (known = []);
  if (body.length > LONG && globalThis.Worker) {
    listElsewhere({ asked, responseType, body }, later);
    return known;
  }
  try {
    return (known = shownOf(library.listAttributes(responseType, body)));
  } catch (error) {
    // The outcome says what is wrong with the body.
    if (error.code !== "invalid-argument") throw error;
    return (known = []);
  }
}

async function listElsewhere(question, later) {
  const { default: address } = await import("./lister.js?worker&url");
  worker ??= new Worker(scriptAddress(address), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.asked === asked) later((known = data.values));
  };
  worker.postMessage(question);
}

const plain = (name) => (typeof name === "string" ? name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") : "");

/** The names of a field, as keys are compared with them. */
const names = new WeakMap();
function namesOf(field) {
  if (!names.has(field)) names.set(field, [field.name, field.restName, field.displayName].map(plain).filter(Boolean));
  return names.get(field);
}

/** The lead field whose name the value's key is, of a number also with "Lead" before it, if it takes the value. */
export function fieldFor({ steps, fits, kind }, fields) {
  const key = plain(steps.findLast((step) => typeof step === "string"));
  const isNamed = (own) => own === key || (kind === "number" && own === `lead${key}`);
  return (
    fields.find((field) => !field.readOnly && namesOf(field).some(isNamed) && (kind === "null" || fits.includes(field.dataType)))
      ?.name ?? ""
  );
}
