// Bodies: text to bytes, bytes to text.
import { tooLarge } from "./validate.js";

const encoder = new TextEncoder();
// Reused across calls, since a new buffer costs more than the encoding.
let scratch = new Uint8Array(16 * 1024);
const MAX_SCRATCH = 1024 * 1024;

/** The bytes of a body; those of a string are valid until the next call. */
export function bytesOf(body, limit, path) {
  const bytes = typeof body === "string" ? encode(body, limit, path) : body;
  if (bytes.length > limit) throw tooLarge(limit, path);
  return bytes;
}

function encode(text, limit, path) {
  if (text.length > limit) throw tooLarge(limit, path);
  const most = Math.min(text.length * 3, limit);
  let buffer = scratch;
  if (most > buffer.length) {
    buffer = new Uint8Array(most);
    if (most <= MAX_SCRATCH) scratch = buffer;
  }
  const room = buffer.length > limit ? buffer.subarray(0, limit) : buffer;
  const { read, written } = encoder.encodeInto(text, room);
  if (read < text.length) throw tooLarge(limit, path);
  return buffer.subarray(0, written);
}

/** The text of a body for display: bytes that cannot be decoded become U+FFFD, a byte order mark is dropped. */
export function payload(body, label) {
  if (typeof body === "string") return body.startsWith("\uFEFF") ? body.slice(1) : body;
  if (label === undefined) return utf8.decode(body);
  const decoder = decoderOf(label) ?? utf8;
  const text = decoded(decoder, body);
  // workerd does not replace lone surrogates of UTF-16.
  return decoder.encoding.startsWith("utf-16") ? (text.toWellFormed?.() ?? text) : text;
}

/** The text of a body to evaluate: undefined if it is malformed, null for an unknown label. */
export function decode(label, bytes) {
  const decoder = decoderOf(label, { fatal: true });
  if (decoder === null) return null;
  try {
    return decoded(decoder, bytes);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder();

function decoderOf(label, options) {
  try {
    return new TextDecoder(label, options);
  } catch {
    return null;
  }
}

const WINDOWS_1252_FROM_80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function decoded(decoder, bytes) {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== "windows-1252") return text;
  // Node 20 treats windows-1252 as ISO 8859-1, which leaves these as control characters.
  return text.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252_FROM_80[c.charCodeAt(0) - 0x80]);
}

/** Chunks of this length together as one. */
export function joined(chunks, length) {
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
