// Reads an outcome from the words and the text that `src/js/encode.rs` writes, in the same order.
import { payload } from "./bytes.js";
import { englishParts, list, message } from "./render.js";
import { visible } from "./text.js";
import { textIds } from "./text-ids.js";

// A byte order mark inside the text is kept: it belongs to a value.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Payloads of at least this many bytes are decoded when they are first read: keeping the bytes costs less. Without this, an
 * evaluation of 4 KB that is not ASCII takes 2.4 times as long.
 */
const DECODED_LATE = 1024;

/** How the payload is decoded if texts are cut from it, and the parts of the word of such a text. */
const CUT_FROM = 3;
const CUT = 0x8000_0000;
const CUT_BITS = 13;
const CUT_MASK = 0x1fff;

/** The powers of ten that doubles hold exactly. */
const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

let words = new Uint32Array(0);
let bytes = new Uint8Array(0);
let at = 0;
let text = "";
let textAt = 0;
/** The payload that texts are cut from, and what JavaScript has of the mapping that is read. */
let cutFrom = "";
let named;
/** What is known of each explanation seen before, by the position of its id: see `known`. */
const explained = [];
/** The text of the explanation or value read last: written while reading, since most outcomes have one. */
let said = "";
/**
 * Sets of rules seen before, by a hash of their words and a few places on: most recur. Without this, an evaluation of 300 B takes
 * 9 to 13 % longer.
 */
const ruleSets = new Array(256);
const PLACES = 4;
/**
 * A buffer shared by copies of bodies, since allocating one costs more than the copy. With one buffer per body, a body of 4 KB
 * that is not ASCII, given as bytes, takes 6 % longer in Node and Deno, 2 % in Bun; nothing else changes.
 */
let copies = new Uint8Array(0);
let copiesAt = 0;
const COPIES = 64 * 1024;

// Written for speed: reading a small body takes less time than one closure per value would.

/** The outcome at an address, of a webhook with this name and these mappings and of a response: what is known of both is not sent. */
export function readOutcome({ memory, vocabulary }, address, name, mappings, response) {
  if (words.buffer !== memory.buffer) {
    words = new Uint32Array(memory.buffer);
    bytes = new Uint8Array(memory.buffer);
  }
  at = address >>> 2;
  const textStart = words[at];
  const textLength = words[at + 1];
  text = textLength === 0 ? "" : decoder.decode(bytes.subarray(textStart, textStart + textLength));
  textAt = 0;
  const kind = words[at + 2];
  at += 3;
  return kind === 0 ? fieldUpdates(vocabulary, name, mappings, response) : error(vocabulary, name, response);
}

function fieldUpdates(vocabulary, name, mappings, response) {
  const status = words[at++];
  const webhookIsCalled = called(name, response);
  const rules = ruleIds(vocabulary.rules);
  const notes = noteList(vocabulary);
  const updates = [];
  for (let left = words[at++]; left > 0; left--) updates.push(update(vocabulary, mappings));
  const skipped = [];
  for (let left = words[at++]; left > 0; left--) skipped.push(skip(vocabulary, mappings));
  return { kind: "field-updates", status, updates, skipped, webhookIsCalled, rules, notes };
}

function error(vocabulary, name, response) {
  const status = words[at++] || null;
  const type = vocabulary.errorTypes[words[at++]];
  const code = words[at++] || null;
  const errorType = errorTypeOf(response);
  const why = explanation();
  const rule = vocabulary.rules[words[at++]];
  const recovery = vocabulary.recoveries[words[at++]];
  const error = { type, code, errorType, message: said, explanation: why, rule, recovery };
  if (isThere()) error.retryAfterSeconds = words[at++];
  if (isThere()) error.position = { offset: words[at++], line: words[at++], column: words[at++] };
  const webhookIsCalled = isThere() ? called(name, response) : null;
  return { kind: "error", status, error, webhookIsCalled, rules: ruleIds(vocabulary.rules), notes: noteList(vocabulary) };
}

function called(webhook, response) {
  const { body, isOwn } = response;
  const errorType = errorTypeOf(response);
  const errorCode = words[at++] || null;
  const how = words[at++];
  if (how === CUT_FROM) return { webhook, response: (cutFrom = payload(body)), errorType, errorCode };
  const label = how === 1 ? string() : undefined;
  // Unshared bytes are kept without a copy; others are copied, which costs as much as decoding ASCII.
  if (typeof body === "string" || body.length < DECODED_LATE || (how === 2 && !isOwn)) {
    return { webhook, response: payload(body, label), errorType, errorCode };
  }
  return calledLate({ webhook, errorType, errorCode }, isOwn ? body : copyOf(body), label);
}

/** The reason phrase is not sent back. */
function errorTypeOf({ statusText }) {
  if (words[at] !== 2) return optionalString() ?? null;
  at++;
  return statusText;
}

/** A copy of the bytes; not by `slice`, since that of a Buffer shares memory. */
function copyOf(body) {
  if (body.length > COPIES / 4) return new Uint8Array(body);
  if (body.length > copies.length - copiesAt) {
    copies = new Uint8Array(COPIES);
    copiesAt = 0;
  }
  const copy = copies.subarray(copiesAt, copiesAt + body.length);
  copy.set(body);
  copiesAt += body.length;
  return copy;
}

/** How Node, Bun and Deno print a value: not by calling its accessors. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const printed = {
  enumerable: false,
  value() {
    return { ...this };
  },
};

/** Few callers read the response, so a long one is decoded on first use. */
function calledLate({ webhook, errorType, errorCode }, bytes, label) {
  let response;
  const called = {
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
  return Object.defineProperty(called, INSPECT, printed);
}

function noteList(vocabulary) {
  const notes = [];
  for (let left = words[at++]; left > 0; left--) {
    const code = vocabulary.noteCodes[words[at++]];
    const severity = vocabulary.severities[words[at++]];
    const rule = vocabulary.rules[words[at++]];
    const mapping = isThere() ? words[at++] : undefined;
    const why = explanation();
    const note = { code, severity, message: said, explanation: why, rule };
    if (mapping !== undefined) note.mapping = mapping;
    notes.push(note);
  }
  return notes;
}

function update(vocabulary, mappings) {
  const mapping = words[at];
  const { responseAttribute, marketoField, dataType, restName } = mappings[mapping];
  const truncated = words[at + 1] === 1;
  const basis = vocabulary.bases[words[at + 2]];
  const kind = words[at + 3];
  at += 4;
  let value = null;
  let text = null;
  if (kind === 3) {
    value = (words[at + 1] | 0) * 0x1_0000_0000 + words[at];
    text = String(value);
    at += 2;
  } else if (kind === 8) {
    value = (words[at + 2] * 0x1_0000_0000 + words[at + 1]) / POWERS[words[at]];
    at += 3;
    text = string();
  } else if (kind >= 4) {
    text = string();
    value = kind === 5 ? text : numberOf(kind, text);
  } else if (kind !== 0) {
    value = kind === 2;
    text = value ? "true" : "false";
  }
  const rules = ruleIds(vocabulary.rules);
  return {
    mapping,
    marketoField,
    restName,
    responseAttribute,
    dataType,
    value,
    text,
    truncated,
    relative: kind === 6 || kind === 7,
    basis,
    rules,
  };
}

/** Of a decimal number or of points with a sign the number; of points past 2^53 those of one below zero alone have theirs. */
function numberOf(kind, text) {
  if (kind === 7) return text.startsWith("+") ? text.slice(1) : text;
  // `-0` is 0 as well.
  return Number(text) + 0;
}

function skip(vocabulary, mappings) {
  const mapping = words[at];
  named = mappings[mapping];
  const { responseAttribute, marketoField } = named;
  const reason = vocabulary.skipReasons[words[at + 1]];
  const rule = vocabulary.rules[words[at + 2]];
  const basis = vocabulary.bases[words[at + 3]];
  at += 4;
  const why = explanation();
  const skipped = { mapping, marketoField, responseAttribute, reason, message: said, explanation: why, rule, basis };
  if (isThere()) skipped.switch = { assumption: vocabulary.assumptions[words[at++]], value: string() };
  skipped.resolved = optionalString() ?? responseAttribute;
  if (isThere()) skipped.found = { kind: vocabulary.kinds[words[at++]], excerpt: string() };
  if (isThere()) skipped.suggestion = { for: vocabulary.suggestionsFor[words[at++]], value: string() };
  skipped.rules = ruleIds(vocabulary.rules);
  return skipped;
}

function ruleIds(rules) {
  const a = words[at];
  const b = words[at + 1];
  const c = words[at + 2];
  const d = words[at + 3];
  at += 4;
  const mixed = a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  const place = Math.imul(mixed, 0x9e3779b1) >>> 24;
  for (let i = 0; i < PLACES; i++) {
    const set = ruleSets[(place + i) & 255];
    if (set === undefined) break;
    if (set.a === a && set.b === b && set.c === c && set.d === d) return set.ids;
  }
  return unseenRuleIds(rules, place, a, b, c, d);
}

function unseenRuleIds(rules, place, a, b, c, d) {
  const ids = [];
  for (const [i, word] of [a, b, c, d].entries()) {
    for (let bits = word; bits !== 0; bits &= bits - 1) ids.push(rules[32 * i + 31 - Math.clz32(bits & -bits)]);
  }
  let free = 0;
  while (free < PLACES && ruleSets[(place + free) & 255] !== undefined) free++;
  // Outcomes share it.
  ruleSets[(place + (free % PLACES)) & 255] = { a, b, c, d, ids: Object.freeze(ids) };
  return ids;
}

function explanation() {
  const index = words[at++];
  const { id, names, literals, order } = (explained[index] ??= known(textIds[index]));
  const values = {};
  const texts = [];
  for (const name of names) {
    values[name] = value();
    texts.push(said);
  }
  const explanation = { id, values };
  if (literals === undefined) {
    said = message(explanation);
  } else {
    said = literals[0];
    for (let i = 0; i < order.length; i++) said += texts[order[i]] + literals[i + 1];
  }
  return explanation;
}

/**
 * An explanation's id and the names of its values, from `id:name,name`, or from `id` if the placeholders of the English text are
 * these; and its English: the literal parts, and the positions of the values in between. A text with plural forms has no
 * `literals`.
 */
function known(idAndNames) {
  const [id, list] = idAndNames.split(":");
  const parts = englishParts(id);
  const literals = parts?.filter((_, i) => i % 2 === 0);
  const placeholders = parts?.filter((_, i) => i % 2 === 1) ?? [];
  const names = list === undefined ? [...new Set(placeholders)] : list.split(",").filter(Boolean);
  const order = placeholders.map((name) => names.indexOf(name));
  return { id, names, literals, order };
}

/** An explanation as `src/outcome/explained_in_module.rs` writes it: the position of its id, then its values. */
export function decoded([index, ...given]) {
  const { id, names } = (explained[index] ??= known(textIds[index]));
  const values = Object.fromEntries(names.map((name, i) => [name, decodedValue(given[i])]));
  return { id, values };
}

/** Lists have texts, explanations begin with a number. */
const decodedValue = (value) => (Array.isArray(value) && typeof value[0] === "number" ? decoded(value) : value);

/** A list of plain items, as `list` shows it. */
function plainStrings() {
  const items = [];
  let shown = "";
  for (let left = words[at++]; left > 0; left--) {
    const item = string();
    items.push(item);
    shown += shown === "" ? `\`${item}\`` : `, \`${item}\``;
  }
  said = shown;
  return items;
}

/** A value of an explanation. Kinds 0 and 2 are plain input, which `visible` leaves unchanged. */
function value() {
  switch (words[at++]) {
    case 0:
      return (said = string());
    case 1: {
      const value = words[at++];
      said = String(value);
      return value;
    }
    case 2:
      return plainStrings();
    case 3:
      return explanation();
    case 4: {
      const value = string();
      said = visible(value);
      return value;
    }
    case 6:
      said = named.shownAttribute;
      return named.responseAttribute;
    case 7:
      said = named.shownField;
      return named.marketoField;
    default: {
      const items = [];
      for (let left = words[at++]; left > 0; left--) items.push(string());
      said = list(items);
      return items;
    }
  }
}

function isThere() {
  return words[at++] === 1;
}

function optionalString() {
  return words[at++] === 1 ? string() : undefined;
}

function string() {
  const word = words[at++];
  if (word >= CUT) {
    const place = (word >>> CUT_BITS) & CUT_MASK;
    return cutFrom.slice(place, place + (word & CUT_MASK));
  }
  const start = textAt;
  textAt += word;
  return text.slice(start, textAt);
}
