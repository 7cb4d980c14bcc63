// Input as texts show it.

/** The longest excerpt of input in a text, in characters. */
const EXCERPT = 80;

const LONE_SURROGATE = /\p{Cs}/gu;
const UNSEEN = /[\p{Cc}`\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[^\S ]/gu;

/** Input cut to an excerpt, with invisible characters as codes. Backticks count as such, since they enclose input. */
export function visible(text) {
  return isPlain(text) ? text : shown(text);
}

/** The same in backticks. */
export function quoted(text) {
  return `\`${visible(text)}\``;
}

/** Whether a text is short and printable ASCII, as most input is. */
function isPlain(text) {
  if (text.length > EXCERPT) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x60) return false;
  }
  return true;
}

function shown(text) {
  // A character has at most two code units, so these suffice to tell whether there are more.
  const characters = Array.from(text.slice(0, 2 * EXCERPT + 2));
  const excerpt = characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : text;
  return excerpt.replace(LONE_SURROGATE, "\ufffd").replace(UNSEEN, codeOf);
}

function codeOf(character) {
  return `<U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
}
