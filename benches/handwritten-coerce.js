// Shared by the hand-written candidates: what a field of each type stores of a value, or why it stores nothing.

const written = (value, text, rules, note) => ({ value, text, truncated: note === "truncated", rules, note, reason: undefined });

const EMPTY = ["coerce.empty-string"];
const STRING = [];
const STRING_CUT = ["coerce.string-length", "coerce.over-length"];
export const STRING_OF_ANOTHER = ["coerce.non-text"];
const BOOLEAN = ["coerce.boolean"];
const BOOLEAN_OF_TEXT = ["coerce.boolean", "coerce.boolean-text"];
const DATE = ["coerce.date"];

/** The rules of a number type, by the kind of its values. */
const numeric = (rule, ...more) => ({
  number: [rule, ...more],
  text: ["coerce.numeric-text", rule, ...more],
  start: ["coerce.numeric-text", "coerce.number-grammar", rule, ...more],
  exponent: ["coerce.numeric-text", "coerce.number-grammar", rule, ...more],
});
const INTEGER = numeric("coerce.integer");
const FLOAT = numeric("coerce.float");
const LARGE_FLOAT = numeric("coerce.float", "coerce.float-precision");

const NOT_FOUND = { reason: "not-found", rule: "json.missing", basis: "assumed", rules: [] };
const NULL_VALUE = {
  reason: "null-value",
  rule: "json.null",
  basis: "assumed",
  switch: { assumption: "jsonNull", value: "clear" },
  rules: [],
};
const NOT_SCALAR = { reason: "not-scalar", rule: "json.not-scalar", basis: "assumed", rules: [] };

const incompatible = (rules, rule, basis, other) => ({
  reason: "incompatible-type",
  rule,
  basis,
  switch: other,
  rules: ["coerce.incompatible", ...rules],
});
const NO_TEXT = incompatible(["coerce.empty-string"], "coerce.empty-string", "assumed");
const NO_INTEGER = incompatible(INTEGER.number, "coerce.integer", "documented");
const NO_NUMBER_FOR_INTEGER = incompatible(INTEGER.text, "coerce.numeric-text", "observed");
const NO_FLOAT = incompatible(FLOAT.number, "coerce.float", "documented");
const NO_NUMBER_FOR_FLOAT = incompatible(FLOAT.text, "coerce.numeric-text", "observed");
const NO_BOOLEAN = incompatible(BOOLEAN, "coerce.boolean", "documented");
const NO_BOOLEAN_TEXT = incompatible(BOOLEAN_OF_TEXT, "coerce.boolean-text", "assumed");
const NO_DATE = incompatible(DATE, "coerce.date", "documented");
const FRACTION = { assumption: "fractionalInteger", value: "truncate" };
const NO_WHOLE_NUMBER = Object.fromEntries(
  Object.entries(INTEGER).map(([of, rules]) => [
    of,
    incompatible([...rules, "coerce.fractional-integer"], "coerce.fractional-integer", "assumed", FRACTION),
  ]),
);

/** The value as a field of this type stores it, or why it is not stored. */
export function coerce(dataType, value) {
  if (value === undefined) return NOT_FOUND;
  if (value === null) return NULL_VALUE;
  if (typeof value === "object") return NOT_SCALAR;
  if (value === "") return dataType === "boolean" ? NO_TEXT : written(null, null, EMPTY, "cleared");
  switch (dataType) {
    case "integer":
      return integer(value);
    case "currency":
      return float(value);
    case "boolean":
      return boolean(value);
    case "date":
      return date(value);
    default:
      return string(value);
  }
}

export const LONGEST = 255;

function string(value) {
  if (typeof value !== "string") {
    const text = String(value);
    return written(text, text, STRING_OF_ANOTHER);
  }
  if (value.length <= LONGEST) return written(value, value, STRING);
  const characters = Array.from(value);
  if (characters.length <= LONGEST) return written(value, value, STRING);
  const cut = characters.slice(0, LONGEST).join("");
  return { ...written(cut, cut, STRING_CUT, "truncated"), length: characters.length };
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?([eE][+-]?\d+)?$/;
const LEADING_NUMBER = /^[+-]?\d+(?:\.\d+)?/;

/** The number in a text, and whether it is all of it, has an exponent, or is only its start; undefined without one. */
function numberIn(value) {
  const text = value.trim();
  const whole = NUMBER.exec(text);
  if (whole !== null) return { text, of: whole[1] === undefined ? "text" : "exponent", note: undefined };
  const start = LEADING_NUMBER.exec(text);
  return start === null ? undefined : { text: start[0], of: "start", note: "partial" };
}

const given = (value) => ({ text: String(value), of: "number", note: undefined });

function integer(value) {
  if (typeof value === "boolean") return NO_INTEGER;
  const found = typeof value === "string" ? numberIn(value) : given(value);
  if (found === undefined) return NO_NUMBER_FOR_INTEGER;
  const number = Number(found.text);
  if (!Number.isSafeInteger(number)) return NO_WHOLE_NUMBER[found.of];
  return written(number, String(number), INTEGER[found.of], found.note);
}

/** From here on such fields are reported as unreliable. */
const LARGE = 100_000;

function float(value) {
  if (typeof value === "boolean") return NO_FLOAT;
  const found = typeof value === "string" ? numberIn(value) : given(value);
  if (found === undefined) return NO_NUMBER_FOR_FLOAT;
  const number = Number(found.text);
  const isLarge = Math.abs(number) >= LARGE;
  return written(number, found.text, (isLarge ? LARGE_FLOAT : FLOAT)[found.of], found.note ?? (isLarge ? "large" : undefined));
}

function boolean(value) {
  if (typeof value === "boolean") return written(value, String(value), BOOLEAN);
  if (typeof value === "number") return NO_BOOLEAN;
  const word = value.trim().toLowerCase();
  if (word !== "true" && word !== "false") return NO_BOOLEAN_TEXT;
  return written(word === "true", word, BOOLEAN_OF_TEXT);
}

const DAY = /^[ \t\r\n]*(\d{4})-(\d\d)-(\d\d)[ \t\r\n]*$/;

function date(value) {
  const match = typeof value === "string" ? DAY.exec(value) : null;
  if (match === null) return NO_DATE;
  const [, year, month, day] = match;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return NO_DATE;
  const text = value.trim();
  return written(text, text, DATE);
}
