// Makes input safe for a terminal: a body or a file's name may move the cursor, set colours or reverse text.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|[^\S ]/gu;

const codeOf = (character) => character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** A text with invisible characters replaced by their codes, as in the library's texts. */
export function visible(text) {
  return text.replace(UNSEEN, (character) => `<U+${codeOf(character)}>`);
}

/** JSON with the same characters escaped: it parses to the same value. */
export function visibleJson(value, indent) {
  const json = JSON.stringify(value, null, indent);
  return json.replace(UNSEEN, (character) => (character === "\n" ? character : escaped(character)));
}

/** The JSON escape; each half of a character beyond U+FFFF gets its own. */
function escaped(character) {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
    "",
  );
}
