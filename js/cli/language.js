// The language: what `--lang` asks for, else what the system's settings do.
import { translate } from "../messages.js";
import { es as libraryEs } from "../messages/es.js";
import en from "./texts/en.js";
import es from "./texts/es.js";
import { visible } from "./visible.js";

/** Of each language the program's own texts and the library's catalogue; in English the library speaks itself. */
const LANGUAGES = { en: { own: en }, es: { own: es, library: libraryEs } };

export const languages = Object.keys(LANGUAGES);

/** The language of a tag of BCP 47, or of a locale such as `es_MX.UTF-8`. */
const languageIn = (tag = "") => languages.find((language) => new RegExp(`^${language}(?![a-z])`, "i").test(tag));

/**
 * `t` makes a text of the program's own of its id and values, `said` has the text of what the library explains. `isKnown` is
 * false where a language is asked for that is not there.
 */
export function languageOf(wanted, env) {
  const asked = typeof wanted === "string" ? languageIn(wanted) : undefined;
  // As POSIX orders them: the first that is set counts.
  const language = asked ?? languageIn(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? "en";
  const { own, library } = LANGUAGES[language];
  const plurals = new Intl.PluralRules(language);
  return {
    t: (id, values = {}) => filled(own[id] ?? own[`${id}#${plurals.select(values.count)}`] ?? own[`${id}#other`], values),
    said: ({ explanation, message, statement = message }) => (library ? translate(explanation, library) : statement),
    isKnown: typeof wanted !== "string" || asked !== undefined,
  };
}

/** A text with its values, as the library's have them, but for that nothing is cut: of a list each item in backticks. */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return Array.isArray(value) ? value.map((item) => `\`${visible(item)}\``).join(", ") : visible(String(value));
  });
}
