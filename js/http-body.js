// The body after a head, without the tools' own output, the framing of HTTP and the terminal's white space.
import { contentLength, headerOf } from "./http-head.js";
import { join, ofBytes, ofText, slice, without } from "./http-source.js";

/** What a tool prints instead of a body that it does not show on a terminal. */
const NOT_SHOWN =
  /^\s*(?:Warning: Binary output can mess up your terminal|\+-+\+\s+\| NOTE: binary data not shown in terminal \|)/;

/** The body, text or bytes as it came; undefined if the tool did not print it. */
export function bodyOf(head, printed, isAfterRequest) {
  if (NOT_SHOWN.test(printed.text)) return undefined;
  const said = withoutMessages(head, printed, isAfterRequest);
  const body = withoutSurplus(head, /\bchunked\s*$/i.test(headerOf(head, "transfer-encoding")) ? unchunked(said) : said);
  return body.bytes === undefined ? body.text : new Uint8Array(body.bytes);
}

/** How far back to look for a tool's own output after a body. */
const TAIL = 500;

/** curl's errors that can follow the start of a response: cut off, too slow, undecodable, not writable. */
const ERROR = /curl: \((?:1[68]|2[238]|5[56]|61|92)\) [^\n]*\s*$/;

/** Removes curl's own error, and the time that HTTPie measures. */
function withoutMessages({ status }, printed, isAfterRequest) {
  // With --fail-with-body, on a terminal before the last line of the body.
  const source = without(printed, new RegExp(String.raw`curl: \(22\) The requested URL returned error: ${status}\r*\n`, "g"));
  const start = Math.max(0, source.text.length - TAIL);
  const tail = source.text.slice(start);
  const error = ERROR.exec(tail) ?? (isAfterRequest ? /\r*\n\s*Elapsed time: [\d.]+s\s*$/.exec(tail) : null);
  return error ? slice(source, 0, start + error.index) : source;
}

/** Removes white space beyond Content-Length, or beyond a response that cannot have a body. */
function withoutSurplus(head, body) {
  // The length counts the bytes as sent, before the tools decoded them.
  const isEncoded = headerOf(head, "transfer-encoding") !== "" || headerOf(head, "content-encoding") !== "";
  const length = hasNoBody(head) ? 0 : contentLength(head);
  if (length === undefined || (isEncoded && length > 0)) return body;
  const surplus = (body.bytes ?? new TextEncoder().encode(body.text)).length - length;
  const { text } = body;
  return surplus > 0 && /^[ \t\r\n]*$/.test(text.slice(-surplus)) ? slice(body, 0, text.length - surplus) : body;
}

const hasNoBody = ({ status }) => status < 200 || status === 204 || status === 304;

/** The size line that begins a chunk. */
const SIZE = /([\da-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n/iy;
/** What follows the last chunk: trailers, usually none. */
const TRAILERS = /^(?:[\w-]+:[^\n]*\n)*\s*$/;
const MOST_TRAILERS = 10_000;

/** Joins the chunks of a body; a body that is not chunked from end to end is returned unchanged. */
function unchunked(source) {
  // Sizes count bytes.
  const framed = source.bytes ? source : ofBytes(new TextEncoder().encode(source.text));
  const chunks = chunksOf(framed);
  if (chunks === undefined) return source;
  const body = join(chunks);
  return source.bytes ? body : ofText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.bytes));
}

function chunksOf(framed) {
  const { text } = framed;
  const chunks = [slice(framed, 0, 0)];
  for (let at = 0; ; ) {
    SIZE.lastIndex = at;
    const found = SIZE.exec(text);
    if (found === null) return undefined;
    const start = SIZE.lastIndex;
    const size = Number.parseInt(found[1], 16);
    if (size === 0) return text.length - start <= MOST_TRAILERS && TRAILERS.test(text.slice(start)) ? chunks : undefined;
    chunks.push(slice(framed, start, start + size));
    at = text.startsWith("\r\n", start + size) ? start + size + 2 : start + size + 1;
    if (text[at - 1] !== "\n") return undefined;
  }
}
