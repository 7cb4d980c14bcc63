// Shared by the hand-written candidates: from the value at each attribute to the outcome. It knows only the types and the rules
// that the bodies need (benches/README.md says which it leaves out), and follows the library in them.

import { coerce, LONGEST, STRING_OF_ANOTHER } from "./handwritten-coerce.js";

const ASYNCHRONOUS = {
  code: "asynchronous",
  severity: "info",
  message: "the next flow step is reported not to see these changes yet; use the trigger Data Value Changes to act on them",
  rule: "decide.asynchronous",
};
const explained = (id, values) => ({ id, values });

/** The steps of a response attribute: keys, and numbers for indexes. */
export function steps(attribute) {
  return attribute
    .replace(/\[(\d+)\]/g, ".$1")
    .replace(/^\./, "")
    .split(".")
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/**
 * What is known of a webhook before any response. `copies`: whether outcomes have their own lists of rules instead of shared
 * ones.
 */
export function compile({ name, responseType, responseMappings, leadFields }, { copies = false } = {}) {
  const types = new Map(leadFields.map((field) => [field.name, field.dataType]));
  const isXml = responseType === "xml";
  const mappings = responseMappings.map(({ responseAttribute, marketoField }) => {
    const index = responseAttribute.includes("[") ? ["path.array-index"] : [];
    const path = ["path.dot-notation", ...index];
    const found = isXml ? ["xml.root-first", ...(index.length > 0 ? ["xml.repeated-index"] : [])] : [];
    const reaching = (...rules) => [...path, ...found, ...rules, "field.soap-name"];
    const reached = isXml
      ? { scalar: reaching("xml.text"), parts: reaching("xml.text", "xml.text-parts"), missing: reaching("xml.missing") }
      : {
          scalar: reaching("json.scalar"),
          number: reaching("json.scalar", "json.number-text"),
          missing: reaching("json.missing"),
          null: reaching("json.null"),
        };
    return {
      responseAttribute,
      marketoField,
      dataType: types.get(marketoField),
      steps: steps(responseAttribute),
      reached,
      rules: new Map(),
    };
  });
  return { name: name ?? null, responseType, mappings, copies };
}

/** The rules for how a value is reached, then those of its coercion, from a few possible lists. */
function rulesOf(mapping, kind, coercion, copies) {
  let byKind = mapping.rules.get(coercion);
  if (byKind === undefined) mapping.rules.set(coercion, (byKind = {}));
  const rules = (byKind[kind] ??= [...mapping.reached[kind], ...coercion]);
  return copies ? rules.slice() : rules;
}

/** The least sure of these rules, among those that updates cite. */
const BASIS = {
  assumed: [
    "xml.text-parts",
    "json.number-text",
    "coerce.surrounding-whitespace",
    "coerce.empty-string",
    "coerce.number-grammar",
    "coerce.boolean-text",
    "coerce.non-text",
  ],
  sibling: ["coerce.over-length"],
  observed: ["coerce.numeric-text", "coerce.float-precision"],
};

/** The basis of an update, by how its value is reached and its list of rules. */
const bases = new Map();

function basisOf(kind, coercion) {
  let byKind = bases.get(coercion);
  if (byKind === undefined) bases.set(coercion, (byKind = {}));
  const reached = { parts: ["xml.text-parts"], number: ["json.number-text"] }[kind] ?? [];
  const isOf = (basis) => [...reached, ...coercion].some((rule) => BASIS[basis].includes(rule));
  return (byKind[kind] ??= Object.keys(BASIS).find(isOf) ?? "documented");
}

/** An XML text that the bodies write with references, or that is empty. */
const IN_PARTS = /^$|[&<>"'\r]/;

/** How a written value is reached. */
function reachedAs(responseType, value, { rules }) {
  if (responseType === "xml") return IN_PARTS.test(value) ? "parts" : "scalar";
  return rules === STRING_OF_ANOTHER && typeof value === "number" ? "number" : "scalar";
}

/** The outcome of a used response; `read` returns the value at the i-th attribute, or undefined. */
export function fieldUpdates(webhook, parts, response, read) {
  const updates = [];
  const skipped = [];
  const noted = [];
  const { mappings, copies } = webhook;
  for (let i = 0; i < mappings.length; i++) {
    const mapping = mappings[i];
    const value = read(i);
    const coerced = coerce(mapping.dataType, value);
    const { marketoField, responseAttribute, dataType } = mapping;
    if (coerced.reason === undefined) {
      const { text, truncated, note } = coerced;
      const kind = reachedAs(webhook.responseType, value, coerced);
      const [rules, basis] = [rulesOf(mapping, kind, coerced.rules, copies), basisOf(kind, coerced.rules)];
      updates.push({
        mapping: i,
        marketoField,
        restName: null,
        responseAttribute,
        dataType,
        value: coerced.value,
        text,
        truncated,
        relative: false,
        basis,
        rules,
      });
      if (note !== undefined) noted.push({ ...NOTES[note](mapping, coerced, value), mapping: i });
    } else {
      skipped.push(skip(i, mapping, value, coerced, copies));
    }
  }
  const rules = ["decide.reason-phrase", "decide.error-code"];
  if (typeof parts.body !== "string") rules.push("decide.charset");
  if (updates.length > 0 && skipped.length > 0) rules.push("decide.isolated-mappings");
  const notes = [];
  if (updates.length > 0) rules.push("decide.asynchronous");
  for (const rule of RULES_OF_NOTES) if (noted.some((note) => note.rule === rule)) rules.push(rule);
  rules.push("called.response", "called.error-type");
  if (updates.length > 0) {
    notes.push({ ...ASYNCHRONOUS, explanation: explained("note.asynchronous", {}) }, ...noted);
  } else {
    const rule = "note.no-field-changes";
    rules.push(rule);
    const which =
      mappings.length === 1
        ? "the only response mapping does nothing"
        : `the ${mappings.length} response mappings all do nothing`;
    const explanation = explained("note.no-field-changes", { count: mappings.length });
    notes.push({ code: "no-field-changes", severity: "warning", message: `no lead field changes: ${which}`, explanation, rule });
  }
  const webhookIsCalled = { webhook: webhook.name, response, errorType: parts.statusText, errorCode: parts.status };
  return { kind: "field-updates", status: parts.status, updates, skipped, webhookIsCalled, rules, notes };
}

function skip(i, mapping, value, { reason, rule, basis, switch: other, rules }, copies) {
  const { marketoField, responseAttribute: attribute } = mapping;
  const common = (message, explanation) => ({
    mapping: i,
    marketoField,
    responseAttribute: attribute,
    reason,
    message,
    explanation,
    rule,
    basis,
  });
  if (reason === "not-found") {
    const explanation = explained("skip.not-found", { attribute });
    return {
      ...common(`\`${attribute}\` is not in the response`, explanation),
      resolved: "",
      rules: rulesOf(mapping, "missing", rules, copies),
    };
  }
  const kind = value === null ? "null" : typeof value;
  const excerpt = excerptOf(String(value));
  const { message, explanation } = value === null ? unset(mapping) : unfit(mapping, kind, excerpt);
  const skipped = common(message, explanation);
  if (other !== undefined) skipped.switch = { ...other };
  skipped.resolved = attribute;
  skipped.found = { kind, excerpt };
  skipped.rules = rulesOf(mapping, value === null ? "null" : "scalar", rules, copies);
  return skipped;
}

function unset({ marketoField: field, responseAttribute: attribute }) {
  return {
    message: `\`${attribute}\` is null, so \`${field}\` keeps its value`,
    explanation: explained("skip.null-value", { attribute, field }),
  };
}

function unfit({ marketoField: field, responseAttribute: attribute, dataType }, kind, excerpt) {
  const { holds, sends, id, isNumber } = HOLDS[dataType];
  if (isNumber && kind === "string") {
    const found = explained("found.string", { value: excerpt });
    return {
      message: `\`${field}\` holds numbers, but \`${attribute}\` is the text \`${excerpt}\`, which does not begin with a number; map it to a text field, or the service has to send a number`,
      explanation: explained("skip.incompatible-type.number", { attribute, field, found }),
    };
  }
  const is = kind === "boolean" ? `\`${excerpt}\`` : `the ${kind === "string" ? "text" : kind} \`${excerpt}\``;
  const found = explained(`found.${kind}`, { value: excerpt });
  return {
    message: `\`${field}\` holds ${holds}, but \`${attribute}\` is ${is}; map it to a text field, or the service has to send ${sends}`,
    explanation: explained(`skip.incompatible-type.${id}`, { attribute, field, found }),
  };
}

const HOLDS = {
  integer: { holds: "whole numbers", sends: "a whole number", id: "integer", isNumber: true },
  currency: { holds: "decimal numbers", sends: "a number", id: "float", isNumber: true },
  boolean: { holds: "true or false", sends: "`true` or `false`", id: "boolean" },
  date: { holds: "a date such as `2026-01-31`", sends: "a date in this form", id: "date" },
};

function excerptOf(text) {
  if (text.length <= 80) return text;
  const characters = Array.from(text);
  return characters.length <= 80 ? text : `${characters.slice(0, 80).join("")}…`;
}

/** The notes on one update, by their subject. */
const NOTES = {
  truncated({ marketoField: field, responseAttribute: attribute }, { length }) {
    const explanation = explained("note.truncated", { attribute, field, length, limit: LONGEST });
    const message = `\`${field}\` holds ${LONGEST} characters; \`${attribute}\` has ${length}, so its end is lost; map it to a longer field, or the service has to shorten it`;
    return { code: "truncated", severity: "warning", message, explanation, rule: "coerce.over-length" };
  },
  cleared({ marketoField: field, responseAttribute: attribute }) {
    const explanation = explained("note.cleared.empty-text", { attribute, field });
    const message = `\`${attribute}\` is an empty text, which is taken to clear the value of \`${field}\`; the service has to leave it out of the response if the field should keep its value`;
    return { code: "cleared", severity: "warning", message, explanation, rule: "coerce.empty-string" };
  },
  partial({ marketoField: field, responseAttribute: attribute }, { text }, found) {
    const dropped = found.trim().slice(text.length);
    const explanation = explained("note.partial-number", { attribute, dropped, field, value: text });
    const message = `Marketo is reported to write only \`${text}\`, the number at the start of \`${attribute}\`, to \`${field}\`, so \`${dropped}\` is lost; the service has to send only the number`;
    return { code: "partial-number", severity: "warning", message, explanation, rule: "coerce.numeric-text" };
  },
  large({ marketoField: field, responseAttribute: attribute }, { text }) {
    const explanation = explained("note.float-precision.large", { attribute, field, value: text });
    const message = `\`${attribute}\` is \`${text}\`; fields such as \`${field}\` are reported to be unreliable from 100000 on; map it to a text field if every digit counts`;
    return { code: "float-precision", severity: "info", message, explanation, rule: "coerce.float-precision" };
  },
};

/** Their rules, as outcomes list them. */
const RULES_OF_NOTES = ["coerce.empty-string", "coerce.numeric-text", "coerce.float-precision", "coerce.over-length"];

const RETRY = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530]);

/** The error of a status or of an empty body, if any. */
export function refuse(webhook, parts) {
  const { status, statusText, body } = parts;
  if (status >= 200 && status <= 299) {
    if (body.length > 0) return undefined;
    const message = "the body is empty";
    return errorOutcome(webhook, parts, {
      type: "empty-body",
      code: 1001,
      errorType: statusText,
      message,
      rule: "decide.empty-body",
      recovery: "service",
    });
  }
  const recovery = RETRY.has(status) ? "retry" : status >= 300 && status <= 499 ? "configuration" : "service";
  const message = `the service answered ${status} ${statusText}`;
  return errorOutcome(webhook, parts, {
    type: "http-status",
    code: status,
    errorType: statusText,
    message,
    rule: "decide.non-2xx",
    recovery,
  });
}

/** The error of an unreadable body. */
export function unreadable(webhook, parts, cause) {
  const rule = "decide.unreadable-body";
  return errorOutcome(webhook, parts, {
    type: "unreadable-body",
    code: null,
    errorType: parts.statusText,
    message: cause.message,
    rule,
    recovery: "service",
  });
}

function errorOutcome(webhook, parts, error) {
  const response = typeof parts.body === "string" ? parts.body : new TextDecoder().decode(parts.body);
  const webhookIsCalled = { webhook: webhook.name, response, errorType: parts.statusText, errorCode: error.code ?? parts.status };
  const rules = [
    error.rule,
    "decide.reason-phrase",
    "decide.error-code",
    "decide.recovery",
    "called.response",
    "called.error-type",
  ];
  return { kind: "error", status: parts.status, error, webhookIsCalled, rules, notes: [] };
}

const strict = new TextDecoder("utf-8", { fatal: true });
const CHARSET = /;\s*charset="?([^";\s]+)/i;

/** The text of a body; throws if the bytes are not valid in its charset. */
export function textOf({ headers, body }) {
  if (typeof body === "string") return body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  const charset = CHARSET.exec(headers["content-type"] ?? "");
  if (charset === null || charset[1].toLowerCase() === "utf-8") return strict.decode(body);
  return new TextDecoder(charset[1], { fatal: true }).decode(body);
}
