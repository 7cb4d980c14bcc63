// What is refused, and how: each wrong argument of each call.
import assert from "node:assert/strict";
import { test } from "node:test";

import { importLeadFields, listAttributes, triggerFires, Webhook } from "marketo-webhook";
import { refuses } from "./support.js";

const mapping = { responseAttribute: "a", marketoField: "b" };
const field = { name: "F", dataType: "string" };
const webhook = new Webhook({ responseType: "json", responseMappings: [mapping] });
const ok = (body) => webhook.evaluateParts("trigger", { status: 200, body });
const NAMES = "`name`, `responseType`, `responseMappings`, `leadFields`, `assumptions`";

for (const [path, message, wrong] of [
  ["definition", "expected an object, found undefined", undefined],
  ["definition", "expected an object, found null", null],
  ["definition", "expected an object, found an array", []],
  ["definition", "expected an object, found the string `json`", "json"],
  ["definition", "expected an object, found a function", () => {}],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found undefined", {}],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found the string `JSON`", { responseType: "JSON" }],
  [
    "definition.responseType",
    "expected one of `json`, `xml`, `none`, found the string `a\ufffd<U+200B>`",
    { responseType: "a\ud800\u200b" },
  ],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found `1`", { responseType: 1 }],
  [
    "definition.responseMaping",
    `unknown key \`responseMaping\`, expected one of ${NAMES}`,
    { responseType: "json", responseMaping: [] },
  ],
  ["definition.name", "expected a string, found null", { responseType: "json", name: null }],
  ["definition.name", "expected a string, found an object", { responseType: "json", name: {} }],
  ["definition.responseMappings", "expected an array, found an object", { responseType: "json", responseMappings: {} }],
  [
    "definition.responseMappings[1]",
    "expected an object, found `1.5`",
    { responseType: "json", responseMappings: [mapping, 1.5] },
  ],
  [
    "definition.responseMappings[0].marketoField",
    "expected a string, found undefined",
    { responseType: "json", responseMappings: [{ responseAttribute: "a" }] },
  ],
  [
    "definition.responseMappings[0].field",
    "unknown key `field`, expected one of `responseAttribute`, `marketoField`",
    { responseType: "json", responseMappings: [{ ...mapping, field: 1 }] },
  ],
  [
    "definition.leadFields[0].dataType",
    "expected a string, found undefined",
    { responseType: "json", leadFields: [{ name: "F" }] },
  ],
  [
    "definition.leadFields[0].length",
    "expected a whole number from 1 to 4294967295, found `0`",
    { responseType: "json", leadFields: [{ ...field, length: 0 }] },
  ],
  [
    "definition.leadFields[0].length",
    "expected a whole number from 1 to 4294967295, found `2.5`",
    { responseType: "json", leadFields: [{ ...field, length: 2.5 }] },
  ],
  [
    "definition.leadFields[0].readOnly",
    "expected true or false, found the string `yes`",
    { responseType: "json", leadFields: [{ ...field, readOnly: "yes" }] },
  ],
  [
    "definition.assumptions.jsonNull",
    "expected one of `skip`, `clear`, found the string `maybe`",
    { responseType: "json", assumptions: { jsonNull: "maybe" } },
  ],
  [
    "definition.assumptions.jsonNull",
    "expected one of `skip`, `clear`, found `true`",
    { responseType: "json", assumptions: { jsonNull: true } },
  ],
]) {
  test(`a definition is refused: ${message} at ${path}`, () => refuses(path, message, () => new Webhook(wrong)));
}

test("an unknown assumption is refused and the known ones are listed", () => {
  const wrong = { responseType: "json", assumptions: { jsonNul: "skip" } };
  assert.throws(() => new Webhook(wrong), {
    path: "definition.assumptions.jsonNul",
    message: /unknown key `jsonNul`, expected one of `whitespaceBody`, .*`urlFormat`/,
  });
});

for (const [path, message, ...call] of [
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found the string `smart`", "smart", { status: 200 }],
  [
    "campaignType",
    "expected one of `trigger`, `batch`, `executable`, found the string `a\ufffd<U+200B>`",
    "a\ud800\u200b",
    { status: 200 },
  ],
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found undefined", undefined, { status: 200 }],
  ["parts", "expected an object, found null", "trigger", null],
  ["parts", "expected an object, found the string `{}`", "trigger", "{}"],
  ["parts.status", "expected a whole number from 100 to 999, found undefined", "trigger", {}],
  ["parts.status", "expected a whole number from 100 to 999, found `99`", "trigger", { status: 99 }],
  ["parts.status", "expected a whole number from 100 to 999, found `1000`", "trigger", { status: 1000 }],
  ["parts.status", "expected a whole number from 100 to 999, found `200.5`", "trigger", { status: 200.5 }],
  ["parts.status", "expected a whole number from 100 to 999, found the string `200`", "trigger", { status: "200" }],
  [
    "parts.statustext",
    "unknown key `statustext`, expected one of `status`, `statusText`, `headers`, `body`, `redirected`",
    "trigger",
    { status: 200, statustext: "OK" },
  ],
  ["parts.statusText", "expected a string, found null", "trigger", { status: 200, statusText: null }],
  [
    "parts.headers",
    "expected an object or an array of pairs, found the string `a: b`",
    "trigger",
    { status: 200, headers: "a: b" },
  ],
  [
    "parts.headers.Content-Type",
    "expected a string, a number or a list of these, found an object",
    "trigger",
    { status: 200, headers: { "Content-Type": {} } },
  ],
  ["parts.headers[0]", "expected a pair of name and value, found the string `a`", "trigger", { status: 200, headers: ["a"] }],
  [
    "parts.headers[0][1]",
    "expected a string, a number or a list of these, found `true`",
    "trigger",
    { status: 200, headers: [["retry-after", true]] },
  ],
  [
    "parts.body",
    "expected a string, a Uint8Array, an ArrayBuffer or null, found an object",
    "trigger",
    { status: 200, body: {} },
  ],
  [
    "parts.body",
    "expected a string, a Uint8Array, an ArrayBuffer or null, found an object",
    "trigger",
    { status: 200, body: new Uint16Array(1) },
  ],
  ["parts.redirected", "expected true or false, found the string `yes`", "trigger", { status: 200, redirected: "yes" }],
  ["parts.failure", "expected one of `timeout`, `network`, found the string `dns`", "trigger", { failure: "dns" }],
  ["parts.detail", "expected a string, found `1`", "trigger", { failure: "timeout", detail: 1 }],
  ["parts.status", "unknown key `status`, expected one of `failure`, `detail`", "trigger", { failure: "timeout", status: 200 }],
  ["parts", "expected plain values, found a Response, which goes to `evaluate`", "trigger", new Response("{}")],
  [
    "options.maxBodyBytes",
    "expected a whole number from 0 to 268435456, found `-1`",
    "trigger",
    { status: 200 },
    { maxBodyBytes: -1 },
  ],
  [
    "options.maxBodyBytes",
    "expected a whole number from 0 to 268435456, found `268435457`",
    "trigger",
    { status: 200 },
    { maxBodyBytes: 2 ** 28 + 1 },
  ],
  [
    "options.maxBody",
    "unknown key `maxBody`, expected one of `maxBodyBytes`, `signal`",
    "trigger",
    { status: 200 },
    { maxBody: 1 },
  ],
  ["options", "expected an object, found `1`", "trigger", { status: 200 }, 1],
]) {
  test(`a call is refused: ${message} at ${path}`, () => refuses(path, message, () => webhook.evaluateParts(...call)));
}

test("parts over maxBodyBytes are refused, those at it are not", () => {
  const message = "expected at most 10 bytes, found more";
  const limit = { maxBodyBytes: 10 };
  for (const [fits, over] of [
    ["é234567890".slice(0, 9), "é234567890"],
    [new Uint8Array(10), new Uint8Array(11)],
    [new ArrayBuffer(10), new ArrayBuffer(11)],
  ]) {
    assert.equal(webhook.evaluateParts("trigger", { status: 200, body: fits }, limit).kind, "error");
    refuses("parts.body", message, () => webhook.evaluateParts("trigger", { status: 200, body: over }, limit));
  }
  const long = "x".repeat(100_000);
  refuses("parts.body", "expected at most 100000 bytes, found more", () =>
    webhook.evaluateParts("trigger", { status: 200, body: `${long}é` }, { maxBodyBytes: 100_000 }),
  );
});

test("quotes in errors are visible, like those of the module's errors", () => {
  refuses(
    "campaignType",
    "expected one of `trigger`, `batch`, `executable`, found the string `tri<U+000A>gger<U+200B><U+0060>`",
    () => webhook.evaluateParts("tri\ngger\u200b`", { status: 200 }),
  );
  refuses(
    "definition.responseType",
    "expected one of `json`, `xml`, `none`, found the string `js<U+000A>on<U+200B><U+0060>`",
    () => new Webhook({ responseType: "js\non\u200b`" }),
  );
  const long = `${"é".repeat(80)}…`;
  refuses("campaignType", `expected one of \`trigger\`, \`batch\`, \`executable\`, found the string \`${long}\``, () =>
    webhook.evaluateParts("é".repeat(81), { status: 200 }),
  );
  refuses(
    "definition.responseType",
    `expected one of \`json\`, \`xml\`, \`none\`, found the string \`${long}\``,
    () => new Webhook({ responseType: "é".repeat(81) }),
  );
});

test("an invalid request is refused", async () => {
  for (const wrong of [null, undefined, 5, {}, { signal: 5 }]) {
    await assert.rejects(webhook.call("trigger", wrong, { fetch: assert.fail }), { code: "invalid-argument", path: "request" });
  }
});

test("a reply that is no JSON is refused", () => {
  const circular = {};
  circular.circular = circular;
  for (const wrong of [circular, { toJSON() {} }])
    assert.throws(() => importLeadFields(wrong), { code: "invalid-argument", path: "describe" });
});

test("a detached buffer is refused", () => {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  const message = "expected bytes, found a detached buffer";
  for (const body of [bytes, bytes.buffer]) refuses("parts.body", message, () => ok(body));
});

for (const [path, message, ...call] of [
  ["responseType", "expected one of `json`, `xml`, found the string `none`", "none", "{}"],
  ["responseType", "expected one of `json`, `xml`, found undefined"],
  ["body", "expected a string, a Uint8Array or an ArrayBuffer, found null", "json", null],
  ["body", "expected a string, a Uint8Array or an ArrayBuffer, found an object", "json", {}],
  ["body", "expected at most 16777216 bytes, found more", "json", new Uint8Array(2 ** 24 + 1)],
  ["body", "the body is not valid JSON: it ends too early, at line 1, column 1, expected a value", "json", ""],
  [
    "body",
    "the body is JSON, but the webhook's Response Type is XML, so no mapping is applied; set the Response Type to JSON",
    "xml",
    "{}",
  ],
  [
    "body",
    "the body has a trailing comma, which JSON does not allow, at line 1, column 3, before `]`, so no mapping is applied; the service has to leave that comma out",
    "json",
    "[1,]",
  ],
  ["body", "the body is not valid `utf-8`: a bad byte at line 1, column 2", "json", new Uint8Array([0x20, 0xff])],
]) {
  test(`a listing is refused: ${message} at ${path}`, () => refuses(path, message, () => listAttributes(...call)));
}

const cyclic = {};
cyclic.self = cyclic;
for (const [message, wrong] of [
  [/^expected a string or an object, found undefined, at `describe`$/, undefined],
  [/^expected a string or an object, found null, at `describe`$/, null],
  [/^expected a string or an object, found `1`, at `describe`$/, 1],
  [/^expected a reply as JSON has it \(.*, at `describe`$/s, cyclic],
]) {
  test(`an import is refused: ${message}`, () =>
    assert.throws(() => importLeadFields(wrong), { code: "invalid-argument", path: "describe", message }));
}

const outcome = ok("{}");
const OPERATORS = "`is`, `is-not`, `starts-with`, `not-starts-with`, `contains`, `not-contains`, `is-empty`, `is-not-empty`";
for (const [path, message, ...call] of [
  ["trigger", "expected an object, found undefined", undefined, outcome],
  ["trigger.respnse", "unknown key `respnse`, expected one of `webhook`, `response`, `errorType`", { respnse: {} }, outcome],
  ["trigger.response", "expected an object, found the string `x`", { response: "x" }, outcome],
  ["trigger.response.operator", `expected one of ${OPERATORS}, found undefined`, { response: {} }, outcome],
  [
    "trigger.response.operator",
    `expected one of ${OPERATORS}, found the string \`equals\``,
    { response: { operator: "equals", values: ["x"] } },
    outcome,
  ],
  ["trigger.response.values", "expected at least one value, found undefined", { response: { operator: "is" } }, outcome],
  [
    "trigger.response.values",
    "expected at least one value, found an array",
    { response: { operator: "contains", values: [] } },
    outcome,
  ],
  [
    "trigger.errorType.values",
    "expected no values, which this operator does not take, found an array",
    { errorType: { operator: "is-empty", values: ["x"] } },
    outcome,
  ],
  ["trigger.errorType.values[1]", "expected a string, found `1`", { errorType: { operator: "is", values: ["x", 1] } }, outcome],
  [
    "trigger.webhook.operator",
    "expected one of `is`, `is-any`, found the string `is-not`",
    { webhook: { operator: "is-not" } },
    outcome,
  ],
  [
    "trigger.webhook.values",
    "expected no values, which this operator does not take, found an array",
    { webhook: { operator: "is-any", values: ["x"] } },
    outcome,
  ],
  ["outcome", "expected an object, found undefined", {}],
  ["outcome.webhookIsCalled", "expected an object or null, found undefined", {}, {}],
  [
    "outcome.webhookIsCalled.response",
    "expected a string, found null",
    {},
    { webhookIsCalled: { webhook: null, response: null, errorType: null } },
  ],
  [
    "outcome.webhookIsCalled.errorType",
    "expected a string or null, found `1`",
    {},
    { webhookIsCalled: { webhook: null, response: "", errorType: 1 } },
  ],
]) {
  test(`a trigger is refused: ${message} at ${path}`, () => refuses(path, message, () => triggerFires(...call)));
}
