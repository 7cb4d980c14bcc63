// The head of a response: its status line and its headers.
import { quoted } from "./text.js";
import { argumentError } from "./validate.js";

/** A status line. HTTP/2 and HTTP/3 have no reason phrase. */
const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+([1-9]\d\d)(?:[ \t]+(.*))?$/is;
/** The beginning of such a line, as a pattern. */
export const STATUS = String.raw`HTTP\/\d(?:\.\d)?[ \t]+([1-9]\d\d)(?=[ \t]|\r*(?:\n|(?![^])))`;
const STATUS_HERE = new RegExp(STATUS, "iy");
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Whether a text can be a method or a header name. */
export const isToken = (text) => TOKEN.test(text);

export const isStatusLine = (line) => STATUS_LINE.test(line.trim());

/** Whether a status line begins at this position. */
export function isStatusAt(text, at) {
  STATUS_HERE.lastIndex = at;
  return STATUS_HERE.test(text);
}

/** The line that begins at a position, without its end, and the start of the next one. */
export function lineAt(text, at) {
  const end = text.indexOf("\n", at);
  const last = end < 0 ? text.length : end;
  let length = last;
  // Terminals add a carriage return.
  while (length > at && text[length - 1] === "\r") length -= 1;
  return { line: text.slice(at, length), next: end < 0 ? last : end + 1 };
}

/** The error for an unexpected line. */
export function unexpectedLine(text, at, expected, found) {
  let number = 1;
  for (let end = text.indexOf("\n"); end >= 0 && end < at; end = text.indexOf("\n", end + 1)) number += 1;
  return argumentError("text", `expected ${expected}, found ${found} on line ${number}`);
}

/**
 * The head that begins at a position, and the start of the body. `headerOf` returns the header of a line, null if it is not one,
 * and undefined if the line ends the head without belonging to it.
 */
export function readHead(text, start, headerOf = (line) => line) {
  const { line, next } = lineAt(text, start);
  const [, status, phrase = ""] = STATUS_LINE.exec(headerOf(line).trim());
  const head = { status: Number(status), statusText: phrase.trim(), headers: [], end: next };
  while (head.end < text.length) {
    const { line, next } = lineAt(text, head.end);
    const header = headerOf(line);
    if (header === undefined) break;
    const isLast = header !== null && header.trim() === "";
    if (header && !isLast && !addHeader(head.headers, header)) {
      throw unexpectedLine(
        text,
        head.end,
        "a header such as `Content-Type: application/json`, or an empty line before the body",
        quoted(header),
      );
    }
    head.end = next;
    if (isLast) break;
  }
  return head;
}

/** Adds a header, or continues the one before it; false if the line is neither. */
function addHeader(headers, line) {
  if (/^[ \t]/.test(line)) {
    const last = headers.at(-1);
    if (last === undefined) return false;
    last[1] += `${last[1] && " "}${line.trim()}`;
    return true;
  }
  // The pseudo-header fields of HTTP/2, which developer tools list.
  if (line.startsWith(":")) return true;
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(colon, 0)).trimEnd();
  if (!isToken(name)) return false;
  headers.push([name, line.slice(colon + 1).trim()]);
  return true;
}

/** The value of a header; undefined if it is absent. */
export function headerOf({ headers }, wanted) {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
}

/** The value of Content-Length, if any. */
export function contentLength(head) {
  const value = headerOf(head, "content-length");
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** The next head from a position on: after a body without a line end, HTTPie starts it on the body's last line. */
export function findStatus(text, start) {
  const status = new RegExp(STATUS, "gi");
  for (let from = start; ; ) {
    status.lastIndex = from;
    const found = status.exec(text);
    if (found === null) return undefined;
    const { next } = lineAt(text, found.index);
    if (next === text.length || /^(?:[\w-]+:|\r*\n)/.test(text.slice(next, next + 200))) return found.index;
    from = next;
  }
}
