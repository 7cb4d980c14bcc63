// An outcome without lead data, for logs and reports.
import { calledBy } from "./errors.js";
import { withMessage } from "./render.js";
import { checkOutcome } from "./validate.js";

const REDACTED = "…";

/**
 * Values of explanations without lead data: from the definition, from the library, and positions. All others may quote the body.
 */
const KEPT = [
  "attribute",
  "field",
  "fields",
  "suggestion",
  "datatype",
  "webhook",
  "format",
  "kind",
  "expected",
  "literal",
  "example",
  "bracket",
  "charset",
  "coding",
  "status",
  "phrase",
  "count",
  "limit",
  "length",
  "index",
  "step",
  "line",
  "column",
];
/** What a body is said to be. */
const FORMATS = ["JSON", "XML"];

export function redact(outcome) {
  return calledBy(redact, () => {
    checkOutcome(outcome);
    const { webhookIsCalled, notes = [], ...members } = outcome;
    const redacted =
      outcome.kind === "error"
        ? { ...members, error: redactExplained(outcome.error) }
        : { ...members, updates: outcome.updates.map(redactUpdate), skipped: outcome.skipped.map(redactSkipped) };
    return { ...redacted, webhookIsCalled: webhookIsCalled && redactCalled(webhookIsCalled), notes: notes.map(redactExplained) };
  });
}

/** A field that is cleared gets no value. */
const redactValue = (value) => (value === null ? null : REDACTED);

function redactUpdate(update) {
  return { ...update, value: redactValue(update.value), text: redactValue(update.text) };
}

function redactSkipped({ found, ...skipped }) {
  const redacted = redactExplained(skipped);
  return found ? { ...redacted, found: { ...found, excerpt: REDACTED } } : redacted;
}

function redactCalled(called) {
  return { ...called, response: called.response === "" ? "" : REDACTED };
}

function redactExplained({ message, ...members }) {
  return withMessage({ ...members, explanation: redactExplanation(members.explanation) });
}

function redactExplanation({ id, values }) {
  // The pieces of an attribute are kept too.
  const isPiece = (value) => typeof value === "string" && (FORMATS.includes(value) || Boolean(values.attribute?.includes(value)));
  const redacted = Object.entries(values).map(([name, value]) => {
    if (Array.isArray(value)) return [name, KEPT.includes(name) ? value : [REDACTED]];
    if (typeof value === "object") return [name, redactExplanation(value)];
    return [name, KEPT.includes(name) || isPiece(value) ? value : REDACTED];
  });
  return { id, values: Object.fromEntries(redacted) };
}
