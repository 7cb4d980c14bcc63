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
  // What is compressed a terminal does not show.
  if (headers.some(([name]) => name.toLowerCase() === "accept-encoding")) options.push("--compressed");
  // Brackets and braces would stand for several addresses.
  if (/[[\]{}]/.test(url)) options.push("--globoff");
  // Nothing behind the colon would leave the header out.
  for (const [name, value] of headers) options.push("-H", quote(value === "" ? `${name};` : `${name}: ${value}`));
  // Not `--data`, which reads a file where the body begins with an at sign.
  if (body !== undefined) options.push("--data-raw", quote(body));
  return ["curl", ...options, quote(url)].join(" ");
}

/** The address, written as `fetch` sends it where it is not so already. */
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

/** The method, of the case that `fetch` gives it. */
function methodOf(method) {
  if (method === undefined) return undefined;
  if (typeof method !== "string" || !isToken(method)) throw unexpected("request.method", "a method of HTTP", method);
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function headersOf(headers = {}) {
  // `Headers` and Maps have no members of their own, and would be taken for none.
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

/** A text in single quotes, between which a POSIX shell leaves everything as it is. */
function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const word = (text) => (/^[\w-]+$/.test(text) ? text : quote(text));
