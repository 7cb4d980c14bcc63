// The cases of `tests/cases`, as `cargo xtask test` writes them out, and replies made from them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const file = new URL("../cases.json", import.meta.url);

export function cases() {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The catalogue of every language in which the native core rendered the cases. */
export async function catalogues() {
  const tags = Object.keys(cases().find(({ said }) => said.length > 0).said[0].texts);
  const modules = await Promise.all(tags.map((tag) => import(`marketo-webhook/messages/${tag}`)));
  return new Map(tags.map((tag, i) => [tag, Object.values(modules[i])[0]]));
}

/** The reply of a case for `evaluateParts`, if possible: parts over the limit are refused. */
export function parts({ bodyHex, overLimit, ...reply }) {
  if (overLimit !== undefined) return undefined;
  return bodyHex === undefined ? reply : { ...reply, body: new Uint8Array(Buffer.from(bodyHex, "hex")) };
}

/** The same as a `Response`, if possible: text has no charset there, bytes have, and compressed bodies are decompressed. */
export function response({ failure, status, statusText, headers, redirected = false, body = null, bodyHex }) {
  if (bodyHex === undefined && /charset/.test(JSON.stringify(headers))) return undefined;
  if (failure !== undefined || status < 200 || status > 599 || /[^\x20-\x7e\xa0-\xff]/.test(statusText)) return undefined;
  const bytes = bodyHex === undefined ? body && new TextEncoder().encode(body) : Buffer.from(bodyHex, "hex");
  const empty = bytes === null || bytes.length === 0;
  if (!empty && isGzip(bytes)) return undefined;
  if ([204, 205, 304].includes(status) && !empty) return undefined;
  const made = new Response(empty ? null : bytes, { status, statusText, headers });
  return Object.defineProperty(made, "redirected", { value: redirected });
}

/** Whether the bytes are gzip from the first to the last. */
function isGzip(bytes) {
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}

const TEXTS = ["message", "explanation"];

/** The outcome without the messages and explanations that the expected one leaves out. */
export function withoutMessages(outcome, expected) {
  return pruned(JSON.parse(JSON.stringify(outcome)), expected);
}

function pruned(found, expected) {
  if (typeof found !== "object" || found === null) return found;
  if (Array.isArray(found)) return found.map((value, i) => pruned(value, expected?.[i]));
  const members = Object.entries(found).filter(([key]) => !TEXTS.includes(key) || expected?.[key] !== undefined);
  return Object.fromEntries(members.map(([key, value]) => [key, pruned(value, expected?.[key])]));
}

/** A call throws an `ArgumentError` with this path and message. */
export function refuses(path, message, call) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof TypeError, `${error}`);
    assert.equal(error.name, "ArgumentError");
    assert.equal(error.code, "invalid-argument");
    assert.equal(error.path, path);
    assert.equal(error.message, `${message}, at \`${path}\``);
    return true;
  });
}
