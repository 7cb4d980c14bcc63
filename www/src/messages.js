// What the library says: its English as sentences, or the same by code in another language.
import { code, element } from "./dom.js";
import { libraryText } from "./language.js";

/** A message: what it puts between backticks becomes code. */
export function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : part));
}

/** A message of the library; in another language the text of its code comes first, since the English says more. */
export function messageElements(key, message, values) {
  const own = element("p", { lang: "en" }, prose(sentence(message)));
  const text = libraryText(key, values);
  if (text === undefined) return [own];
  own.className = "hint";
  return [element("p", {}, prose(text)), own];
}

/** The statement of a rule. */
export function statementElement({ id, statement }) {
  const text = libraryText(`rule.${id}`);
  return element("p", text === undefined ? { lang: "en" } : {}, prose(text ?? sentence(statement)));
}

/** Messages begin in lower case and have no full stop, so that they can stand in any text. */
function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!…]$/.test(text) ? "" : "."}`;
}
