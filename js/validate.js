// Checks of arguments: values that do not fit the public types are refused with the path of the member.
import { ArgumentError } from "./errors.js";
import { isResponse, tagOf } from "./tags.js";
import { quoted } from "./text.js";

export function argumentError(path, message) {
  return new ArgumentError(path, message);
}

/** The same for an unexpected value. */
export function unexpected(path, expected, found) {
  return argumentError(path, `expected ${expected}, found ${describe(found)}`);
}

/** For a value that is not one of these names. */
export function unexpectedName(path, names, found) {
  return unexpected(path, `one of ${list(names)}`, found);
}

/** For a key that is not allowed. */
export function unexpectedKey(path, key, allowed) {
  return argumentError(path, `unknown key ${quoted(key)}, expected one of ${list(allowed)}`);
}

/** The kind of a value. */
function describe(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return `the string ${quoted(value)}`;
  if (typeof value === "number" || typeof value === "boolean") return `\`${value}\``;
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function list(names) {
  return names.map(quoted).join(", ");
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses what is not an object and keys that are not allowed; returns the number of keys. */
export function checkKeys(value, path, allowed) {
  if (!isObject(value)) throw unexpected(path, "an object", value);
  const keys = Object.keys(value);
  for (const key of keys) {
    if (!allowed.includes(key)) throw unexpectedKey(`${path}.${key}`, key, allowed);
  }
  return keys.length;
}

/** The text that an argument or its member is. */
export function checkText(value, path, member) {
  if (typeof value === "string") return value;
  throw unexpected(member === undefined ? path : `${path}.${member}`, "a string", value);
}

/** The array that an argument is. */
export function listOf(value, path) {
  if (Array.isArray(value)) return value;
  throw unexpected(path, "an array", value);
}

/** The index of a name among those allowed. */
export function indexOf(names, value, path) {
  const index = names.indexOf(value);
  if (index < 0) throw unexpectedName(path, names, value);
  return index;
}

export function campaignIndex(vocabulary, campaignType) {
  return indexOf(vocabulary.campaignTypes, campaignType, "campaignType");
}

export function formatIndex(vocabulary, responseType) {
  return indexOf(vocabulary.formats, responseType, "responseType");
}

const OPTIONS = ["maxBodyBytes", "signal"];
export const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;
// Beyond this a body and its text exceed what runtimes allow for one string and one module.
const LARGEST_MAX_BODY_BYTES = 256 * 1024 * 1024;

const NO_OPTIONS = { limit: DEFAULT_MAX_BODY_BYTES, signal: undefined };

/** The largest body accepted, and the signal that stops reading it. */
export function evaluateOptions(options) {
  if (options === undefined) return NO_OPTIONS;
  checkKeys(options, "options", OPTIONS);
  return { limit: bodyLimit(options), signal: signalOf(options) };
}

function signalOf({ signal }) {
  if (signal === undefined || signal === null) return undefined;
  if (tagOf(signal) === "[object AbortSignal]") return signal;
  throw unexpected("options.signal", "an AbortSignal", signal);
}

export function bodyLimit({ maxBodyBytes = DEFAULT_MAX_BODY_BYTES }) {
  if (!Number.isInteger(maxBodyBytes) || maxBodyBytes < 0 || maxBodyBytes > LARGEST_MAX_BODY_BYTES) {
    throw unexpected("options.maxBodyBytes", `a whole number from 0 to ${LARGEST_MAX_BODY_BYTES}`, maxBodyBytes);
  }
  return maxBodyBytes;
}

/** Marketo's own limit. */
const DEFAULT_TIMEOUT_MS = 30_000;
/** The longest delay of timers. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** The options of a call: its own, and the rest for the request. */
export function callOptions(options = {}) {
  if (!isObject(options)) throw unexpected("options", "an object", options);
  const { maxBodyBytes, timeoutMs = DEFAULT_TIMEOUT_MS, fetch = globalThis.fetch, ...init } = options;
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > MAX_TIMEOUT_MS) {
    throw unexpected("options.timeoutMs", `a whole number from 1 to ${MAX_TIMEOUT_MS}`, timeoutMs);
  }
  if (typeof fetch !== "function") throw unexpected("options.fetch", "a function", fetch);
  signalOf(init);
  return { limit: bodyLimit({ maxBodyBytes }), timeoutMs, fetch, init };
}

export function tooLarge(limit, path = "parts.body") {
  return argumentError(path, `expected at most ${limit} bytes, found more`);
}

const FAILURE = ["failure", "detail"];

/** The failure that a reply reports, or undefined if it is a response. */
export function transportFailure(vocabulary, reply, path) {
  if (!isObject(reply)) throw unexpected(path, "an object", reply);
  if (reply.failure === undefined) return undefined;
  checkKeys(reply, path, FAILURE);
  indexOf(vocabulary.failures, reply.failure, `${path}.failure`);
  if (reply.detail !== undefined && typeof reply.detail !== "string") {
    throw unexpected(`${path}.detail`, "a string", reply.detail);
  }
  return { failure: reply.failure, detail: reply.detail };
}

const PARTS = ["status", "statusText", "headers", "body", "redirected"];

/** A response given as parts, checked. */
export function responseParts(parts) {
  // A Response has no members of its own.
  if (checkKeys(parts, "parts", PARTS) === 0 && isResponse(parts)) {
    throw argumentError("parts", "expected plain values, found a Response, which goes to `evaluate`");
  }
  const { status, statusText = "", headers, body, redirected = false } = parts;
  if (!Number.isInteger(status) || status < 100 || status > 999) {
    throw unexpected("parts.status", "a whole number from 100 to 999", status);
  }
  if (typeof statusText !== "string") throw unexpected("parts.statusText", "a string", statusText);
  if (typeof redirected !== "boolean") throw unexpected("parts.redirected", "true or false", redirected);
  const read = {
    status,
    statusText,
    contentType: "",
    contentEncoding: "",
    retryAfter: "",
    redirected,
    body: partsBody(body),
    isDecompressed: false,
    overLimit: 0,
    isOwn: false,
  };
  if (headers !== undefined) readHeaders(headers, read);
  return read;
}

function partsBody(body) {
  if (body === undefined || body === null) return EMPTY;
  return bodyOf(body, "a string, a Uint8Array, an ArrayBuffer or null", "parts.body");
}

function readHeaders(headers, read) {
  if (typeof headers !== "object" || headers === null) {
    throw unexpected("parts.headers", "an object or an array of pairs", headers);
  }
  if (typeof headers[Symbol.iterator] !== "function") {
    for (const name of Object.keys(headers)) readHeader(name, headers[name], read, name);
    return;
  }
  let i = 0;
  for (const pair of headers) {
    const path = `parts.headers[${i}]`;
    if (!Array.isArray(pair) || pair.length !== 2) throw unexpected(path, "a pair of name and value", pair);
    if (typeof pair[0] !== "string") throw unexpected(`${path}[0]`, "a string", pair[0]);
    readHeader(pair[0], pair[1], read, i++);
  }
}

/**
 * Keeps the headers that an outcome depends on; two with one name are joined, like `Headers` does. `place` is the name of a
 * member or the place of a pair: the path is written only for a mistake.
 */
function readHeader(name, value, read, place) {
  switch (name.toLowerCase()) {
    case "content-type":
      read.contentType = join(read.contentType, headerText(value, place));
      break;
    case "content-encoding":
      read.contentEncoding = join(read.contentEncoding, headerText(value, place));
      break;
    case "retry-after":
      read.retryAfter = join(read.retryAfter, headerText(value, place));
      break;
  }
}

/** The text of a header in any client's form: some use lists, numbers, and null or undefined for an absent one. */
function headerText(value, place) {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "number") return String(one);
  if (one === undefined) return "";
  if (typeof one === "string") return one;
  const path = typeof place === "number" ? `parts.headers[${place}][1]` : `parts.headers.${place}`;
  throw unexpected(path, "a string, a number or a list of these", value);
}

const join = (before, value) => (before === "" || value === "" ? before + value : `${before}, ${value}`);

/** The bytes of a body, or the string itself. */
export function bodyOf(body, expected, path) {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array && body.length > 0) return body;
  switch (tagOf(body)) {
    case "[object Uint8Array]":
      attached(body.buffer, path);
      return body;
    case "[object ArrayBuffer]":
      return attached(body, path);
    default:
      throw unexpected(path, expected, body);
  }
}

/** The bytes of a buffer, unless it was transferred away. */
function attached(buffer, path) {
  try {
    return new Uint8Array(buffer);
  } catch {
    throw argumentError(path, "expected bytes, found a detached buffer");
  }
}

export const EMPTY = new Uint8Array(0);

/** A describe reply as text. */
export function describeText(describe) {
  if (typeof describe === "string") return describe;
  if (typeof describe !== "object" || describe === null) throw unexpected("describe", "a string or an object", describe);
  try {
    const text = JSON.stringify(describe);
    if (text !== undefined) return text;
  } catch (error) {
    throw argumentError("describe", `expected a reply as JSON has it (${error.message})`);
  }
  throw argumentError("describe", "expected a reply as JSON has it");
}

/** Refuses anything but an outcome. */
export function checkOutcome(outcome) {
  if (!isObject(outcome)) throw unexpected("outcome", "an object", outcome);
  indexOf(["field-updates", "error"], outcome.kind, "outcome.kind");
  if (outcome.kind === "error") {
    if (!isObject(outcome.error)) throw unexpected("outcome.error", "an object", outcome.error);
    return;
  }
  for (const name of ["updates", "skipped"]) {
    if (!Array.isArray(outcome[name])) throw unexpected(`outcome.${name}`, "an array", outcome[name]);
  }
}

/** What a trigger sees of an outcome, null if no call is made. */
export function calledOf(outcome) {
  if (!isObject(outcome)) throw unexpected("outcome", "an object", outcome);
  const { webhookIsCalled } = outcome;
  if (webhookIsCalled === null) return null;
  const path = "outcome.webhookIsCalled";
  if (!isObject(webhookIsCalled)) throw unexpected(path, "an object or null", webhookIsCalled);
  for (const name of ["webhook", "response", "errorType"]) {
    const value = webhookIsCalled[name];
    if (typeof value === "string" || (value === null && name !== "response")) continue;
    throw unexpected(`${path}.${name}`, name === "response" ? "a string" : "a string or null", value);
  }
  return webhookIsCalled;
}
