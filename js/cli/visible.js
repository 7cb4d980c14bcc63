// Input as a terminal may be shown it: a body or a file's name may hold what moves the cursor, colours or turns text around.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|[^\S ]/gu;

const codeOf = (character) => character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** A text with the codes of characters that cannot be seen, as the library's texts have them. */
export function visible(text) {
  return text.replace(UNSEEN, (character) => `<U+${codeOf(character)}>`);
}

/** JSON with the same characters escaped, which is the same JSON. */
export function visibleJson(value, indent) {
  const json = JSON.stringify(value, null, indent);
  return json.replace(UNSEEN, (character) => (character === "\n" ? character : escaped(character)));
}

/** The escape of JSON, of each half of a character beyond U+FFFF. */
function escaped(character) {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join("");
}
