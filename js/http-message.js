// A response from a raw HTTP message, or from the output of curl, HTTPie and browsers.
import { calledBy } from "./errors.js";
import { bodyOf } from "./http-body.js";
import { contentLength, findStatus, isStatusAt, isStatusLine, lineAt, readHead, STATUS, unexpectedLine } from "./http-head.js";
import { headText, slice, sourceOf, without } from "./http-source.js";
import { quoted } from "./text.js";

export function parseHttp(text) {
  return calledBy(parseHttp, () => responseOf(text));
}

function responseOf(text) {
  const source = sourceOf(text);
  const start = findStart(source.text);
  const { head, body, redirected } = start.isVerbose ? readVerbose(source) : readHeads(source, start.at, false);
  const printed = bodyOf(head, body, start.isAfterRequest);
  if (printed === undefined) throw unexpectedLine(source.text, head.end, "the body", NOT_PRINTED);
  return {
    status: head.status,
    statusText: headText(source, head.statusText),
    headers: head.headers.map(([name, value]) => [name, headText(source, value)]),
    body: printed,
    redirected,
  };
}

const NOT_PRINTED = "a note that it is binary and was left out (ask for it with `curl --compressed`, or write it to a file)";
const STATUS_EXPECTED = "a response, which begins with its status line such as `HTTP/1.1 200 OK`";
const REQUEST_LINE = /^[A-Z]+ \S+ HTTP\/\d(?:\.\d)?$/;
/** A row of curl's progress table, which it rewrites: numbers, three times and the speed. */
const PROGRESS = String.raw`[ \d.kMGTP]{30,60}(?:(?:[-\d]{2}:[-\d]{2}:[-\d]{2}|[ \d]{3}d \d\dh) ){3}[ \d.kMGTP]{5}`;
const BYTES_COUNTED = String.raw`[{}] \[\d+ bytes data\]`;
/** What may come before a response: the command, and curl's own lines. */
const BEFORE = new RegExp(
  String.raw`^(?:[*>](?: |$)|${BYTES_COUNTED}$|\r?${PROGRESS}|  % Total| +Dload|Note: |Warning: |curl: \(22\) )` +
    String.raw`|(?:^|[$#%>❯] ?)(?:curl|https?|xh)(?:\.exe)? `,
);

/** The start of the first head, and its form. */
function findStart(text) {
  let isContinued = false;
  for (let at = afterBlank(text, 0); at < text.length; at = afterBlank(text, at)) {
    const { line, next } = lineAt(text, at);
    if (isStatusLine(line)) return { at };
    if (line.startsWith("< ") && isStatusAt(line, 2)) return { isVerbose: true };
    if (REQUEST_LINE.test(line)) {
      const response = findStatus(text, next);
      if (response === undefined) throw unexpectedLine(text, at, "a response", `the request ${quoted(line)} alone`);
      return { at: response, isAfterRequest: true };
    }
    if (!isContinued && !BEFORE.test(line)) throw unexpectedLine(text, at, STATUS_EXPECTED, quoted(line));
    isContinued = line.endsWith("\\");
    at = next;
  }
  throw unexpectedLine(text, text.length, STATUS_EXPECTED, "the end");
}

/** The position after blank lines. */
function afterBlank(text, start) {
  const blank = /\s*/y;
  blank.lastIndex = start;
  blank.test(text);
  // Leading white space belongs to the line.
  const line = text.lastIndexOf("\n", blank.lastIndex - 1) + 1;
  return blank.lastIndex === text.length ? text.length : Math.max(line, start);
}

/** The last of several consecutive heads, and the body after it. */
function readHeads(source, start, wasRedirected) {
  const { text } = source;
  let redirected = wasRedirected;
  for (let at = start; ; ) {
    const head = readHead(text, at);
    const next = nextHead(text, head);
    if (next === undefined) return { head, body: slice(source, head.end), redirected };
    redirected ||= isRedirect(head.status);
    at = next;
  }
}

const isRedirect = (status) => status >= 300 && status <= 399;
/** Whether a tool goes on after such a response: to the redirect's target, or again with a password. */
const hasSuccessor = (status) => isRedirect(status) || status === 401 || status === 407;

/** The start of a further head: directly after this one, after a body of Content-Length, or after one that was left out. */
function nextHead(text, head) {
  const blank = /\s*/y;
  blank.lastIndex = head.end;
  blank.test(text);
  if (isStatusAt(text, blank.lastIndex)) return blank.lastIndex;
  const length = contentLength(head);
  if (length > 0 && isStatusAt(text, head.end + length)) return head.end + length;
  return hasSuccessor(head.status) ? findStatus(text, head.end) : undefined;
}

/** curl's own lines while the body comes, which may fall in the middle of it. */
const WITHIN = new RegExp(
  String.raw`\r?^${PROGRESS}(?:\r*\n)?|${BYTES_COUNTED}\r*\n?|` +
    String.raw`\* (?:Connection #\d+ to host \S+ left intact|Closing connection|shutting down connection|` +
    String.raw`TLSv1\.\d \((?:IN|OUT)\),|schannel: )[^\n]*\n?`,
  "gm",
);

/** The response in the output of `curl -v`: `< ` before each line of a head. */
function readVerbose(source) {
  const { text } = source;
  const heads = [...text.matchAll(new RegExp(`^< ${STATUS}`, "gim"))];
  const last = heads.pop();
  const redirected = heads.some(([, status]) => isRedirect(Number(status)));
  const head = readHead(text, last.index, headerOfVerbose);
  const body = without(slice(source, afterInformation(text, head.end)), WITHIN);
  // With `-i` the heads are repeated.
  return isStatusAt(body.text, 0) ? readHeads(body, 0, redirected) : { head, body, redirected };
}

/** Between the lines of a head there may be curl's own lines, and on a terminal the same lines without the sign. */
function headerOfVerbose(line) {
  if (line.startsWith("< ") || line === "<") return line.slice(2);
  return line === "" || /^(?:\* |[\w-]+:)/.test(line) || isStatusLine(line) ? null : undefined;
}

/** The position after curl's own lines that precede the body. */
function afterInformation(text, start) {
  const information = new RegExp(String.raw`^(?:\* |${BYTES_COUNTED}$|\r?${PROGRESS}(?:\r${PROGRESS})*$)`);
  for (let at = start; at < text.length; ) {
    const { line, next } = lineAt(text, at);
    if (!information.test(line)) return at;
    at = next;
  }
  return text.length;
}
