// Outcomes as problem details (RFC 9457).
import { calledBy } from "./errors.js";
import { checkOutcome } from "./validate.js";

/** Longer responses are left out of problems: a reply must not grow by the one it replaces. */
const LONGEST_RESPONSE = 1000;

export function toProblem(outcome) {
  calledBy(toProblem, () => checkOutcome(outcome));
  const { type, status, title, detail } = said(outcome);
  return { type, title, status, detail, outcome: brief(outcome) };
}

function said(outcome) {
  if (outcome.kind === "error") {
    const { type, message } = outcome.error;
    return { type: `urn:marketo-webhook:${type}`, status: 502, title: "Marketo would ignore this response", detail: message };
  }
  const { updates, skipped } = outcome;
  const reasons = skipped.map(({ message }) => message).join("; ");
  if (updates.length === 0) {
    const detail = reasons || "the webhook has no response mappings";
    return { type: "urn:marketo-webhook:no-field-changes", status: 502, title: "Marketo would change no lead field", detail };
  }
  return {
    type: "about:blank",
    status: 200,
    title: "Marketo would change lead fields",
    detail: reasons || "every response mapping applies",
  };
}

function brief(outcome) {
  const { webhookIsCalled } = outcome;
  if (!(webhookIsCalled?.response?.length > LONGEST_RESPONSE)) return outcome;
  // Written out, since a spread would decode a long response again.
  const { webhook, errorType, errorCode } = webhookIsCalled;
  return { ...outcome, webhookIsCalled: { webhook, response: "", errorType, errorCode } };
}

/** Whether Marketo would not use a 2xx reply. */
export function isIgnored(outcome) {
  if (!(outcome.status >= 200 && outcome.status <= 299)) return false;
  if (outcome.kind === "error") return outcome.error.type === "empty-body" || outcome.error.type === "unreadable-body";
  return outcome.updates.length === 0 && outcome.skipped.length > 0;
}

/** Headers that describe the replaced body. */
const OF_BODY = [
  "accept-ranges",
  "content-digest",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-md5",
  "content-range",
  "digest",
  "etag",
  "last-modified",
  "repr-digest",
  "transfer-encoding",
];

/** The reply sent instead: a failure, so that Marketo logs one. */
export function problemResponse(outcome, { headers: given }) {
  const problem = toProblem(outcome);
  if (problem.status !== 502) Object.assign(problem, { status: 502, title: "The service refuses to send this response" });
  const headers = new Headers(given);
  for (const name of OF_BODY) headers.delete(name);
  headers.set("content-type", "application/problem+json");
  return new Response(JSON.stringify(problem), { status: 502, headers });
}
