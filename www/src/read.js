// What somebody pastes, drops or opens: responses as tools write them, HTTP archives, case files, describe replies and bodies.
import { headerLines, stateOf } from "./state.js";

/** How what holds a response begins, whole or not: its status, what curl says, a request. */
const MESSAGE = /^\s*(?:HTTP\/|[*<>] |[A-Z]+ \S+ HTTP\/\d)/;
const STATUS = /^\s*(?:< )?HTTP\/\d(?:\.\d)?[ \t]+\d{3}\b/;

/**
 * What a text is, or the bytes that it was in a file: its `kind` (response, case, describe or body), the `part` of the state
 * that it brings, and what to say of it, a key and values. Throws an Error with the key of the reason for what cannot be read.
 */
export function readText(library, text, given = text) {
  if (text.trim() === "") throw new Error("bring.empty");
  const message = messageOf(library, text, given);
  if (message) return { kind: "response", part: partOf(library, message), says: saysOf(message, text) };
  const parsed = objectOf(text);
  if (parsed.input?.definition) return { kind: "case", part: stateOf(parsed), says: ["bring.case"] };
  if (Array.isArray(parsed.log?.entries)) return readHar(library, parsed.log.entries);
  if (Array.isArray(parsed.response?.headers)) return readHar(library, [parsed]);
  if (Array.isArray(parsed.result)) {
    const { leadFields, unmappable, diagnostics } = library.importLeadFields(parsed);
    if (leadFields.length > 0)
      return {
        kind: "describe",
        part: { leadFields },
        unmappable: unmappable.length,
        diagnostics,
        says: ["bring.describe", { count: leadFields.length }],
      };
  }
  // Most often what a log shows.
  return { kind: "body", part: { answer: "response", body: text, redirected: false }, says: ["bring.body"] };
}

/** How often a response begins in what comes before the last body. */
const HEADS = /^(?:< )?HTTP\/\d(?:\.\d)?[ \t]+\d{3}\b/gm;
const saysOf = ({ redirected, body }, text) =>
  redirected
    ? ["bring.redirected", { count: text.slice(0, text.length - body.length).match(HEADS)?.length ?? 1 }]
    : ["bring.response"];

/** The Response Type that a body is of. */
export const typeOf = (body) => (/^\s*<(?!!doctype html|html)/i.test(body) ? "xml" : "json");

/** The response that a text or the bytes of a file are, if they are one. */
function messageOf({ parseHttp }, text, given) {
  try {
    return parseHttp(given);
  } catch {
    if (!MESSAGE.test(text)) return undefined;
    throw new Error(STATUS.test(text) ? "bring.broken" : "bring.noStatus");
  }
}

function readHar(library, entries) {
  const read = entries.map((entry) => library.parseHar({ log: { entries: [entry] } })[0]);
  const place = read.findLastIndex(Boolean);
  if (place < 0) throw new Error("bring.noResponse");
  const { parts } = library.parseHar({ log: { entries } }).at(-1); // which knows of redirects before it
  const says =
    parts.body === null
      ? ["bring.noBody"]
      : entries.length === 1
        ? ["bring.response"]
        : ["bring.entry", { place: place + 1, all: entries.length }];
  return { kind: "response", part: partOf(library, parts), says };
}

/** The object that a JSON text is, an empty one where it is none. */
function objectOf(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What the state holds of a response. */
export function partOf(library, { status, statusText, headers, body, redirected = false }) {
  const text = typeof body === "string" ? body : textOf(library, { status, headers, body: body ?? "" });
  return { answer: "response", status, statusText, headers: headerLines(headers), body: text, redirected };
}

/** A body as the library decodes it: by its charset. */
function textOf({ evaluateParts }, parts) {
  return evaluateParts("trigger", parts, { responseType: "none" }, { maxBodyBytes: parts.body.length }).webhookIsCalled.response;
}

/** The text of a file, and whether it is UTF-8. */
export function decode(bytes) {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder().decode(bytes), isUtf8: false };
  }
}
