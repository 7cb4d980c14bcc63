// What the form holds, as plain data: what is shared, kept in case files and given to the library.

/** A state with what an example or a link leaves out. */
export function complete(state) {
  return {
    campaignType: "trigger",
    responseType: "json",
    name: "",
    mappings: [],
    assumptions: {},
    leadFields: null,
    answer: "response",
    status: 200,
    statusText: state.status === undefined ? "OK" : "",
    headers: "",
    body: "",
    ...state,
  };
}

/** The `WebhookDefinition` of the state; rows with nothing in them are no mappings yet. */
export function definitionOf({ name, responseType, mappings, assumptions, leadFields }) {
  const definition = { responseType, responseMappings: [] };
  if (name) definition.name = name;
  for (const [responseAttribute, marketoField] of mappings) {
    if (responseAttribute || marketoField) definition.responseMappings.push({ responseAttribute, marketoField });
  }
  if (leadFields) definition.leadFields = leadFields;
  if (Object.keys(assumptions).length > 0) definition.assumptions = assumptions;
  return definition;
}

/** The reply of the state, as `evaluateParts` takes it. */
export function replyOf({ answer, status, statusText, headers, body }) {
  if (answer !== "response") return { failure: answer };
  return { status, statusText, headers: headerPairs(headers), body };
}

/** Header lines as pairs; a line without a colon is a name without a value. */
export function headerPairs(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const colon = line.indexOf(":");
    return colon < 0 ? [line.trim(), ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

/** A case file: the format of the library's own tests, which leave out what is said. */
export function caseOf(state, outcome) {
  const { campaignType } = state;
  const expected = JSON.parse(JSON.stringify(outcome, (key, value) => (["message", "explanation"].includes(key) ? undefined : value)));
  const name = state.name || "a case of the page";
  return { name, rule: outcome.rules[0], input: { campaignType, definition: definitionOf(state), reply: replyOf(state) }, expected };
}

/** The state of a case file; throws where it is none, or one that the form cannot hold. */
export function stateOf(file) {
  const { input } = expand(file);
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(input) || !isObject(input.definition) || !isObject(input.reply)) throw new Error("bring.noCase");
  const { campaignType = "trigger", definition, reply } = input;
  if (reply.redirected) throw new Error("input.reply.redirected");
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
    headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
    body: reply.bodyHex === undefined ? reply.body ?? "" : textOfHex(reply.bodyHex),
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

/** The text of bytes; throws where they are no UTF-8, since the form holds text alone. */
function textOfHex(hex) {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** A state from elsewhere with members of the right kind; what else it has is left out. */
export function clean(given) {
  const text = (value, choices) => typeof value === "string" && (!choices || choices.includes(value));
  const kinds = {
    campaignType: (value) => text(value, ["trigger", "batch", "executable"]),
    responseType: (value) => text(value, ["json", "xml", "none"]),
    name: (value) => text(value),
    mappings: (value) => Array.isArray(value) && value.every((row) => Array.isArray(row) && row.length === 2 && row.every((cell) => text(cell))),
    assumptions: (value) => typeof value === "object" && value !== null && Object.values(value).every((choice) => text(choice)),
    leadFields: (value) => Array.isArray(value),
    answer: (value) => text(value, ["response", "timeout", "network"]),
    status: Number.isFinite,
    statusText: (value) => text(value),
    headers: (value) => text(value),
    body: (value) => text(value),
  };
  return complete(Object.fromEntries(Object.entries(kinds).filter(([key, is]) => is(given[key])).map(([key]) => [key, given[key]])));
}
