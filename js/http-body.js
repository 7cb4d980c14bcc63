// The body behind a head: what the tools say themselves, the framing of HTTP and the terminal's white space taken from it.
import { contentLength, headerOf } from "./http-head.js";
import { join, ofBytes, ofText, slice, without } from "./http-source.js";

/** What stands in the place of a body that a tool does not show on a terminal. */
const NOT_SHOWN = /^\s*(?:Warning: Binary output can mess up your terminal|\+-+\+\s+\| NOTE: binary data not shown in terminal \|)/;

/** The body, text or bytes as it came; undefined where the tool did not print it. */
export function bodyOf(head, printed, isAfterRequest) {
  if (NOT_SHOWN.test(printed.text)) return undefined;
  const said = withoutMessages(head, printed, isAfterRequest);
  const body = withoutSurplus(head, /\bchunked\s*$/i.test(headerOf(head, "transfer-encoding")) ? unchunked(said) : said);
  return body.bytes === undefined ? body.text : new Uint8Array(body.bytes);
}

/** How far back what is said behind a body is looked for. */
const TAIL = 500;

/** Of curl's errors those that come when a response has begun: cut off, too slow, not to be decoded, not to be written. */
const ERROR = /curl: \((?:1[68]|2[238]|5[56]|61|92)\) [^\n]*\s*$/;

/** Without curl's own error, and without the time that HTTPie measures. */
function withoutMessages({ status }, printed, isAfterRequest) {
  // With --fail-with-body, on a terminal before the last line of the body.
  const source = without(printed, new RegExp(String.raw`curl: \(22\) The requested URL returned error: ${status}\r*\n`, "g"));
  const start = Math.max(0, source.text.length - TAIL);
  const tail = source.text.slice(start);
  const error = ERROR.exec(tail) ?? (isAfterRequest ? /\r*\n\s*Elapsed time: [\d.]+s\s*$/.exec(tail) : null);
  return error ? slice(source, 0, start + error.index) : source;
}

/** Without white space that is more than Content-Length says, or more than a response without a body has. */
function withoutSurplus(head, body) {
  // The length is that of what was sent, which the tools have taken apart.
  const isEncoded = headerOf(head, "transfer-encoding") !== "" || headerOf(head, "content-encoding") !== "";
  const length = hasNoBody(head) ? 0 : contentLength(head);
  if (length === undefined || (isEncoded && length > 0)) return body;
  const surplus = (body.bytes ?? new TextEncoder().encode(body.text)).length - length;
  const { text } = body;
  return surplus > 0 && /^[ \t\r\n]*$/.test(text.slice(-surplus)) ? slice(body, 0, text.length - surplus) : body;
}

const hasNoBody = ({ status }) => status < 200 || status === 204 || status === 304;

/** What begins a chunk: its size. */
const SIZE = /([\da-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n/iy;
/** What follows the last chunk: trailers, most often none. */
const TRAILERS = /^(?:[\w-]+:[^\n]*\n)*\s*$/;
const MOST_TRAILERS = 10_000;

/** The body out of its chunks; as it is where it is not in chunks from end to end. */
function unchunked(source) {
  // Sizes are those of bytes.
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
