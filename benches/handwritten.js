// What the hand-written candidates share: from the value at each attribute to the outcome. It knows the types and the rules
// that the bodies need (benches/README.md says which it leaves out), and does them as the library does.

const ASYNCHRONOUS = {
  code: "asynchronous",
  severity: "info",
  message: "the next flow step does not see these changes yet; use the trigger Webhook is Called or Data Value Changes to act on them",
};
const explained = (id, values) => ({ id, values });

/** The steps of a response attribute: keys, and numbers for indexes. */
export function steps(attribute) {
  return attribute.replace(/\[(\d+)\]/g, ".$1").replace(/^\./, "").split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** What is known of a webhook before any response. `copies`: whether outcomes have lists of rules of their own. */
export function compile({ name, responseType, responseMappings, leadFields }, { copies = true } = {}) {
  const types = new Map(leadFields.map((field) => [field.name, field.dataType]));
  const isXml = responseType === "xml";
  const mappings = responseMappings.map(({ responseAttribute, marketoField }) => {
    const index = responseAttribute.includes("[") ? ["path.array-index"] : [];
    const path = ["path.dot-notation", ...index];
    const found = isXml ? ["xml.root-first", ...(index.length > 0 ? ["xml.repeated-index"] : []), "xml.text"] : ["json.scalar"];
    const scalar = [...path, ...found, "field.soap-name"];
    const nothing = [...path, isXml ? "xml.text" : "json.null", "field.soap-name"];
    return { responseAttribute, marketoField, dataType: types.get(marketoField), steps: steps(responseAttribute), scalar, nothing, rules: new Map() };
  });
  return { name: name ?? null, responseType, mappings, copies };
}

/** The rules of a value, then those of its coercion, which is one of few lists. */
function rulesOf(mapping, kind, coercion, copies) {
  let rules = mapping.rules.get(coercion);
  if (rules === undefined) mapping.rules.set(coercion, (rules = [...mapping[kind], ...coercion]));
  return copies ? rules.slice() : rules;
}

/** The outcome of a response that is used; `read` gives the value at the i-th attribute, undefined for none. */
export function fieldUpdates(webhook, parts, response, read) {
  const updates = [];
  const skipped = [];
  const { mappings, copies } = webhook;
  for (let i = 0; i < mappings.length; i++) {
    const mapping = mappings[i];
    const value = read(i);
    const coerced = coerce(mapping.dataType, value);
    const { marketoField, responseAttribute, dataType } = mapping;
    if (coerced.reason === undefined) {
      const rules = rulesOf(mapping, "scalar", coerced.rules, copies);
      updates.push({ marketoField, responseAttribute, dataType, value: coerced.value, text: coerced.text, truncated: coerced.truncated, rules });
    } else {
      skipped.push(skip(mapping, value, coerced, copies));
    }
  }
  const rules = ["decide.reason-phrase", "decide.error-code"];
  if (typeof parts.body !== "string") rules.push("decide.charset");
  if (updates.length > 0 && skipped.length > 0) rules.push("decide.isolated-mappings");
  const notes = [];
  if (updates.length > 0) {
    rules.push("decide.asynchronous");
    notes.push({ ...ASYNCHRONOUS, explanation: explained("note.asynchronous", {}) });
  } else {
    rules.push("note.no-field-changes");
    const which = mappings.length === 1 ? "the only response mapping does nothing" : `none of the ${mappings.length} response mappings does anything`;
    const explanation = explained("note.no-field-changes", { count: mappings.length });
    notes.push({ code: "no-field-changes", severity: "warning", message: `no lead field changes: ${which}`, explanation });
  }
  const webhookIsCalled = { webhook: webhook.name, response, errorType: parts.statusText, errorCode: parts.status };
  return { kind: "field-updates", status: parts.status, updates, skipped, webhookIsCalled, rules, notes };
}

function skip(mapping, value, { reason, rules }, copies) {
  const { marketoField, responseAttribute: attribute } = mapping;
  const common = (message, explanation) => ({ marketoField, responseAttribute: attribute, reason, message, explanation });
  if (reason === "not-found") {
    const explanation = explained("skip.not-found", { attribute });
    return { ...common(`\`${attribute}\` is not in the response`, explanation), resolved: "", rules: rulesOf(mapping, "nothing", rules, copies) };
  }
  const kind = value === null ? "null" : typeof value;
  const excerpt = excerptOf(String(value));
  const { message, explanation } = value === null ? unset(mapping) : unfit(mapping, kind, excerpt);
  return {
    ...common(message, explanation), resolved: attribute,
    found: { kind, excerpt }, rules: rulesOf(mapping, value === null ? "nothing" : "scalar", rules, copies),
  };
}

function unset({ marketoField: field, responseAttribute: attribute }) {
  return {
    message: `\`${attribute}\` is null, so \`${field}\` keeps its value`,
    explanation: explained("skip.null-value", { attribute, field }),
  };
}

function unfit({ marketoField: field, responseAttribute: attribute, dataType }, kind, excerpt) {
  const { holds, id } = HOLDS[dataType];
  const is = kind === "boolean" ? `\`${excerpt}\`` : `the ${kind === "string" ? "text" : kind} \`${excerpt}\``;
  const found = explained(`found.${kind}`, { value: excerpt });
  return {
    message: `\`${field}\` holds ${holds}, but \`${attribute}\` is ${is}; send one, or map it to a text field`,
    explanation: explained(`skip.incompatible-type.${id}`, { attribute, field, found }),
  };
}

const HOLDS = {
  integer: { holds: "whole numbers", id: "integer" },
  currency: { holds: "decimal numbers", id: "float" },
  boolean: { holds: "true or false", id: "boolean" },
  date: { holds: "a date such as `2026-01-31`", id: "date" },
};

function excerptOf(text) {
  if (text.length <= 80) return text;
  const characters = Array.from(text);
  return characters.length <= 80 ? text : `${characters.slice(0, 80).join("")}…`;
}

const written = (value, text, rules, truncated = false) => ({ value, text, truncated, rules, reason: undefined });

const EMPTY = ["coerce.empty-string"];
const STRING = ["coerce.string-length"];
const STRING_CUT = ["coerce.string-length", "coerce.over-length"];
const STRING_OF_ANOTHER = ["coerce.string-length", "coerce.non-text"];
const INTEGER = ["coerce.integer"];
const INTEGER_OF_TEXT = ["coerce.numeric-text", "coerce.integer"];
const FLOAT = ["coerce.float"];
const FLOAT_OF_TEXT = ["coerce.numeric-text", "coerce.float"];
const BOOLEAN = ["coerce.boolean"];
const DATE = ["coerce.date"];

const NOT_FOUND = { reason: "not-found", rules: ["json.missing"] };
const NULL_VALUE = { reason: "null-value", rules: [] };
const incompatible = (rules) => ({ reason: "incompatible-type", rules: ["coerce.incompatible", ...rules] });
const NOT_SCALAR = { reason: "not-scalar", rules: [] };

const NOT = new Map([INTEGER, INTEGER_OF_TEXT, FLOAT, FLOAT_OF_TEXT, BOOLEAN, DATE].map((rules) => [rules, incompatible(rules)]));

/** The value as a field of this type stores it, or why it does not. */
function coerce(dataType, value) {
  if (value === undefined) return NOT_FOUND;
  if (value === null) return NULL_VALUE;
  if (typeof value === "object") return NOT_SCALAR;
  if (value === "") return dataType === "boolean" ? NOT.get(BOOLEAN) : written(null, null, EMPTY);
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

const LONGEST = 255;

function string(value) {
  if (typeof value !== "string") {
    const text = String(value);
    return written(text, text, STRING_OF_ANOTHER);
  }
  if (value.length <= LONGEST) return written(value, value, STRING);
  const characters = Array.from(value);
  if (characters.length <= LONGEST) return written(value, value, STRING);
  const cut = characters.slice(0, LONGEST).join("");
  return written(cut, cut, STRING_CUT, true);
}

const NUMBER = /^[ \t\r\n]*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t\r\n]*$/;

function integer(value) {
  const rules = typeof value === "string" ? INTEGER_OF_TEXT : INTEGER;
  if (typeof value === "boolean" || (typeof value === "string" && !NUMBER.test(value))) return NOT.get(rules);
  const number = Number(value);
  return Number.isSafeInteger(number) ? written(number, String(number), rules) : NOT.get(rules);
}

function float(value) {
  if (typeof value === "number") return written(value, String(value), FLOAT);
  if (typeof value === "boolean") return NOT.get(FLOAT);
  if (!NUMBER.test(value)) return NOT.get(FLOAT_OF_TEXT);
  const text = value.trim();
  return written(Number(text), text, FLOAT_OF_TEXT);
}

function boolean(value) {
  if (typeof value === "boolean") return written(value, String(value), BOOLEAN);
  const word = String(value).trim().toLowerCase();
  if (word !== "true" && word !== "false") return NOT.get(BOOLEAN);
  return written(word === "true", word, BOOLEAN);
}

const DAY = /^[ \t\r\n]*(\d{4})-(\d\d)-(\d\d)[ \t\r\n]*$/;

function date(value) {
  const match = typeof value === "string" ? DAY.exec(value) : null;
  if (match === null) return NOT.get(DATE);
  const [, year, month, day] = match;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return NOT.get(DATE);
  const text = value.trim();
  return written(text, text, DATE);
}

const RETRY = new Set([408, 425, 429, 500, 502, 503, 504]);
const CONFIGURATION = new Set([401, 403, 404, 405, 407, 410, 414, 415]);

/** The error of a status, of an empty body, or none. */
export function refuse(webhook, parts) {
  const { status, statusText, body } = parts;
  if (status >= 200 && status <= 299) {
    if (body.length > 0) return undefined;
    const message = "the body is empty";
    return errorOutcome(webhook, parts, { type: "empty-body", code: 1001, errorType: statusText, message, recovery: "service" }, "decide.empty-body");
  }
  const recovery = RETRY.has(status) ? "retry" : CONFIGURATION.has(status) || (status >= 300 && status <= 399) ? "configuration" : "service";
  const message = `the service answered ${status} ${statusText}`;
  return errorOutcome(webhook, parts, { type: "http-status", code: status, errorType: statusText, message, recovery }, "decide.non-2xx");
}

/** The error of a body that cannot be read. */
export function unreadable(webhook, parts, cause) {
  const error = { type: "unreadable-body", code: null, errorType: parts.statusText, message: cause.message, recovery: "service" };
  return errorOutcome(webhook, parts, error, "decide.unreadable-body");
}

function errorOutcome(webhook, parts, error, rule) {
  const response = typeof parts.body === "string" ? parts.body : new TextDecoder().decode(parts.body);
  const webhookIsCalled = { webhook: webhook.name, response, errorType: parts.statusText, errorCode: error.code ?? parts.status };
  return { kind: "error", error, webhookIsCalled, rules: [rule, "decide.reason-phrase", "decide.error-code"], notes: [] };
}

const strict = new TextDecoder("utf-8", { fatal: true });
const CHARSET = /;\s*charset="?([^";\s]+)/i;

/** The text of a body; throws where the bytes are not valid in its charset. */
export function textOf({ headers, body }) {
  if (typeof body === "string") return body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  const charset = CHARSET.exec(headers["content-type"] ?? "");
  if (charset === null || charset[1].toLowerCase() === "utf-8") return strict.decode(body);
  return new TextDecoder(charset[1], { fatal: true }).decode(body);
}
