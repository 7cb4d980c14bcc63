// Part of the Marketo stand-in: how a field of a type stores a value.

const BOOLEANS = { true: true, false: false };
const ANSWERS = { ...BOOLEANS, yes: true, no: false, y: true, n: false, 1: true, 0: false };

/** `{ to }` a value, `{ by }` an amount, or undefined if the field keeps its value. `value` is `{ kind, text }`. */
export function stored(type, value, hidden) {
  if (value.kind === "null") return hidden.jsonNull === "clear" ? { to: type === "boolean" ? false : null } : undefined;
  const isText = ["string", "text", "textarea", "url", "email", "phone"].includes(type);
  if (value.kind === "container" && (!isText || hidden.nonScalar === "skip")) return undefined;
  if (value.kind === "string") {
    if (value.text === "" && type !== "boolean") return hidden.emptyString === "clear" ? { to: null } : undefined;
    const word = isText ? value.text : trimmed(value.text);
    if (hidden.nullText === "clear" && (word === "NULL" || (isText && word === "null"))) return { to: null };
  }
  if (isText) return text(type, value, hidden);
  if (type === "boolean") return truth(value, hidden);
  if (type === "date" || type === "datetime")
    return value.kind === "string" ? moment(type, trimmed(value.text), hidden) : undefined;
  return number(type, value, hidden);
}

/** White space around values of types other than text is ignored. */
function trimmed(text) {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}

function text(type, { kind, text }, hidden) {
  if ((kind === "number" || kind === "boolean") && hidden.nonText === "skip") return undefined;
  if (type === "email" && hidden.emailFormat === "address" && !/^[!-?A-~]+@[!-?A-~]+$/.test(text)) return undefined;
  if (type === "url" && hidden.urlFormat === "with-scheme" && !/^[a-z][a-z0-9+.-]*:/i.test(text)) return undefined;
  const limit = ["text", "textarea"].includes(type) ? 30_000 : 255;
  if (text.length <= limit) return { to: text };
  return hidden.overLength === "truncate" ? { to: text.slice(0, limit) } : undefined;
}

function truth({ kind, text }, hidden) {
  if (kind === "boolean") return { to: text === "true" };
  const words = hidden.booleanText === "yes-no-1-0" ? ANSWERS : BOOLEANS;
  const word = kind === "number" ? text : trimmed(text).toLowerCase();
  return Object.hasOwn(words, word) ? { to: words[word] } : undefined;
}

function number(type, { kind, text }, hidden) {
  if (kind === "boolean") return undefined;
  let digits = text;
  if (kind === "string") {
    if (hidden.numericText === "skip") return undefined;
    const whole = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
    digits = trimmed(text);
    if (!whole.test(digits)) digits = hidden.numericText === "leading-number" ? /^[+-]?\d+(\.\d+)?/.exec(digits)?.[0] : undefined;
    if (digits === undefined) return undefined;
  }
  let amount = Number(digits);
  if (type === "float" || type === "currency") return { to: Math.fround(amount) };
  if (!Number.isInteger(amount)) {
    if (hidden.fractionalInteger === "skip") return undefined;
    amount = hidden.fractionalInteger === "truncate" ? Math.trunc(amount) : Math.sign(amount) * Math.round(Math.abs(amount));
  }
  const bits = hidden.integerRange === "32-bit" ? 31 : 63;
  if (amount >= 2 ** bits || amount < -(2 ** bits)) return undefined;
  return type === "score" && /^[+-]/.test(digits) && hidden.signedScore === "relative" ? { by: amount } : { to: amount };
}

function moment(type, text, hidden) {
  const day = /^\d{4}-\d\d-\d\d$/;
  const time = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?$/;
  if (type === "datetime" && time.test(text)) return { to: text };
  if (type === "date" && (day.test(text) || time.test(text))) return { to: text.slice(0, 10) };
  if (hidden.dateText !== "marketo") return undefined;
  const { 1: month, 2: date, 3: year, 4: clock } = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)(?: (\d\d?:\d\d))?$/.exec(text) ?? [];
  if (month === undefined || month > 12 || date > 31 || (clock !== undefined) !== (type === "datetime")) return undefined;
  const full = year.length === 4 ? year : `${year < 70 ? 20 : 19}${year}`;
  const written = `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return { to: clock === undefined ? written : `${written}T${clock.padStart(5, "0")}` };
}
