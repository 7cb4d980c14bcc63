// Reads an outcome from the words and the text that `src/wasm/wire.rs` writes, in the same order.
import { payload } from "./body.js";

// A byte order mark inside the text counts: it is some value's.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** From this many bytes on, decoding costs more than the means to put it off: keeping the bytes, copied if others have them. */
const DECODED_LATE = { own: 4 * 1024, copied: 64 * 1024 };

let words = new Uint32Array(0);
let bytes = new Uint8Array(0);
let at = 0;
let text = "";
let textAt = 0;
/** The sets of rules of the last outcome, in their order: most come again. */
const known = [];
const MOST_KNOWN = 256;
let setsRead = 0;

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
  setsRead = 0;
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

function called({ webhook, body, isOwn }) {
  const errorType = optional(string) ?? null;
  const errorCode = words[at++] || null;
  const label = optional(string);
  if (typeof body === "string" || body.length < DECODED_LATE[isOwn ? "own" : "copied"]) {
    return { webhook, response: payload(body, label), errorType, errorCode };
  }
  // Few look at the response, so a long one is decoded when somebody does.
  const bytes = isOwn ? body : body.slice();
  let response;
  return {
    webhook,
    get response() {
      return (response ??= payload(bytes, label));
    },
    set response(value) {
      response = value;
    },
    errorType,
    errorCode,
  };
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
  const place = setsRead++;
  const start = at;
  at += 4;
  const set = known[place];
  if (set !== undefined && set.words.every((word, i) => word === words[start + i])) return set.ids.slice();
  const ids = [];
  for (let i = 0; i < 4; i++) {
    for (let bits = words[start + i]; bits !== 0; bits &= bits - 1) ids.push(rules[32 * i + 31 - Math.clz32(bits & -bits)]);
  }
  if (place < MOST_KNOWN) known[place] = { words: Array.from(words.subarray(start, at)), ids };
  return ids.slice();
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
