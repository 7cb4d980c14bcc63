// The language: `--lang`, else the system's settings.

import { es as libraryEs } from "../messages/es.js";
import { translate } from "../messages.js";
import en from "./texts/en.js";
import es from "./texts/es.js";
import { visible } from "./visible.js";

/** The program's own texts and the library's catalogue, by language; English is built into the library. */
const LANGUAGES = { en: { own: en }, es: { own: es, library: libraryEs } };

export const languages = Object.keys(LANGUAGES);

/** The language of a BCP 47 tag, or of a locale such as `es_MX.UTF-8`. */
const languageIn = (tag = "") => languages.find((language) => new RegExp(`^${language}(?![a-z])`, "i").test(tag));

/**
 * `t` makes one of the program's own texts from its id and values, `said` translates the library's explanations. `isKnown` is
 * false if the language asked for does not exist.
 */
export function languageOf(wanted, env) {
  const asked = typeof wanted === "string" ? languageIn(wanted) : undefined;
  // In the order of POSIX: the first one set counts.
  const language = asked ?? languageIn(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? "en";
  const { own, library } = LANGUAGES[language];
  const plurals = new Intl.PluralRules(language);
  return {
    t: (id, values = {}) => filled(own[id] ?? own[`${id}#${plurals.select(values.count)}`] ?? own[`${id}#other`], values),
    said: ({ explanation, message, statement = message }) => (library ? translate(explanation, library) : statement),
    isKnown: typeof wanted !== "string" || asked !== undefined,
  };
}

/** Fills a text like the library does, but cuts nothing; each item of a list is in backticks. */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return Array.isArray(value) ? value.map((item) => `\`${visible(item)}\``).join(", ") : visible(String(value));
  });
}
