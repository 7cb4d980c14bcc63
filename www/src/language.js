// The languages of the page. English is there from the start; another one is fetched when it is wanted.
import { html } from "lit-html";
import en from "./languages/en.js";

/** The page's own texts, those of the library, and the names of the sources. */
const others = {
  es: () => Promise.all([import("./languages/es.js"), import("marketo-webhook/messages/es"), import("sources/es")]),
};

export const languages = ["en", ...Object.keys(others)];

let language = "en";
let catalogue = en;
let ofLibrary, sourceNames;
let translate;

/** The language that the visitor chose before, or that the browser prefers. */
export function preferredLanguage() {
  let chosen;
  try {
    chosen = localStorage.getItem("language");
  } catch {
    // Storage may be off.
  }
  const wanted = [chosen, ...navigator.languages.flatMap((tag) => [tag, tag.split("-")[0]])];
  return wanted.find((tag) => languages.includes(tag)) ?? "en";
}

export async function setLanguage(tag, { remember = false } = {}) {
  const [own, library, sources] = (await others[tag]?.()) ?? [{ default: en }, {}];
  catalogue = own.default;
  [ofLibrary] = Object.values(library);
  sourceNames = sources?.default;
  language = tag;
  document.documentElement.lang = tag;
  document.title = t("title");
  if (!remember) return;
  try {
    localStorage.setItem("language", tag);
  } catch {
    // Then it is asked for again next time.
  }
}

export const currentLanguage = () => language;

/** Takes the `translate` of the library. */
export function wireLanguage(library) {
  translate = library.translate;
}

/** The text of a key, with what stands in braces filled in; of its plural forms the one for `count`. */
export function t(key, values = {}) {
  const form = () => `${key}#${new Intl.PluralRules(language).select(values.count)}`;
  const text = catalogue[key] ?? catalogue[form()] ?? catalogue[`${key}#other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name]));
}

/** The name of a language in itself. */
export function nameOf(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name[0].toLocaleUpperCase(tag) + name.slice(1);
}

/** The name of a source, which the library gives in English. */
export const sourceName = (title) => sourceNames?.[title] ?? title;

export const number = (value) => new Intl.NumberFormat(language).format(value);

/** A text of the library: it has its own in English. */
export function said({ explanation, message, statement = message }) {
  return (ofLibrary && explanation) || statement === undefined ? translate(explanation, ofLibrary) : statement;
}

/** The same as a sentence: it begins in lower case and has no full stop, so that it can stand in any text. */
export function sentence(explained) {
  const text = said(explained);
  return prose(`${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!…]$/.test(text) ? "" : "."}`);
}

/** What is between backticks becomes code. */
export function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) => (/^`[^`]+`$/.test(part) ? html`<code>${part.slice(1, -1)}</code>` : part));
}
