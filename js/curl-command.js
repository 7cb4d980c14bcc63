// A request as a command for curl.
import { calledBy } from "./errors.js";
import { isToken } from "./http-head.js";
import { argumentError, checkKeys, unexpected } from "./validate.js";

const MEMBERS = ["url", "method", "headers", "body"];

export function curlCommand(request) {
  return calledBy(curlCommand, () => commandOf(request));
}

function commandOf(request) {
  checkKeys(request, "request", MEMBERS);
  const url = addressOf(request.url);
  const method = methodOf(request.method);
  const headers = headersOf(request.headers);
  const body = bodyOf(request.body);
  const options = ["-i"];
  // With `-X HEAD` curl would wait for a body.
  if (method === "HEAD") options.push("--head");
  else if (method !== undefined && (method !== "GET" || body !== undefined)) options.push("-X", word(method));
  // A terminal does not show compressed bytes.
  if (headers.some(([name]) => name.toLowerCase() === "accept-encoding")) options.push("--compressed");
  // curl expands brackets and braces into several addresses.
  if (/[[\]{}]/.test(url)) options.push("--globoff");
  // With nothing behind the colon curl would drop the header.
  for (const [name, value] of headers) options.push("-H", quote(value === "" ? `${name};` : `${name}: ${value}`));
  // Not `--data`, which reads a file if the body begins with an at sign.
  if (body !== undefined) options.push("--data-raw", quote(body));
  return ["curl", ...options, quote(url)].join(" ");
}

/** The address as `fetch` sends it, without a slash added at its end. */
function addressOf(url) {
  if (typeof url !== "string") throw unexpected("request.url", "a string", url);
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    throw unexpected("request.url", "a whole address, such as `https://service.example/score`", url);
  }
  if (!/^https?:$/.test(parsed.protocol)) throw unexpected("request.url", "an address of http or https", url);
  return parsed.href === `${url}/` ? url : parsed.href;
}

/** The method, in the case that `fetch` uses. */
function methodOf(method) {
  if (method === undefined) return undefined;
  if (typeof method !== "string" || !isToken(method)) throw unexpected("request.method", "a method of HTTP", method);
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function headersOf(headers = {}) {
  // `Headers` and Maps have no members of their own, and would look empty.
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw unexpected("request.headers", "an object of values by name", headers);
  }
  return Object.entries(headers).map(([name, value]) => {
    const path = `request.headers.${name}`;
    if (!isToken(name)) throw argumentError(path, "expected the name of a header");
    if (typeof value !== "string" || /[\0\r\n]/.test(value)) throw unexpected(path, "a string of one line", value);
    return [name, value.trim()];
  });
}

function bodyOf(body) {
  if (body === undefined) return undefined;
  if (typeof body !== "string") throw unexpected("request.body", "a string", body);
  if (body.includes("\0")) throw argumentError("request.body", "expected no U+0000, which no command line can hold");
  return body;
}

/** A text in single quotes, inside which a POSIX shell changes nothing. */
function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const word = (text) => (/^[\w-]+$/.test(text) ? text : quote(text));
