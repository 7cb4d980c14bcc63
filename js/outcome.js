// Reads an outcome from the words and the text that `src/wasm/wire.rs` writes, in the same order.
import { payload } from "./body.js";

// A byte order mark inside the text counts: it is some value's.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let words = new Uint32Array(0);
let bytes = new Uint8Array(0);
let at = 0;
let text = "";
let textAt = 0;

/** The outcome at an address; `call` is what JavaScript knows of it already. */
export function readOutcome({ memory, vocabulary }, address, call) {
  if (words.buffer !== memory.buffer) {
    words = new Uint32Array(memory.buffer);
    bytes = new Uint8Array(memory.buffer);
  }
  at = (address >>> 0) / 4;
  const textStart = words[at++];
  text = decoder.decode(bytes.subarray(textStart, textStart + words[at++]));
  textAt = 0;
  const outcome = words[at++] === 0 ? fieldUpdates(vocabulary, call) : error(vocabulary, call);
  text = "";
  return outcome;
}

function fieldUpdates(vocabulary, call) {
  const status = words[at++];
  const webhookIsCalled = called(call);
  const rules = ruleIds(vocabulary);
  const notes = list(() => note(vocabulary));
  const updates = list(() => update(vocabulary, call));
  const skipped = list(() => skip(vocabulary, call));
  return { kind: "field-updates", status, updates, skipped, webhookIsCalled, rules, notes };
}

function error(vocabulary, call) {
  const error = {
    type: vocabulary.errorTypes[words[at++]],
    code: words[at++] || null,
    errorType: optional(string) ?? null,
    message: string(),
    recovery: vocabulary.recoveries[words[at++]],
  };
  const retryAfterSeconds = optional(() => words[at++]);
  if (retryAfterSeconds !== undefined) error.retryAfterSeconds = retryAfterSeconds;
  const position = optional(() => ({ offset: words[at++], line: words[at++], column: words[at++] }));
  if (position !== undefined) error.position = position;
  const webhookIsCalled = optional(() => called(call)) ?? null;
  return { kind: "error", error, webhookIsCalled, rules: ruleIds(vocabulary), notes: list(() => note(vocabulary)) };
}

function called({ webhook, body }) {
  const errorType = optional(string) ?? null;
  const errorCode = words[at++] || null;
  const response = payload(body, optional(string));
  return { webhook, response, errorType, errorCode };
}

function note(vocabulary) {
  return { code: vocabulary.noteCodes[words[at++]], severity: vocabulary.severities[words[at++]], message: string() };
}

function update(vocabulary, { mappings }) {
  const [responseAttribute, marketoField, dataType] = mappings[words[at++]];
  const kind = words[at++];
  const truncated = words[at++] === 1;
  const stored = kind === 0 ? null : string();
  const value = kind === 1 ? stored === "true" : kind === 2 ? Number(stored) : stored;
  return { marketoField, responseAttribute, dataType, value, text: stored, truncated, rules: ruleIds(vocabulary) };
}

function skip(vocabulary, { mappings }) {
  const [responseAttribute, marketoField] = mappings[words[at++]];
  const reason = vocabulary.skipReasons[words[at++]];
  const skipped = { marketoField, responseAttribute, reason, message: string(), resolved: string() };
  const found = optional(() => ({ kind: vocabulary.kinds[words[at++]], excerpt: string() }));
  if (found !== undefined) skipped.found = found;
  const suggestion = optional(string);
  if (suggestion !== undefined) skipped.suggestion = suggestion;
  skipped.rules = ruleIds(vocabulary);
  return skipped;
}

function ruleIds({ rules }) {
  const ids = [];
  for (let first = 0; first < 128; first += 32) {
    let bits = words[at++];
    while (bits !== 0) {
      ids.push(rules[first + 31 - Math.clz32(bits & -bits)]);
      bits &= bits - 1;
    }
  }
  return ids;
}

function list(read) {
  const entries = [];
  for (let left = words[at++]; left > 0; left--) entries.push(read());
  return entries;
}

function optional(read) {
  return words[at++] === 0 ? undefined : read();
}

function string() {
  const start = textAt;
  textAt += words[at++];
  return text.slice(start, textAt);
}
