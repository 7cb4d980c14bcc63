// Files and standard input.
import { readFile } from "node:fs/promises";

import { evaluateParts } from "../entry/node.js";
import { CallError } from "./call-error.js";

/** The most that the library reads. */
export const MOST_BYTES = 256 * 1024 * 1024;

/** The name of standard input among the arguments. */
export const STDIN = "-";

const REASONS = {
  ENOENT: "file.missing",
  ENOTDIR: "file.missing",
  EISDIR: "file.directory",
  EACCES: "file.denied",
  EPERM: "file.denied",
};

/** Roughly the longest string that Node allows. */
const MOST_OF_FILE = 511 * 1024 * 1024;

/** The bytes of a file, or of standard input. */
export async function bytesOf(file, call) {
  const bytes = await (file === STDIN ? streamed(call.stdin) : readOf(file));
  if (bytes.length > MOST_OF_FILE) throw new CallError("input.too-large", { file: nameOf(file, call.t) });
  return bytes;
}

async function readOf(file) {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CallError(REASONS[error.code] ?? "file.unreadable", { file, code: error.code });
  }
}

async function streamed(stdin) {
  const chunks = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What an input is called in texts. */
export const nameOf = (file, t) => (file === STDIN ? t("stdin") : file);

/** The text of bytes: UTF-8, or the UTF-16 that PowerShell writes; undefined if they are neither. */
export function textOf(bytes) {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The value of a JSON file. */
export function jsonOf(bytes, file) {
  const text = textOf(bytes);
  if (text === undefined) throw new CallError("json.encoding", { file });
  try {
    return JSON.parse(text);
  } catch {
    throw brokenJson(text, file);
  }
}

/** The possible errors of broken JSON, by the ends of the library's text ids. */
const BROKEN = ["trailing-comma", "comment", "single-quotes", "line-break", "quote"];

/** The library's explanation of an unreadable body; undefined if it is readable. */
export function whyUnreadable(responseType, body) {
  // Without a mapping the library does not read the body.
  const definition = { responseType, responseMappings: [{ responseAttribute: "x", marketoField: "Title" }] };
  return evaluateParts("trigger", { status: 200, body }, definition, { maxBodyBytes: MOST_BYTES }).error;
}

/** Node's message does not always say where the error is; the library's does. */
function brokenJson(text, file) {
  const error = whyUnreadable("json", text);
  if (text.trim() === "") return new CallError("json.empty", { file });
  // Node's parser rejects deep nesting that the library accepts.
  if (error?.position === undefined) return new CallError("json.too-deep", { file });
  const { line, column, offset } = error.position;
  const kind = BROKEN.find((kind) => error.explanation.id.endsWith(`.${kind}`));
  if (kind) return new CallError(`json.${kind}`, { file, line, column });
  const found = Buffer.from(text)
    .subarray(offset)
    .toString()
    .match(/^[\p{L}\p{N}_]{1,20}|^./su)?.[0];
  return found === undefined
    ? new CallError("json.cut-off", { file, line, column })
    : new CallError("json.unexpected", { file, line, column, found });
}
