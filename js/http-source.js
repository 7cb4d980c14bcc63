// Text to parse, together with its bytes if it came as bytes.
import { tagOf } from "./tags.js";
import { unexpected } from "./validate.js";

/** Terminal escape sequences: colours and links. */
const ESCAPES = /\x1b(?:\[[\d;]*[A-Za-z]|\]8;[^\x1b\x07]*(?:\x1b\\|\x07))/g;

/**
 * The input to parse. Bytes become one character each, so that a position in the text is one in the bytes. PowerShell writes
 * UTF-16 into files: then the bytes are of no use.
 */
export function sourceOf(given) {
  if (typeof given === "string") return uncoloured(given.startsWith("\ufeff") ? given.slice(1) : given);
  const isBytes = ArrayBuffer.isView(given) && tagOf(given) === "[object Uint8Array]";
  if (!isBytes) throw unexpected("text", "a string or a Uint8Array", given);
  // A buffer that was transferred away is empty too.
  if (given.length === 0) return ofText("");
  const [first, second, third] = given;
  if (first === 0xff && second === 0xfe) return uncoloured(new TextDecoder("utf-16le").decode(given));
  if (first === 0xfe && second === 0xff) return uncoloured(new TextDecoder("utf-16be").decode(given));
  const bytes = given.subarray(first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0);
  const source = ofBytes(bytes);
  return hasEscapes(source.text) ? uncoloured(new TextDecoder().decode(bytes)) : source;
}

export const ofText = (text) => ({ text, bytes: undefined });
export const ofBytes = (bytes) => ({ text: charactersOf(bytes), bytes });

const uncoloured = (text) => ofText(hasEscapes(text) ? text.replace(ESCAPES, "") : text);

/** Whether the first head has terminal escapes; in a body such a character may mean anything. */
function hasEscapes(text) {
  const first = text.indexOf("\x1b");
  if (first < 0) return false;
  const body = text.search(/\n\r*\n/);
  return body < 0 || first < body;
}

function charactersOf(bytes) {
  const parts = [];
  // As many arguments as every engine allows.
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)));
  return parts.join("");
}

/** A part of a source. */
export function slice({ text, bytes }, start, end = text.length) {
  return { text: text.slice(start, end), bytes: bytes?.subarray(start, end) };
}

/** A source without the matches of a pattern. */
export function without(source, pattern) {
  const kept = [];
  let at = 0;
  for (const { index, 0: found } of source.text.matchAll(pattern)) {
    kept.push(slice(source, at, index));
    at = index + found.length;
  }
  if (at === 0) return source;
  kept.push(slice(source, at));
  return join(kept);
}

/** Joins several sources. */
export function join(sources) {
  const text = sources.map(({ text }) => text).join("");
  if (sources[0]?.bytes === undefined) return ofText(text);
  const bytes = new Uint8Array(text.length);
  let at = 0;
  for (const source of sources) {
    bytes.set(source.bytes, at);
    at += source.bytes.length;
  }
  return { text, bytes };
}

/** A text of the head for display: UTF-8 if its bytes are valid, else ISO 8859-1. */
export function headText({ bytes }, text) {
  if (bytes === undefined || !/[^\0-\x7f]/.test(text)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}
