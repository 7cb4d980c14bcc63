// The members of outcomes, in order, and their values for odd input.
import assert from "node:assert/strict";
import { test } from "node:test";

import { rules, triggerFires, Webhook } from "marketo-webhook";

const bases = new Map(rules().map(({ id, basis }) => [id, basis]));
const SURE = ["documented", "observed", "sibling", "assumed"];

const UPDATE = [
  "mapping",
  "marketoField",
  "restName",
  "responseAttribute",
  "dataType",
  "value",
  "text",
  "truncated",
  "relative",
  "basis",
  "rules",
];
const SKIPPED = [
  "mapping",
  "marketoField",
  "responseAttribute",
  "reason",
  "message",
  "explanation",
  "rule",
  "basis",
  "switch",
  "resolved",
  "found",
  "suggestion",
  "rules",
];
const NOTE = ["code", "severity", "message", "explanation", "rule", "mapping"];
const ERROR = ["type", "code", "errorType", "message", "explanation", "rule", "recovery", "retryAfterSeconds", "position"];

/** The members of an object are these, in this order; optional ones may be absent. */
function hasMembers(value, members, optional = []) {
  const keys = Object.keys(value);
  assert.deepEqual(
    keys,
    members.filter((member) => keys.includes(member) || !optional.includes(member)),
  );
}

const evaluate = (fields, body, { campaignType = "trigger", assumptions, ...parts } = {}) => {
  const leadFields = fields.map(([, name, dataType, restName]) => ({ name, dataType, restName }));
  const responseMappings = fields.map(([responseAttribute, marketoField]) => ({ responseAttribute, marketoField }));
  const webhook = new Webhook({ responseType: "json", responseMappings, leadFields, assumptions });
  return webhook.evaluateParts(campaignType, {
    status: 200,
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...parts,
  });
};

const FIELDS = [
  ["a", "A", "integer", "ra"],
  ["b", "B", "score"],
  ["c", "C", "string", "rc"],
  ["d", "D", "boolean"],
  ["e.x", "E", "string"],
  ["f", "Cty", "date"],
  ["g", "G", "email"],
];

test("an outcome has the members of its type, in their order", () => {
  const outcome = evaluate(FIELDS, { a: "12 x", b: "+5", c: null, d: "yes", E: { x: 1 }, f: 1, g: { h: 1 } });
  hasMembers(outcome, ["kind", "status", "updates", "skipped", "webhookIsCalled", "rules", "notes"]);
  for (const update of outcome.updates) hasMembers(update, UPDATE);
  for (const skipped of outcome.skipped) hasMembers(skipped, SKIPPED, ["switch", "found", "suggestion"]);
  for (const note of outcome.notes) hasMembers(note, NOTE, ["mapping"]);
  assert.deepEqual(
    outcome.updates.map(({ mapping, restName, relative }) => [mapping, restName, relative]),
    [
      [0, "ra", false],
      [1, null, true],
    ],
  );
  assert.deepEqual(
    outcome.skipped.map(({ mapping, rule, switch: other, suggestion }) => [mapping, rule, other, suggestion]),
    [
      [2, "json.null", { assumption: "jsonNull", value: "clear" }, undefined],
      [3, "coerce.boolean-text", { assumption: "booleanText", value: "yes-no-1-0" }, undefined],
      [4, "json.missing", undefined, { for: "responseAttribute", value: "E.x" }],
      [5, "coerce.date", undefined, undefined],
      [6, "json.not-scalar", undefined, { for: "responseAttribute", value: "g.h" }],
    ],
  );
  assert.deepEqual(
    outcome.notes.map(({ code, rule, mapping }) => [code, rule, mapping]),
    [
      ["asynchronous", "decide.asynchronous", undefined],
      ["partial-number", "coerce.numeric-text", 0],
      ["signed-score", "coerce.signed-score", 1],
    ],
  );
});

test("an error has the members of its type, in their order", () => {
  for (const [parts, body, status] of [
    [{}, "{", 200],
    [{ status: 503, headers: { "Retry-After": "9" } }, "", 503],
    [{ campaignType: "batch" }, "{}", null],
    [{ campaignType: "executable" }, "", null],
  ]) {
    const outcome = evaluate(FIELDS, body, parts);
    hasMembers(outcome, ["kind", "status", "error", "webhookIsCalled", "rules", "notes"]);
    hasMembers(outcome.error, ERROR, ["retryAfterSeconds", "position"]);
    assert.equal(outcome.status, status);
    assert.ok(outcome.rules.includes(outcome.error.rule));
  }
  const failed = new Webhook({ responseType: "json" }).evaluateParts("trigger", { failure: "timeout" });
  assert.deepEqual([failed.status, failed.error.rule], [null, "decide.timeout"]);
});

test("a basis is that of the least sure rule of an update, and of the rule of a skipped mapping", () => {
  const outcome = evaluate(FIELDS, { a: 1, b: "2", c: "x".repeat(300), d: "true", g: "a@b" });
  assert.deepEqual(
    outcome.updates.map(({ basis }) => basis),
    ["documented", "observed", "sibling", "assumed", "documented"],
  );
  for (const { basis, rules } of outcome.updates)
    assert.equal(basis, SURE[Math.max(...rules.map((id) => SURE.indexOf(bases.get(id))))]);
  for (const { basis, rule } of outcome.skipped) assert.equal(basis, bases.get(rule));
});

test("a change of a score has a number and a text with its sign", () => {
  for (const [body, value, text] of [
    ['"+5"', 5, "+5"],
    ['"-5"', -5, "-5"],
    ["-5", -5, "-5"],
    ['"-0"', 0, "-0"],
    ["-0", 0, "-0"],
    ['"+0"', 0, "+0"],
    ['"+9007199254740992"', 2 ** 53, "+9007199254740992"],
    ['"+9007199254740993"', "9007199254740993", "+9007199254740993"],
    ["-9007199254740993", "-9007199254740993", "-9007199254740993"],
    ['"-9223372036854775808"', "-9223372036854775808", "-9223372036854775808"],
  ]) {
    const [update] = evaluate([["a", "A", "score"]], `{"a": ${body}}`).updates;
    assert.deepEqual([update.value, update.text, update.relative], [value, text, true]);
    assert.ok(!Object.is(update.value, -0));
  }
  const [absolute] = evaluate([["a", "A", "score"]], { a: "-5" }, { assumptions: { signedScore: "absolute" } }).updates;
  assert.deepEqual([absolute.value, absolute.text, absolute.relative], [-5, "-5", false]);
  const [plain] = evaluate([["a", "A", "score"]], { a: "5" }).updates;
  assert.deepEqual([plain.value, plain.text, plain.relative], [5, "5", false]);
});

test("a decimal number of no size is 0, with its text as written", () => {
  for (const text of ["-0", "-0.0", "0.00"]) {
    const [update] = evaluate([["a", "A", "float"]], `{"a": ${text}}`).updates;
    assert.ok(Object.is(update.value, 0), text);
    assert.equal(update.text, text);
  }
});

test("a decimal number is the nearest double, with its text as written", () => {
  const texts = "0.1 0.3 1.005 99999.99 -99999.99 3.0000000000000001 9007199254.740993 9007199254.7409931 1e2 1.5e-3 0.10".split(
    " ",
  );
  texts.push(`1.${"0".repeat(21)}`, `1.${"0".repeat(22)}`, `1.${"0".repeat(23)}`, `0.${"0".repeat(21)}5`, `0.${"0".repeat(22)}5`);
  for (const text of texts) {
    const [update] = evaluate([["a", "A", "float"]], `{"a": ${text}}`).updates;
    assert.equal(update.value, Number(text), text);
    assert.equal(update.text, text);
  }
});

test("the texts of an outcome are the same however the body comes and whatever else is in it", () => {
  const fields = [
    ["a", "A", "string"],
    ["b.c", "b.c", "float"],
    ["d[0]", "`D\u00a0`", "date"],
    ["e", "E", "integer"],
    ["f", "F", "boolean"],
    ["`g", "G", "string"],
    ["a", "Cty", "string"],
    ["x", "x", "string"],
    ["t", "T", "string"],
  ];
  const members = '"a": "x y", "b": {"c": "7.50 or so"}, "d": ["2026-01-31"], "e": "n/a", "f": null, "t": "t\\u0041", "A": ""';
  const plain = evaluate(fields, `{${members}}`);
  assert.deepEqual(
    plain.updates.map(({ text }) => text),
    ["x y", "7.50", "2026-01-31", "x y", "tA"],
  );
  for (const more of ["", ', "z": "é"', `, "z": "${"z".repeat(1100)}"`, `, "z": "${"é".repeat(1100)}"`]) {
    const body = `{${members}${more}}`;
    for (const given of [body, new TextEncoder().encode(body), `\ufeff${body}`, new TextEncoder().encode(`\ufeff${body}`)]) {
      const { updates, skipped, notes, webhookIsCalled } = evaluate(fields, "", { body: given });
      assert.equal(webhookIsCalled.response, body);
      assert.deepEqual(updates, plain.updates);
      assert.deepEqual(skipped, plain.skipped);
      assert.deepEqual(notes, plain.notes);
    }
  }
});

test("an Error Type is the reason phrase, else that of the status", () => {
  for (const [parts, expected] of [
    [{ statusText: "Fine" }, "Fine"],
    [{ statusText: "" }, "OK"],
    [{ status: 299, statusText: "" }, ""],
    [{ status: 503, statusText: "Später" }, "Später"],
    [{ status: 503 }, "Service Unavailable"],
  ]) {
    const outcome = evaluate(FIELDS, { a: 1 }, parts);
    assert.equal(outcome.webhookIsCalled.errorType, expected);
    if (outcome.kind === "error") assert.equal(outcome.error.errorType, expected);
  }
});

test("a campaign that makes no call fires the trigger, unless that is switched off", () => {
  for (const [campaignType, code] of [
    ["batch", 1000],
    ["executable", null],
  ]) {
    const outcome = evaluate(FIELDS, {}, { campaignType, status: 500, statusText: "x" });
    assert.deepEqual(outcome.webhookIsCalled, { webhook: null, response: "", errorType: null, errorCode: code });
    assert.ok(outcome.rules.includes("called.no-call"));
    assert.ok(triggerFires({ response: { operator: "is-empty" }, errorType: { operator: "is-empty" } }, outcome).fires);
    assert.ok(!triggerFires({ response: { operator: "is-not-empty" } }, outcome).fires);
    const { fires, because } = triggerFires({}, outcome);
    assert.ok(fires);
    assert.ok(because.every(({ holds }) => holds));
    assert.ok(
      because.some(({ rules }) => rules.includes("called.no-call")),
      JSON.stringify(because),
    );
    const silent = evaluate(FIELDS, {}, { campaignType, assumptions: { noCallTrigger: "silent" } });
    assert.equal(silent.webhookIsCalled, null);
    assert.equal(triggerFires({}, silent).fires, false);
  }
});
