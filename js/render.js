// Explanations as texts. This runs for each skipped mapping and note of an evaluation, so each text is parsed once.
import { quoted, visible } from "./text.js";
import { texts } from "./texts/en.js";

/** How deep explanations may nest: those made by a caller must not exhaust the stack. */
const DEEPEST = 8;

/** For counts up to this the plural form is cached. */
const MOST_COUNTS = 256;

/** The cache of each catalogue; the last one used is kept apart, since it is usually the same. */
const kept = new WeakMap();
let last;
let keptOfLast;

/**
 * The text of an explanation in a catalogue; in the fallback if the catalogue lacks the text, or a placeholder has no value. If
 * the fallback fails too, a placeholder without a value stays as written, and an id that no catalogue has is its own text.
 */
export function render(explanation, catalogue, fallback, depth = 0) {
  const id = explanation?.id;
  if (typeof id !== "string") return "";
  const values = isObject(explanation.values) ? explanation.values : {};
  const own = partsOf(catalogue, id, values);
  const text = own && filled(own, values, catalogue, fallback, depth, false);
  if (text !== undefined) return text;
  const other = partsOf(fallback, id, values);
  const otherText = other && filled(other, values, catalogue, fallback, depth, false);
  return otherText ?? filled(own ?? other ?? [visible(id)], values, catalogue, fallback, depth, true);
}

/** English, without the statements of rules, which are not needed here. */
let english;

const inEnglish = () => (english ??= { language: "en", texts: texts() });

/** The `message` of an explanation. */
export function message(explanation) {
  return render(explanation, inEnglish(), inEnglish());
}

/** The parts of an English text (see `partsOf`), `undefined` if it has plural forms. */
export function englishParts(id) {
  return partsOf(inEnglish(), id, {});
}

/** Adds `message` to an object with an `explanation`. */
export function withMessage({ explanation, ...members }) {
  return { ...members, message: message(explanation), explanation };
}

/** The parts of a text, `undefined` if the catalogue lacks it: literal, name of a value, literal, ... */
function partsOf(catalogue, id, values) {
  const texts = catalogue?.texts;
  if (!isObject(texts)) return undefined;
  const keeps = keptOf(catalogue);
  const parts = parsed(keeps.parsed, texts, id, "");
  if (parts !== undefined || !Object.hasOwn(values, "count")) return parts;
  const suffix = suffixOf(keeps, catalogue.language, values.count);
  return parsed(keeps.forms(suffix), texts, id, suffix) ?? parsed(keeps.forms("#other"), texts, id, "#other");
}

function keptOf(catalogue) {
  if (catalogue === last) return keptOfLast;
  let keeps = kept.get(catalogue);
  if (keeps === undefined) kept.set(catalogue, (keeps = new Kept()));
  last = catalogue;
  keptOfLast = keeps;
  return keeps;
}

class Kept {
  /** By id. */
  parsed = new Map();
  plurals;
  /** By the value `count`. */
  suffixes = new Map();
  #forms = new Map();

  /** The parsed texts whose ids end in this, by the id without it. */
  forms(suffix) {
    let parsed = this.#forms.get(suffix);
    if (parsed === undefined) this.#forms.set(suffix, (parsed = new Map()));
    return parsed;
  }
}

function parsed(entries, texts, id, suffix) {
  const entry = entries.get(id);
  // A catalogue may be edited between calls.
  if (entry !== undefined && entry.text === texts[entry.key]) return entry.parts;
  const key = id + suffix;
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (typeof text !== "string") return undefined;
  const parts = text.split(/\{([a-zA-Z][\w-]*)\}/);
  entries.set(id, { key, text, parts });
  return parts;
}

/** The endings of the ids of plural forms. */
function suffixOf(keeps, language, count) {
  if (typeof count !== "number") return "#other";
  const known = keeps.suffixes.get(count);
  if (known !== undefined) return known;
  const suffix = `#${pluralForm(keeps, language, count)}`;
  if (keeps.suffixes.size < MOST_COUNTS) keeps.suffixes.set(count, suffix);
  return suffix;
}

function pluralForm(keeps, language, count) {
  try {
    keeps.plurals ??= new Intl.PluralRules(language);
  } catch {
    // Not a known language.
    return "other";
  }
  return keeps.plurals.select(count);
}

/** The text. If a value is missing: none, or with the placeholder as written (`asWritten`). */
function filled(parts, values, catalogue, fallback, depth, asWritten) {
  let text = parts[0];
  for (let i = 1; i < parts.length; i += 2) {
    let value = said(values, parts[i], catalogue, fallback, depth);
    if (value === undefined) {
      if (!asWritten) return undefined;
      value = `{${parts[i]}}`;
    }
    text += value + parts[i + 1];
  }
  return text;
}

/** A value as texts show it, `undefined` if there is none. */
function said(values, name, catalogue, fallback, depth) {
  const value = values[name];
  if (typeof value === "string") return visible(value);
  if (value === undefined || !Object.hasOwn(values, name)) return undefined;
  if (!isObject(value)) return value === null ? undefined : String(value);
  if (Array.isArray(value)) return list(value);
  if (typeof value.id !== "string") return undefined;
  return depth < DEEPEST ? render(value, catalogue, fallback, depth + 1) : "…";
}

/** Items in backticks. A list that was cut ends in the item "…", without backticks. */
export function list(items) {
  let text = "";
  for (const item of items) {
    if (text !== "") text += ", ";
    text += item === "…" || isObject(item) ? "…" : quoted(String(item));
  }
  return text;
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}
