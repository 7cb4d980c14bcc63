// What the page is about, as plain data: what is shared, kept in case files and given to the library.

/** The constraints of a "Webhook is Called" trigger: an operator (none where it is empty) and values between semicolons. */
const NO_TRIGGER = { webhook: ["", ""], response: ["", ""], errorType: ["", ""] };

/** A state with what an example or a link leaves out. `from` is the example that the mappings are of, if they are. */
export function complete(state) {
  return {
    from: "",
    campaignType: "trigger",
    responseType: "json",
    name: "",
    mappings: [],
    assumptions: {},
    leadFields: null,
    trigger: NO_TRIGGER,
    answer: "response",
    status: 200,
    statusText: state.status === undefined ? "OK" : "",
    headers: "",
    body: "",
    redirected: false,
    ...state,
  };
}

/** Which mappings of the page are those of the definition: rows with nothing in them are none. */
export const isFilled = ([attribute, field]) => attribute !== "" || field !== "";

/** The `WebhookDefinition` of the state. */
export function definitionOf({ name, responseType, mappings, assumptions, leadFields }) {
  const definition = { responseType, responseMappings: [] };
  if (name) definition.name = name;
  for (const [responseAttribute, marketoField] of mappings.filter(isFilled))
    definition.responseMappings.push({ responseAttribute, marketoField });
  if (leadFields) definition.leadFields = leadFields;
  if (Object.keys(assumptions).length > 0) definition.assumptions = assumptions;
  return definition;
}

/** The reply of the state, as `evaluateParts` takes it. */
export function replyOf({ answer, status, statusText, headers, body, redirected }) {
  if (answer !== "response") return { failure: answer };
  return { status, statusText, headers: headerPairs(headers), body, ...(redirected ? { redirected } : {}) };
}

/** What constraints compare by; some need no value. */
export const OPERATORS = [
  "is",
  "is-not",
  "starts-with",
  "not-starts-with",
  "contains",
  "not-contains",
  "is-empty",
  "is-not-empty",
];
export const WEBHOOK_OPERATORS = ["is", "is-any"];
export const needsValues = (operator) => !["", "is-any", "is-empty", "is-not-empty"].includes(operator);

/** The `WebhookIsCalledTrigger` of the state; a constraint that still lacks its values is none yet. */
export function triggerOf({ trigger }) {
  const constraints = Object.entries(trigger).map(([name, [operator, given]]) => {
    const values = given
      .split(";")
      .map((value) => value.trim())
      .filter(Boolean);
    return [name, needsValues(operator) ? values.length > 0 && { operator, values } : operator && { operator }];
  });
  return Object.fromEntries(constraints.filter(([, constraint]) => constraint));
}

/** Header lines as pairs; a line without a colon is a name without a value. */
export function headerPairs(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const colon = line.indexOf(":");
    return colon < 0 ? [line.trim(), ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

export const headerLines = (pairs) => pairs.map(([name, value]) => `${name}: ${value}`).join("\n");

/** A case file: the format of the library's own tests, which leave out what is said. */
export function caseOf(state, outcome) {
  const { campaignType } = state;
  const expected = JSON.parse(
    JSON.stringify(outcome, (key, value) => (["message", "explanation"].includes(key) ? undefined : value)),
  );
  const name = state.name || "a case of the page";
  return {
    name,
    rule: outcome.rules[0],
    input: { campaignType, definition: definitionOf(state), reply: replyOf(state) },
    expected,
  };
}

/** The state of a case file; throws where it is none, or one that the page cannot hold. */
export function stateOf(file) {
  const { input } = expand(file);
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(input) || !isObject(input.definition) || !isObject(input.reply)) throw new Error("bring.noCase");
  const { campaignType = "trigger", definition, reply } = input;
  const headers = Array.isArray(reply.headers) ? reply.headers : Object.entries(reply.headers ?? {});
  return clean({
    campaignType,
    responseType: definition.responseType,
    name: definition.name,
    mappings: (definition.responseMappings ?? []).map(({ responseAttribute, marketoField }) => [responseAttribute, marketoField]),
    assumptions: definition.assumptions,
    leadFields: definition.leadFields,
    answer: reply.failure ?? "response",
    status: reply.status,
    statusText: reply.statusText ?? "",
    headers: headerLines(headers),
    redirected: reply.redirected,
    body: reply.bodyHex === undefined ? (reply.body ?? "") : textOfHex(reply.bodyHex),
  });
}

/** The longest text that is written out. */
const MOST = 32 * 1024 * 1024;

/** Writes out what case files shorten: `{"$repeat": text, "$times": n}` and `{"$join": [texts]}`. */
function expand(value) {
  if (Array.isArray(value)) return value.map(expand);
  if (typeof value !== "object" || value === null) return value;
  if ("$repeat" in value) {
    if (value.$repeat.length * value.$times > MOST) throw new Error("$times");
    return value.$repeat.repeat(value.$times);
  }
  if ("$join" in value) return value.$join.map(expand).join("");
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expand(member)]));
}

/** The text of bytes; throws where they are no UTF-8, since the page holds text alone. */
function textOfHex(hex) {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

export const CAMPAIGNS = ["trigger", "batch", "executable"];
export const TYPES = ["json", "xml", "none"];
export const ANSWERS = ["response", "timeout", "network"];

/** A state from elsewhere with members of the right kind; what else it has is left out. */
export function clean(given) {
  const text = (value, choices) => typeof value === "string" && (!choices || choices.includes(value));
  const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every((cell) => text(cell));
  const kinds = {
    from: (value) => text(value),
    campaignType: (value) => text(value, CAMPAIGNS),
    responseType: (value) => text(value, TYPES),
    name: (value) => text(value),
    mappings: (value) => Array.isArray(value) && value.every(isPair),
    assumptions: (value) => typeof value === "object" && value !== null && Object.values(value).every((choice) => text(choice)),
    leadFields: (value) => Array.isArray(value),
    trigger: (value) =>
      Object.keys(NO_TRIGGER).every(
        (name) => isPair(value?.[name]) && text(value[name][0], ["", ...(name === "webhook" ? WEBHOOK_OPERATORS : OPERATORS)]),
      ),
    answer: (value) => text(value, ANSWERS),
    status: Number.isFinite,
    statusText: (value) => text(value),
    headers: (value) => text(value),
    body: (value) => text(value),
    redirected: (value) => typeof value === "boolean",
  };
  return complete(
    Object.fromEntries(
      Object.entries(kinds)
        .filter(([key, is]) => is(given[key]))
        .map(([key]) => [key, given[key]]),
    ),
  );
}
