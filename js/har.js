// Responses from the HTTP archives (HAR 1.2) that browsers and proxies export.
import { calledBy } from "./errors.js";
import { quoted, visible } from "./text.js";
import { argumentError, unexpected } from "./validate.js";

export function parseHar(har) {
  return calledBy(parseHar, () => responsesOf(har));
}

function responsesOf(har) {
  const redirected = new Set();
  return entriesOf(har).flatMap((entry) => {
    const { request, response, startedDateTime } = Object(entry);
    // Browsers write 0 for a request that was blocked or got no response.
    if (!isObject(response) || !isStatus(response.status)) return [];
    const url = textOf(request?.url);
    const parts = {
      status: response.status,
      statusText: textOf(response.statusText),
      headers: headersOf(response.headers),
      body: bodyOf(Object(response.content)),
      redirected: redirected.delete(url),
    };
    if (response.status >= 300 && response.status <= 399) redirected.add(targetOf(response, url));
    return [{ parts, url, startedDateTime: typeof startedDateTime === "string" ? startedDateTime : null }];
  });
}

const isObject = (value) => typeof value === "object" && value !== null;
const isStatus = (status) => Number.isInteger(status) && status >= 100 && status <= 999;
const textOf = (value) => (typeof value === "string" ? value : "");

function entriesOf(har) {
  if (typeof har !== "string" && !isObject(har)) throw unexpected("har", "a string or an object", har);
  const read = typeof har === "string" ? parsed(har) : har;
  const entries = read?.log?.entries;
  if (Array.isArray(entries)) return entries;
  if (isObject(read?.response) || isObject(read?.request)) return [read];
  throw argumentError("har", "expected a HAR, which has `log.entries`, or an entry of one, which has `request` and `response`");
}

function parsed(text) {
  try {
    return JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch (error) {
    throw argumentError("har", `expected a HAR, which is JSON, found ${quoted(text)} (${visible(error.message)})`);
  }
}

/** As pairs. Browsers also list the status of HTTP/2 as a header. */
function headersOf(headers) {
  if (!Array.isArray(headers)) return [];
  const named = headers.filter((header) => typeof header?.name === "string" && typeof header.value === "string");
  return named.filter(({ name }) => !name.startsWith(":")).map(({ name, value }) => [name, value]);
}

/** The body, which browsers keep decompressed. Without a text there was none, or it was not kept. */
function bodyOf({ text, encoding, size }) {
  if (typeof text !== "string") return size === 0 ? "" : null;
  return encoding === "base64" ? (bytesOf(text) ?? text) : text;
}

function bytesOf(base64) {
  let decoded;
  try {
    decoded = atob(base64);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(decoded.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = decoded.charCodeAt(i);
  return bytes;
}

/** The target of a redirect: browsers write Location as it came, usually relative. */
function targetOf({ redirectURL }, url) {
  try {
    return new URL(redirectURL, url).href;
  } catch {
    return undefined;
  }
}
