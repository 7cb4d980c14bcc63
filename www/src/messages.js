// What the library says, in the language of the page.
import { code, element } from "./dom.js";
import { libraryCatalogue } from "./language.js";

let translate;

/** Takes the `translate` of the library. */
export function wireMessages(library) {
  translate = library.translate;
}

/** A text of the library: it has its own in English. */
export function said({ explanation, message, statement = message }) {
  const catalogue = libraryCatalogue();
  return catalogue && explanation ? translate(explanation, catalogue) : statement;
}

/** The same as a sentence: it begins in lower case and has no full stop, so that it can stand in any text. */
export function sentenceElement(explained) {
  const text = said(explained);
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!…]$/.test(text) ? "" : "."}`;
  return element("p", {}, prose(sentence));
}

/** What is between backticks becomes code. */
function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : part));
}
