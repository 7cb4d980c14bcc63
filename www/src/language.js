// The languages of the page. English is there from the start; another one is fetched when it is wanted.
import en from "./languages/en.js";

/** The page's own texts and those of the library. */
const others = {
  es: () => Promise.all([import("./languages/es.js"), import("marketo-webhook/messages/es")]),
};

export const languages = ["en", ...Object.keys(others)];

let language = "en";
let catalogue = en;
let ofLibrary;

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
  const [own, library] = (await others[tag]?.()) ?? [{ default: en }, {}];
  catalogue = own.default;
  [ofLibrary] = Object.values(library);
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
/** The library's texts in the current language; none where that is English, which it speaks itself. */
export const libraryCatalogue = () => ofLibrary;

/** The text of a key, with what stands in braces filled in; none where the catalogue has none. */
export function textOf(key, values = {}) {
  return catalogue[key]?.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The same of a key that is there. */
export const t = (key, values) => textOf(key, values) ?? key;

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
