// The languages of the page.
import en from "./languages/en.js";
import es from "./languages/es.js";

export const catalogues = { en, es };

let language = "en";

/** The language that the visitor chose before, or that the browser prefers. */
export function preferredLanguage() {
  let chosen;
  try {
    chosen = localStorage.getItem("language");
  } catch {
    // Storage may be off.
  }
  const wanted = [chosen, ...navigator.languages.map((tag) => tag.split("-")[0])];
  return wanted.find((tag) => tag in catalogues) ?? "en";
}

export function setLanguage(tag, remember = false) {
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
  return catalogues[language][key]?.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The same of a key that is there. */
export const t = (key, values) => textOf(key, values) ?? key;

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
