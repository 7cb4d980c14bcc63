// The kind of an input, found by its content: an HTTP message, an HTTP archive, or a body alone.
import { evaluateParts } from "../entry/node.js";
import { parseHar, parseHttp } from "../http.js";
import { CallError } from "./call-error.js";
import { MOST_BYTES, textOf } from "./files.js";

/** How a response begins, whole or not: its status, curl's own lines, a request. */
const MESSAGE = /^\s*(?:HTTP\/|[*<>] |[A-Z]+ \S+ HTTP\/\d)/;

/** The response in the bytes of an input: `parts`, and the kind it was found to be, as the id of a text and its values. */
export function responseIn(bytes, file, { entry }) {
  if (bytes.length === 0) throw new CallError("input.empty", { file });
  let parts;
  try {
    parts = parseHttp(bytes);
  } catch (error) {
    return otherwise(bytes, file, entry, error);
  }
  if (entry !== undefined) throw new CallError("input.entry-of-message", { file });
  return { parts, kind: "message", found: "found.message", values: { status: parts.status } };
}

/** The body's text in a message as `curl -i` prints it, decoded by its charset; anything else is taken as a body. */
export function bodyIn(bytes) {
  if (!/^\s*HTTP\/\d/.test(bytes.subarray(0, 64).toString("latin1"))) return bytes;
  let parts;
  try {
    parts = parseHttp(bytes);
  } catch {
    return bytes;
  }
  return evaluateParts("trigger", parts, { responseType: "none" }, { maxBodyBytes: MOST_BYTES }).webhookIsCalled.response;
}

function otherwise(bytes, file, entry, error) {
  const text = textOf(bytes) ?? bytes.toString("latin1");
  const json = parsed(text);
  if (Array.isArray(json?.log?.entries)) return responseOfHar(json.log.entries, file, entry);
  if (isObject(json?.response) && isObject(json.request)) return responseOfHar([json], file, entry);
  if (MESSAGE.test(text)) throw new CallError("input.message", { file, why: whyNoMessage(error) });
  const [, code] = /^curl: \((\d+)\)/m.exec(text) ?? [];
  if (code) throw new CallError("input.curl-failed", { file, failure: code === "28" ? "timeout" : "network" });
  const kind = json !== undefined ? "json" : /^\s*</.test(text) ? "xml" : "other";
  throw new CallError(`input.body-alone.${kind}`, { file });
}

const isObject = (value) => typeof value === "object" && value !== null;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Says the errors of `parseHttp` in the program's own words: the library writes for programs, in English. */
function whyNoMessage({ message }) {
  const [, found, line] = /, found (?:the request )?`(.*)`(?: alone)? on line (\d+), at `text`$/s.exec(message) ?? [];
  if (message.startsWith("expected the body")) return new CallError("message.not-printed");
  if (message.includes("found the request")) return new CallError("message.request-alone");
  if (message.startsWith("expected a header")) return new CallError("message.header", { found, line });
  return new CallError("message.no-status");
}

/** The last entry of an archive that has a response, or the one asked for, from 1. */
function responseOfHar(entries, file, wanted) {
  const count = entries.length;
  const places = entries.flatMap((each, i) => (hasResponse(each) ? [i] : []));
  if (wanted > count) throw new CallError("har.entry-missing", { file, count, entry: wanted });
  const place = wanted === undefined ? places.at(-1) : wanted - 1;
  if (place === undefined) throw new CallError("har.no-response", { file, count });
  if (!places.includes(place)) throw new CallError("har.entry-without-response", { file, entry: wanted });
  // Earlier entries are needed too: they show whether it was redirected.
  const { parts, url } = parseHar({ log: { entries: entries.slice(0, place + 1) } }).at(-1);
  const isUsed = parts.status >= 200 && parts.status <= 299 && ![204, 205].includes(parts.status);
  if (parts.body === null && isUsed) throw new CallError("har.body-missing", { file, entry: place + 1 });
  return {
    parts,
    kind: "har",
    found: url ? "found.har.url" : "found.har",
    values: { status: parts.status, entry: place + 1, count, url },
  };
}

/** Whether `parseHar` finds a response in an entry. */
const hasResponse = (entry) => parseHar({ log: { entries: [{ response: entry?.response }] } }).length > 0;
