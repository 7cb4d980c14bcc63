// Explanations as texts. It runs for each skipped mapping and note of an evaluation, so a text is parsed once.
import { quoted, visible } from "./text.js";
import { texts } from "./texts/en.js";

/** How deep explanations may stand in explanations: those that a caller made must not exhaust the stack. */
const DEEPEST = 8;

/** For how many counts the plural form is kept. */
const MOST_COUNTS = 256;

/** What is kept of each catalogue. */
const kept = new WeakMap();

/**
 * The text of an explanation in a catalogue; in the fallback where the catalogue has no text, or one with a placeholder
 * that has no value. If the fallback is no better, a placeholder without a value stays as written, and an id that no
 * catalogue has is its own text.
 */
export function render(explanation, catalogue, fallback, depth = 0) {
  const { id, values } = Object(explanation);
  if (typeof id !== "string") return "";
  const given = Object(values);
  const say = (value) => said(value, catalogue, fallback, depth);
  const own = partsOf(catalogue, id, given);
  const text = own && filled(own, given, say);
  if (text !== undefined) return text;
  const other = partsOf(fallback, id, given);
  return (other && filled(other, given, say)) ?? asWritten(own ?? other ?? [visible(id)], given, say);
}

/** English, without the statements of rules, which are not needed here. */
let english;

/** The `message` of an explanation. */
export function message(explanation) {
  english ??= { language: "en", texts: texts() };
  return render(explanation, english, english);
}

/** What has an `explanation`, with its `message`. */
export function withMessage({ explanation, ...members }) {
  return { ...members, message: message(explanation), explanation };
}

/** The parts of a text, `undefined` where the catalogue has none: what is written, the name of a value, what is written, ... */
function partsOf(catalogue, id, values) {
  const texts = catalogue?.texts;
  if (typeof texts !== "object" || texts === null) return undefined;
  let keeps = kept.get(catalogue);
  if (keeps === undefined) kept.set(catalogue, (keeps = { parsed: new Map(), plurals: undefined, suffixes: new Map() }));
  const parts = parsed(keeps, texts, id, "");
  if (parts !== undefined || !Object.hasOwn(values, "count")) return parts;
  return parsed(keeps, texts, id, suffix(keeps, catalogue.language, values.count)) ?? parsed(keeps, texts, id, "#other");
}

function parsed(keeps, texts, id, suffix) {
  let entries = keeps.parsed.get(suffix);
  if (entries === undefined) keeps.parsed.set(suffix, (entries = new Map()));
  const entry = entries.get(id);
  // A catalogue may be edited between two calls.
  if (entry !== undefined && entry.text === texts[entry.key]) return entry.parts;
  const key = id + suffix;
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (typeof text !== "string") return undefined;
  const parts = text.split(/\{([a-zA-Z][\w-]*)\}/);
  entries.set(id, { key, text, parts });
  return parts;
}

/** What the ids of texts for a count end in. */
function suffix(keeps, language, count) {
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
    // No language that is known.
    return "other";
  }
  return keeps.plurals.select(count);
}

/** The text, unless a value is missing. */
function filled(parts, values, say) {
  let text = parts[0];
  for (let i = 1; i < parts.length; i += 2) {
    const value = valueOf(values, parts[i]);
    if (value === undefined) return undefined;
    text += say(value) + parts[i + 1];
  }
  return text;
}

function asWritten(parts, values, say) {
  const fill = (name) => {
    const value = valueOf(values, name);
    return value === undefined ? `{${name}}` : say(value);
  };
  return parts.map((part, i) => (i % 2 === 0 ? part : fill(part))).join("");
}

/** A value that can be said. */
function valueOf(values, name) {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (typeof value !== "object") return value;
  return Array.isArray(value) || typeof value?.id === "string" ? value : undefined;
}

function said(value, catalogue, fallback, depth) {
  if (typeof value === "string") return visible(value);
  if (Array.isArray(value)) return value.map(listed).join(", ");
  if (typeof value === "object") return depth < DEEPEST ? render(value, catalogue, fallback, depth + 1) : "…";
  return String(value);
}

/** An item of a list; one that was cut ends in the item "…". */
function listed(item) {
  return item === "…" || typeof item === "object" ? "…" : quoted(String(item));
}
