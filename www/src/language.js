// The languages of the page. English is there from the start; another one is fetched when it is wanted.
import en from "./languages/en.js";

const others = {
  es: () => Promise.all([import("./languages/es.js"), import("./languages/es-library.js")]),
};

export const languages = ["en", ...Object.keys(others)];

let language = "en";
let catalogue = en;
/** What the library says, by code; its own English where there is none. */
let libraryTexts = {};

/** The language that the visitor chose before, or that the browser prefers. */
export function preferredLanguage() {
  let chosen;
  try {
    chosen = localStorage.getItem("language");
  } catch {
    // Storage may be off.
  }
  const wanted = [chosen, ...navigator.languages.map((tag) => tag.split("-")[0])];
  return wanted.find((tag) => languages.includes(tag)) ?? "en";
}

export async function setLanguage(tag, { remember = false } = {}) {
  const modules = await others[tag]?.();
  catalogue = modules ? modules[0].default : en;
  libraryTexts = modules ? modules[1].default : {};
  language = tag;
  document.documentElement.lang = tag;
  if (!remember) return;
  try {
    localStorage.setItem("language", tag);
  } catch {
    // Then it is asked for again next time.
  }
}

export const currentLanguage = () => language;

/** The text of a key, with what stands in braces filled in; none where the catalogue has none. */
export function textOf(key, values = {}) {
  return catalogue[key] && fill(catalogue[key], values);
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The same of a key that is there. */
export const t = (key, values) => textOf(key, values) ?? key;

/** What the library says in English, in the current language; nothing where that is English. */
export const libraryText = (key, values = {}) => libraryTexts[key] && fill(libraryTexts[key], values);

/** The name of a language in itself. */
export function nameOf(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name[0].toLocaleUpperCase(tag) + name.slice(1);
}

export const number = (value) => new Intl.NumberFormat(language).format(value);

/** Puts its text into everything that has a key. */
export function translatePage() {
  document.title = t("title");
  for (const node of document.querySelectorAll("[data-t]")) {
    const text = t(node.dataset.t);
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
}
