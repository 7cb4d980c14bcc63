// The boundary: what is refused and how, what is returned, and that nothing is kept or changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { evaluate, importLeadFields, listAttributes, ready, triggerFires, Webhook } from "marketo-webhook";

const definition = {
  name: "Scoring",
  responseType: "json",
  responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
};
const webhook = new Webhook(definition);
const ok = (body) => webhook.evaluateParts("trigger", { status: 200, body });

function refuses(path, message, call) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof TypeError, `${error}`);
    assert.equal(error.name, "ArgumentError");
    assert.equal(error.code, "invalid-argument");
    assert.equal(error.path, path);
    assert.equal(error.message, `${message}, at \`${path}\``);
    return true;
  });
}

const mapping = { responseAttribute: "a", marketoField: "b" };
const field = { name: "F", dataType: "string" };
const NAMES = "`name`, `responseType`, `responseMappings`, `leadFields`, `assumptions`";

for (const [path, message, wrong] of [
  ["definition", "expected an object, found undefined", undefined],
  ["definition", "expected an object, found null", null],
  ["definition", "expected an object, found an array", []],
  ["definition", "expected an object, found the string `json`", "json"],
  ["definition", "expected an object, found a function", () => {}],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found undefined", {}],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found the string `JSON`", { responseType: "JSON" }],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found the string `a\ufffd<U+200B>`", { responseType: "a\ud800\u200b" }],
  ["definition.responseType", "expected one of `json`, `xml`, `none`, found `1`", { responseType: 1 }],
  ["definition.responseMaping", `unknown key \`responseMaping\`, expected one of ${NAMES}`, { responseType: "json", responseMaping: [] }],
  ["definition.name", "expected a string, found null", { responseType: "json", name: null }],
  ["definition.name", "expected a string, found an object", { responseType: "json", name: {} }],
  ["definition.responseMappings", "expected an array, found an object", { responseType: "json", responseMappings: {} }],
  ["definition.responseMappings[1]", "expected an object, found `1.5`", { responseType: "json", responseMappings: [mapping, 1.5] }],
  ["definition.responseMappings[0].marketoField", "expected a string, found undefined", { responseType: "json", responseMappings: [{ responseAttribute: "a" }] }],
  ["definition.responseMappings[0].field", "unknown key `field`, expected one of `responseAttribute`, `marketoField`", { responseType: "json", responseMappings: [{ ...mapping, field: 1 }] }],
  ["definition.leadFields[0].dataType", "expected a string, found undefined", { responseType: "json", leadFields: [{ name: "F" }] }],
  ["definition.leadFields[0].length", "expected a whole number from 1 to 4294967295, found `0`", { responseType: "json", leadFields: [{ ...field, length: 0 }] }],
  ["definition.leadFields[0].length", "expected a whole number from 1 to 4294967295, found `2.5`", { responseType: "json", leadFields: [{ ...field, length: 2.5 }] }],
  ["definition.leadFields[0].readOnly", "expected true or false, found the string `yes`", { responseType: "json", leadFields: [{ ...field, readOnly: "yes" }] }],
  ["definition.assumptions.jsonNull", "expected one of `skip`, `clear`, found the string `maybe`", { responseType: "json", assumptions: { jsonNull: "maybe" } }],
  ["definition.assumptions.jsonNull", "expected one of `skip`, `clear`, found `true`", { responseType: "json", assumptions: { jsonNull: true } }],
]) {
  test(`a definition is refused: ${message} at ${path}`, () => refuses(path, message, () => new Webhook(wrong)));
}

test("an unknown assumption is refused and the known ones are listed", () => {
  const wrong = { responseType: "json", assumptions: { jsonNul: "skip" } };
  assert.throws(() => new Webhook(wrong), { path: "definition.assumptions.jsonNul", message: /unknown key `jsonNul`, expected one of `whitespaceBody`, .*`urlFormat`/ });
});

test("undefined members are absent ones", () => {
  const absent = { name: undefined, responseType: "json", responseMappings: undefined, leadFields: undefined, assumptions: { jsonNull: undefined } };
  assert.deepEqual(new Webhook(absent).diagnostics.map(({ code }) => code), ["no-mappings"]);
  assert.equal(webhook.evaluateParts("trigger", { status: 200, statusText: undefined, headers: undefined, body: undefined }, { maxBodyBytes: undefined }).error.code, 1001);
});

for (const [path, message, ...call] of [
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found the string `smart`", "smart", { status: 200 }],
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found the string `a\ufffd<U+200B>`", "a\ud800\u200b", { status: 200 }],
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found undefined", undefined, { status: 200 }],
  ["parts", "expected an object, found null", "trigger", null],
  ["parts", "expected an object, found the string `{}`", "trigger", "{}"],
  ["parts.status", "expected a whole number from 100 to 999, found undefined", "trigger", {}],
  ["parts.status", "expected a whole number from 100 to 999, found `99`", "trigger", { status: 99 }],
  ["parts.status", "expected a whole number from 100 to 999, found `1000`", "trigger", { status: 1000 }],
  ["parts.status", "expected a whole number from 100 to 999, found `200.5`", "trigger", { status: 200.5 }],
  ["parts.status", "expected a whole number from 100 to 999, found the string `200`", "trigger", { status: "200" }],
  ["parts.statustext", "unknown key `statustext`, expected one of `status`, `statusText`, `headers`, `body`, `redirected`", "trigger", { status: 200, statustext: "OK" }],
  ["parts.statusText", "expected a string, found null", "trigger", { status: 200, statusText: null }],
  ["parts.headers", "expected an object or an array of pairs, found the string `a: b`", "trigger", { status: 200, headers: "a: b" }],
  ["parts.headers.Content-Type", "expected a string, a number or a list of these, found an object", "trigger", { status: 200, headers: { "Content-Type": {} } }],
  ["parts.headers[0]", "expected a pair of name and value, found the string `a`", "trigger", { status: 200, headers: ["a"] }],
  ["parts.headers[0][1]", "expected a string, a number or a list of these, found `true`", "trigger", { status: 200, headers: [["retry-after", true]] }],
  ["parts.body", "expected a string, a Uint8Array, an ArrayBuffer or null, found an object", "trigger", { status: 200, body: {} }],
  ["parts.body", "expected a string, a Uint8Array, an ArrayBuffer or null, found an object", "trigger", { status: 200, body: new Uint16Array(1) }],
  ["parts.redirected", "expected true or false, found the string `yes`", "trigger", { status: 200, redirected: "yes" }],
  ["parts.failure", "expected one of `timeout`, `network`, found the string `dns`", "trigger", { failure: "dns" }],
  ["parts.detail", "expected a string, found `1`", "trigger", { failure: "timeout", detail: 1 }],
  ["parts.status", "unknown key `status`, expected one of `failure`, `detail`", "trigger", { failure: "timeout", status: 200 }],
  ["parts", "expected plain values, found a Response, which goes to `evaluate`", "trigger", new Response("{}")],
  ["options.maxBodyBytes", "expected a whole number from 0 to 268435456, found `-1`", "trigger", { status: 200 }, { maxBodyBytes: -1 }],
  ["options.maxBodyBytes", "expected a whole number from 0 to 268435456, found `268435457`", "trigger", { status: 200 }, { maxBodyBytes: 2 ** 28 + 1 }],
  ["options.maxBody", "unknown key `maxBody`, expected one of `maxBodyBytes`, `signal`", "trigger", { status: 200 }, { maxBody: 1 }],
  ["options", "expected an object, found `1`", "trigger", { status: 200 }, 1],
]) {
  test(`a call is refused: ${message} at ${path}`, () => refuses(path, message, () => webhook.evaluateParts(...call)));
}

test("parts over maxBodyBytes are refused, those at it are not", () => {
  const message = "expected at most 10 bytes, found more";
  const limit = { maxBodyBytes: 10 };
  for (const [fits, over] of [["é234567890".slice(0, 9), "é234567890"], [new Uint8Array(10), new Uint8Array(11)], [new ArrayBuffer(10), new ArrayBuffer(11)]]) {
    assert.equal(webhook.evaluateParts("trigger", { status: 200, body: fits }, limit).kind, "error");
    refuses("parts.body", message, () => webhook.evaluateParts("trigger", { status: 200, body: over }, limit));
  }
  const long = "x".repeat(100_000);
  refuses("parts.body", "expected at most 100000 bytes, found more", () => webhook.evaluateParts("trigger", { status: 200, body: `${long}é` }, { maxBodyBytes: 100_000 }));
});

test("a Response that cannot be read is refused", async () => {
  const used = new Response("{}");
  await used.text();
  const locked = new Response("{}");
  locked.body.getReader();
  for (const wrong of [used, locked, Response.error(), {}, null, undefined, "x"]) {
    await assert.rejects(webhook.evaluate("trigger", wrong), { code: "invalid-argument", path: "response" });
  }
  await assert.rejects(webhook.evaluate("trigger", used), /found a used one/);
  await assert.rejects(webhook.evaluate("trigger", locked), /found one that is being read/);
});

test("a body that breaks off is a network failure, an abort is the caller's", async () => {
  const breaking = (error) => new Response(new ReadableStream({ start(controller) { controller.enqueue(new Uint8Array(3)); controller.error(error); } }));
  const { error } = await webhook.evaluate("trigger", breaking(new TypeError("terminated")));
  assert.equal(error.type, "network");
  assert.deepEqual(error.explanation, { id: "error.network.detail", values: { detail: "terminated" } });
  await assert.rejects(webhook.evaluate("trigger", breaking(new DOMException("stop", "AbortError"))), { name: "AbortError" });
});

test("whatever a body or a fetch fails with is a network failure", async () => {
  const reasons = [undefined, null, 5, { message: 5 }, { cause: { message: 5 } }, "gone", { message: "gone" }, { message: "x", cause: { message: "gone" } }];
  for (const reason of reasons) {
    const broken = () => new Response(new ReadableStream({ start(controller) { controller.error(reason); } }));
    const outcomes = [
      await webhook.evaluate("trigger", broken()),
      await webhook.call("trigger", "https://example.com/", { fetch: () => broken() }),
      await webhook.call("trigger", "https://example.com/", { fetch: () => Promise.reject(reason) }),
    ];
    for (const { error } of outcomes) {
      assert.equal(error.type, "network");
      const isSaid = JSON.stringify(reason)?.includes("gone") ?? false;
      assert.equal(error.explanation.values.detail === "gone", isSaid, error.message);
      assert.equal(error.message.includes("`gone`"), isSaid, error.message);
    }
  }
});

test("a chunk of a body that is no bytes is a network failure", async () => {
  for (const chunk of ['{"score": 1}', 5, [1, 2], new ArrayBuffer(2), null]) {
    let cancelled = 0;
    const body = new ReadableStream({ start(controller) { controller.enqueue(chunk); }, cancel() { cancelled += 1; } });
    const { error } = await webhook.call("trigger", "https://example.com/", { fetch: () => new Response(body) });
    assert.equal(error.type, "network");
    assert.equal(error.explanation.values.detail, "the body has a chunk that is no Uint8Array");
    assert.equal(cancelled, 1);
  }
});

test("a body that breaks off since the time ran out is a time-out", async () => {
  const late = new Response(new ReadableStream({ start(controller) { controller.error(new DOMException("late", "TimeoutError")); } }));
  assert.equal((await webhook.evaluate("trigger", late)).error.type, "timeout");
});

test("quotes in errors are visible, like those of the module's errors", () => {
  refuses("campaignType", "expected one of `trigger`, `batch`, `executable`, found the string `tri<U+000A>gger<U+200B><U+0060>`", () => webhook.evaluateParts("tri\ngger\u200b`", { status: 200 }));
  refuses("definition.responseType", "expected one of `json`, `xml`, `none`, found the string `js<U+000A>on<U+200B><U+0060>`", () => new Webhook({ responseType: "js\non\u200b`" }));
  const long = `${"é".repeat(80)}…`;
  refuses("campaignType", `expected one of \`trigger\`, \`batch\`, \`executable\`, found the string \`${long}\``, () => webhook.evaluateParts("é".repeat(81), { status: 200 }));
  refuses("definition.responseType", `expected one of \`json\`, \`xml\`, \`none\`, found the string \`${long}\``, () => new Webhook({ responseType: "é".repeat(81) }));
});

test("an invalid request is refused", async () => {
  for (const wrong of [null, undefined, 5, {}, { signal: 5 }]) {
    await assert.rejects(webhook.call("trigger", wrong, { fetch: assert.fail }), { code: "invalid-argument", path: "request" });
  }
});

test("a reply that is no JSON is refused", () => {
  const circular = {};
  circular.circular = circular;
  for (const wrong of [circular, { toJSON() {} }]) assert.throws(() => importLeadFields(wrong), { code: "invalid-argument", path: "describe" });
});

test("a detached buffer is refused", () => {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  const message = "expected bytes, found a detached buffer";
  for (const body of [bytes, bytes.buffer]) refuses("parts.body", message, () => ok(body));
});

test("definitions without a prototype or from another realm are read", () => {
  const bare = Object.assign(Object.create(null), definition, { responseMappings: [Object.assign(Object.create(null), mapping)] });
  assert.deepEqual(new Webhook(bare).diagnostics, []);
  const foreign = runInNewContext(`(${JSON.stringify(definition)})`);
  assert.deepEqual(new Webhook(foreign).diagnostics, []);
  const parts = runInNewContext('({ status: 200, body: new Uint8Array([123, 125]) })');
  assert.equal(webhook.evaluateParts("trigger", parts).kind, "field-updates");
});

test("a campaign that makes no call does not read the response", async () => {
  const used = new Response("{}");
  await used.text();
  assert.equal((await webhook.evaluate("batch", used)).error.code, 1000);
  assert.equal((await webhook.evaluate("batch", Response.error())).error.code, 1000);
  assert.equal(webhook.evaluateParts("batch", { status: 200, body: "long" }, { maxBodyBytes: 1 }).error.code, 1000);
  const endless = new Response(new ReadableStream({ pull(controller) { controller.enqueue(new Uint8Array(1000)); } }));
  for (const campaignType of ["batch", "executable"]) {
    assert.equal((await webhook.evaluate(campaignType, endless)).error.type, `${campaignType}-campaign`);
  }
});

test("a Response in chunks is one body", async () => {
  const chunks = ['{"sco', 're": "1', '2", "x": "é"}'].map((chunk) => new TextEncoder().encode(chunk));
  const outcome = await webhook.evaluate("trigger", new Response(new ReadableStream({ start(controller) { chunks.forEach((chunk) => controller.enqueue(chunk)); controller.close(); } })));
  assert.equal(outcome.updates[0].value, 12);
  assert.equal(outcome.webhookIsCalled.response, '{"score": "12", "x": "é"}');
});

test("the host's charsets are read", () => {
  const headers = { "content-type": "application/json; charset=windows-1251" };
  const text = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] });
  const body = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xc6, 0xe9, ...new TextEncoder().encode('"}')]);
  const outcome = text.evaluateParts("trigger", { status: 200, headers, body });
  assert.equal(outcome.updates[0].value, "Жй");
  assert.equal(outcome.webhookIsCalled.response, '{"a":"Жй"}');
  const sjis = text.evaluateParts("trigger", { status: 200, headers: { "content-type": "x; charset=shift_jis" }, body: new Uint8Array([0x22, 0x81, 0x22]) });
  assert.equal(sjis.error.type, "unreadable-body");
  assert.equal(sjis.error.position, undefined);
});

test("every kind of outcome is plain data with the members of its type", () => {
  const plain = (value) => {
    if (typeof value !== "object" || value === null) return;
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    Object.values(value).forEach(plain);
  };
  const updates = ok('{"score": 12}');
  assert.equal(updates.webhookIsCalled.webhook, "Scoring");
  for (const outcome of [updates, ok("{}"), ok(""), ok("x"), webhook.evaluateParts("batch", { status: 200 }), webhook.evaluateParts("trigger", { failure: "timeout" }), webhook.evaluateParts("trigger", { status: 404 })]) {
    plain(outcome);
    assert.deepEqual(structuredClone(outcome), outcome);
  }
});

test("an outcome is the caller's to change, but for the lists of rules that outcomes share", () => {
  const first = ok('{"score": 12}');
  assert.throws(() => first.updates[0].rules.push("mine"), TypeError);
  first.updates[0].rules = [...first.updates[0].rules, "mine"];
  first.notes.length = 0;
  assert.notDeepEqual(ok('{"score": 12}'), first);
});

test("texts with a byte order mark, surrogates or NUL inside stay whole", () => {
  const text = new Webhook({ responseType: "json", responseMappings: ["a", "b"].map((responseAttribute, i) => ({ responseAttribute, marketoField: `F${i}` })) });
  const outcome = text.evaluateParts("trigger", { status: 200, body: JSON.stringify({ a: "\ufeffx\u0000", b: "\u{1f600}z" }) });
  assert.deepEqual(outcome.updates.map(({ value }) => value), ["\ufeffx\u0000", "\u{1f600}z"]);
});

test("no prototype changes", () => {
  const keys = Object.getOwnPropertyNames(Object.prototype);
  const pollute = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "__proto__.polluted", marketoField: "__proto__" }] });
  const outcome = pollute.evaluateParts("trigger", { status: 200, body: '{"__proto__": {"polluted": "yes"}}' });
  assert.equal(outcome.updates[0].marketoField, "__proto__");
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), keys);
  assert.equal({}.polluted, undefined);
});

test("memory grows and shrinks under large bodies, and outcomes stay right", () => {
  const long = `{"pad": "${"é".repeat(3_000_000)}", "score": 7}`;
  assert.equal(ok(long).updates[0].value, 7);
  assert.equal(ok('{"score": 8}').updates[0].value, 8);
  refuses("parts.body", "expected at most 16777216 bytes, found more", () => ok(new Uint8Array(16 * 1024 * 1024 + 1)));
});

test("a freed webhook says so, and can be freed again", async () => {
  const freed = new Webhook(definition);
  freed.free();
  freed.free();
  assert.throws(() => freed.evaluateParts("trigger", { status: 200 }), { message: "this webhook was freed" });
  await assert.rejects(freed.evaluate("trigger", new Response("{}")), { message: "this webhook was freed" });
  const disposed = new Webhook(definition);
  disposed[Symbol.dispose]();
  assert.throws(() => disposed.evaluateParts("trigger", { failure: "timeout" }), { message: "this webhook was freed" });
});

test("diagnostics name the mapping, the span in UTF-16 units and a correction", () => {
  const { diagnostics } = new Webhook({
    responseType: "json",
    responseMappings: [
      { responseAttribute: "a.😀", marketoField: "LeadScore" },
      { responseAttribute: "a[", marketoField: "leadScore" },
      { responseAttribute: " a", marketoField: "Leadscore" },
      { responseAttribute: "b", marketoField: "createdAt" },
      { responseAttribute: "b", marketoField: "createdAt" },
      { responseAttribute: "c", marketoField: "LeadScore" },
      { responseAttribute: "d", marketoField: "Locked" },
      { responseAttribute: "e", marketoField: "Odd" },
    ],
    leadFields: [{ name: "Locked", dataType: "formula" }, { name: "Odd", dataType: "hologram" }],
  });
  const field = (value) => ({ for: "marketoField", value });
  const brief = diagnostics.map(({ severity, code, mapping, span, suggestion }) => [severity, code, mapping, span && [span.start, span.end], suggestion]);
  assert.deepEqual(brief, [
    ["error", "invalid-attribute", 0, [2, 4], undefined],
    ["error", "invalid-attribute", 1, [2, 2], undefined],
    ["error", "rest-name", 1, undefined, field("LeadScore")],
    ["warning", "surrounding-whitespace", 2, [0, 1], { for: "responseAttribute", value: "a" }],
    ["error", "unknown-field", 2, undefined, field("LeadScore")],
    ["error", "no-soap-name", 3, undefined, undefined],
    ["error", "no-soap-name", 4, undefined, undefined],
    ["warning", "duplicate-mapping", 4, undefined, undefined],
    ["warning", "duplicate-field", 5, undefined, undefined],
    ["error", "read-only-field", 6, undefined, undefined],
    ["warning", "unknown-type", 7, undefined, undefined],
  ]);
  assert.deepEqual(new Webhook({ responseType: "none", responseMappings: [mapping] }).diagnostics.map(({ code }) => code), ["mappings-without-response-type"]);
});

test("evaluate compiles, evaluates and frees", async () => {
  const outcome = await evaluate("trigger", new Response('{"score": 1e1}'), definition);
  assert.equal(outcome.updates[0].text, "10");
  await assert.rejects(evaluate("trigger", new Response("{}"), {}), { path: "definition.responseType" });
  assert.equal((await evaluate("trigger", { failure: "timeout" }, definition)).error.type, "timeout");
});

test("the values of a body are listed with their attributes", () => {
  assert.deepEqual(listAttributes("json", '{"a": [1, {"b c": "é"}], "d.e": null}'), [
    { responseAttribute: "a", steps: ["a"], kind: "array", excerpt: '[1, {"b c": "é"}]', fits: [] },
    {
      responseAttribute: "a[0]", steps: ["a", 0], kind: "number", excerpt: "1",
      fits: ["currency", "float", "integer", "lead_function", "percent", "phone", "score", "string", "text", "textarea"],
    },
    { responseAttribute: "a[1]", steps: ["a", 1], kind: "object", excerpt: '{"b c": "é"}', fits: [] },
    {
      responseAttribute: "a[1].b c", steps: ["a", 1, "b c"], kind: "string", excerpt: "é",
      fits: ["lead_function", "phone", "string", "text", "textarea"],
    },
    { responseAttribute: null, unreachable: "key-characters", steps: ["d.e"], kind: "null", excerpt: "null", fits: [] },
  ]);
  const xml = '<?xml version="1.0" encoding="windows-1251"?><a b="1"><c>ж</c><c/></a>';
  const latin = Uint8Array.from(xml, (c) => (c === "ж" ? 0xe6 : c.charCodeAt(0)));
  for (const body of [xml, latin, new TextEncoder().encode(xml.replace("windows-1251", "utf-8"))]) {
    const listed = listAttributes("xml", body).map(({ responseAttribute, steps, excerpt }) => [responseAttribute, steps.join(), excerpt]);
    assert.deepEqual(listed.slice(1), [[null, "a,@b", "1"], ["a.c[0]", "a,c,0", "ж"], ["a.c[1]", "a,c,1", ""]]);
  }
  assert.deepEqual(listAttributes("json", "1"), []);
});

for (const [path, message, ...call] of [
  ["responseType", "expected one of `json`, `xml`, found the string `none`", "none", "{}"],
  ["responseType", "expected one of `json`, `xml`, found undefined"],
  ["body", "expected a string, a Uint8Array or an ArrayBuffer, found null", "json", null],
  ["body", "expected a string, a Uint8Array or an ArrayBuffer, found an object", "json", {}],
  ["body", "expected at most 16777216 bytes, found more", "json", new Uint8Array(2 ** 24 + 1)],
  ["body", "the body is not valid JSON: it ends too early, at line 1, column 1, expected a value", "json", ""],
  ["body", "the body is JSON, but the webhook's Response Type is XML, so no mapping is applied; set the Response Type to JSON", "xml", "{}"],
  ["body", "the body has a trailing comma, which JSON does not allow, at line 1, column 3, before `]`, so no mapping is applied; the service has to leave that comma out", "json", "[1,]"],
  ["body", "the body is not valid `utf-8`: a bad byte at line 1, column 2", "json", new Uint8Array([0x20, 0xff])],
]) {
  test(`a listing is refused: ${message} at ${path}`, () => refuses(path, message, () => listAttributes(...call)));
}

test("a describe reply is read as text or parsed", () => {
  const describe = { success: true, result: [{ displayName: "A", dataType: "score", soap: { name: "A" }, rest: { name: "a" } }] };
  const expected = { leadFields: [{ name: "A", dataType: "score", readOnly: false, restName: "a", displayName: "A" }], unmappable: [], diagnostics: [] };
  assert.deepEqual(importLeadFields(describe), expected);
  assert.deepEqual(importLeadFields(`\uFEFF${JSON.stringify(describe)}`), expected);
  new Webhook({ responseType: "json", leadFields: importLeadFields(describe).leadFields });
});

test("5,000 lead fields are imported in one go", () => {
  const field = (i) => ({ displayName: `Field ${i}`, dataType: "string", length: 255, soap: { name: `F${i}`, readOnly: false }, rest: { name: `f${i}` } });
  const { leadFields } = importLeadFields({ success: true, result: Array.from({ length: 5_000 }, (_, i) => field(i)) });
  assert.equal(leadFields.length, 5_000);
  const all = new Webhook({ responseType: "json", leadFields, responseMappings: [{ responseAttribute: "a", marketoField: "F4999" }] });
  assert.deepEqual(all.diagnostics, []);
});

const cyclic = {};
cyclic.self = cyclic;
for (const [message, wrong] of [
  [/^expected a string or an object, found undefined, at `describe`$/, undefined],
  [/^expected a string or an object, found null, at `describe`$/, null],
  [/^expected a string or an object, found `1`, at `describe`$/, 1],
  [/^expected a reply as JSON has it \(.*, at `describe`$/s, cyclic],
]) {
  test(`an import is refused: ${message}`, () => assert.throws(() => importLeadFields(wrong), { code: "invalid-argument", path: "describe", message }));
}

const outcome = ok("{}");
const OPERATORS = "`is`, `is-not`, `starts-with`, `not-starts-with`, `contains`, `not-contains`, `is-empty`, `is-not-empty`";
for (const [path, message, ...call] of [
  ["trigger", "expected an object, found undefined", undefined, outcome],
  ["trigger.respnse", "unknown key `respnse`, expected one of `webhook`, `response`, `errorType`", { respnse: {} }, outcome],
  ["trigger.response", "expected an object, found the string `x`", { response: "x" }, outcome],
  ["trigger.response.operator", `expected one of ${OPERATORS}, found undefined`, { response: {} }, outcome],
  ["trigger.response.operator", `expected one of ${OPERATORS}, found the string \`equals\``, { response: { operator: "equals", values: ["x"] } }, outcome],
  ["trigger.response.values", "expected at least one value, found undefined", { response: { operator: "is" } }, outcome],
  ["trigger.response.values", "expected at least one value, found an array", { response: { operator: "contains", values: [] } }, outcome],
  ["trigger.errorType.values", "expected no values, which this operator does not take, found an array", { errorType: { operator: "is-empty", values: ["x"] } }, outcome],
  ["trigger.errorType.values[1]", "expected a string, found `1`", { errorType: { operator: "is", values: ["x", 1] } }, outcome],
  ["trigger.webhook.operator", "expected one of `is`, `is-any`, found the string `is-not`", { webhook: { operator: "is-not" } }, outcome],
  ["trigger.webhook.values", "expected no values, which this operator does not take, found an array", { webhook: { operator: "is-any", values: ["x"] } }, outcome],
  ["outcome", "expected an object, found undefined", {}],
  ["outcome.webhookIsCalled", "expected an object or null, found undefined", {}, {}],
  ["outcome.webhookIsCalled.response", "expected a string, found null", {}, { webhookIsCalled: { webhook: null, response: null, errorType: null } }],
  ["outcome.webhookIsCalled.errorType", "expected a string or null, found `1`", {}, { webhookIsCalled: { webhook: null, response: "", errorType: 1 } }],
]) {
  test(`a trigger is refused: ${message} at ${path}`, () => refuses(path, message, () => triggerFires(...call)));
}

test("windows-1252 is read as such, also where the host takes it for ISO 8859-1", () => {
  for (const label of ["windows-1252", "ISO-8859-1", "latin1"]) {
    const body = Uint8Array.from([...'{"score": "", "x": "\x80\x93\xe9\x81"}'], (c) => c.charCodeAt(0));
    const mapping = { responseAttribute: "x", marketoField: "City" };
    const city = new Webhook({ responseType: "json", responseMappings: [mapping] });
    const { updates, webhookIsCalled } = city.evaluateParts("trigger", { status: 200, headers: { "content-type": `text/plain; charset=${label}` }, body });
    assert.equal(updates[0].value, "€“é\x81");
    assert.equal(webhookIsCalled.response, '{"score": "", "x": "€“é\x81"}');
  }
});

test("headers are read as clients have them", () => {
  const body = new Uint8Array([0x7b, 0x22, 0x73, 0x63, 0x6f, 0x72, 0x65, 0x22, 0x3a, 0x20, 0x31, 0x32, 0x7d]);
  const evaluated = (headers) => webhook.evaluateParts("trigger", { status: 200, headers, body });
  const wide = "application/json; charset=klingon";
  const many = [["set-cookie", ["a=1", "b=2"]], ["x-number", 7], ["x-nothing", null], ["x-absent", undefined], ["x-odd", {}]];
  for (const name of ["content-type", "Content-Type", "CONTENT-TYPE"]) {
    for (const value of [wide, [wide, "text/plain"]]) {
      const all = [...many, [name, value]];
      for (const headers of [all, new Map(all), Object.fromEntries(all), Object.assign(Object.create(null), Object.fromEntries(all))]) {
        assert.equal(evaluated(headers).error.rule, "decide.charset", JSON.stringify(headers));
      }
    }
  }
  assert.equal(evaluated(new Headers({ "content-type": wide })).error.rule, "decide.charset");
  for (const value of [null, undefined, []]) assert.equal(evaluated({ "content-type": value }).updates[0].value, 12);
  for (const value of [30, "30", [30], ["30", "60"]]) {
    const { error } = webhook.evaluateParts("trigger", { status: 429, headers: { "Retry-After": value } });
    assert.equal(error.retryAfterSeconds, 30, JSON.stringify(value));
  }
});

test("two headers of one name are joined, as a Response joins them", async () => {
  const headers = [["content-type", "text/plain"], ["Content-Type", "text/plain; charset=utf-16be"]];
  const body = Uint8Array.from([..."{}"].flatMap((c) => [0, c.charCodeAt(0)]));
  const given = webhook.evaluateParts("trigger", { status: 200, statusText: "OK", headers, body });
  assert.equal(given.webhookIsCalled.response, "{}");
  assert.deepEqual(given, await webhook.evaluate("trigger", new Response(body, { headers, statusText: "OK" })));
});
