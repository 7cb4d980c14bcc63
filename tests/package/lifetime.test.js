// What remains after many evaluations: nothing.
import "./memory.js"; // before the package
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { evaluate, importLeadFields, listAttributes, rules, triggerFires, Webhook } from "marketo-webhook";

import { memoryBytes, places } from "./memory.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const EVALUATIONS = 1_000_000;
const FIRST = 1_000;

const responseMappings = [
  { responseAttribute: "lead.score", marketoField: "LeadScore" },
  { responseAttribute: "lead.city[0]", marketoField: "City" },
  { responseAttribute: "lead.Name", marketoField: "FirstName" },
  { responseAttribute: "$.x", marketoField: "Nobody" },
];
const json = { name: "Scoring", responseType: "json", responseMappings };
const xml = { ...json, responseType: "xml" };
const latin = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const body = '{"lead": {"score": "72", "city": ["Zürich\\n"], "name": null}}';

/** Outcomes of every kind. */
const replies = [
  { status: 200, body },
  { status: 200, body: new TextEncoder().encode(body) },
  { status: 200, body: body.slice(0, 20) },
  { status: 200, body: "<!doctype html>" },
  { status: 200, body: "" },
  { status: 200, headers: { "content-type": "x/y; charset=windows-1251" }, body: latin('{"lead": {"city": ["\xe6"]}}') },
  { status: 200, body: latin('{"lead": "\xff"}') },
  { status: 200, body: "<lead><score>12</score><city>Bern &amp; Basel</city></lead>" },
  { status: 200, body: '<lead xmlns:a="b"><score>1</score><score/><a:city/></lead>' },
  { status: 404, statusText: "No Such Lead", body: "gone" },
  { status: 503, headers: [["retry-after", "7"]], body: null },
  { failure: "timeout" },
  { failure: "network", detail: "connection refused" },
];
const large = {
  status: 200,
  body: JSON.stringify({ pad: "é\n".repeat(100_000), lead: { score: 1, city: ["\\".repeat(100_000)] } }),
};

/** Calls that throw, each halfway through something. */
const mistakes = [
  () => new Webhook(undefined),
  () => new Webhook({ responseType: "json", responseMappings: [...responseMappings, { responseAttribute: 1 }] }),
  () => new Webhook({ responseType: "json", leadFields: [{ name: "F", dataType: "text", length: 0 }] }),
  () => new Webhook({ responseType: "json", assumptions: { jsonNull: "perhaps" } }),
  () => webhook.evaluateParts("smart", { status: 200 }),
  () => webhook.evaluateParts("trigger", { status: 99 }),
  () => webhook.evaluateParts("trigger", { status: 200, body: "x".repeat(1_000) }, { maxBodyBytes: 10 }),
  () => webhook.evaluateParts("trigger", { status: 200, headers: [["a"]] }),
  () => listAttributes("json", '[{"a": [1, 2'),
  () => listAttributes("xml", "<a><b>"),
  () => listAttributes("json", new Uint8Array([0x22, 0xff, 0x22])),
  () => importLeadFields(1),
  () => triggerFires({ response: { operator: "is", values: ["a", 1] } }, { webhookIsCalled: null }),
  () => triggerFires({ webhook: { operator: "has" } }, { webhookIsCalled: null }),
  () => freed.evaluateParts("trigger", { status: 200 }),
];

const webhook = new Webhook(json);
const ofXml = new Webhook(xml);
const freed = new Webhook(json);
freed.free();

/** What the instance holds. */
const held = () => ({ bytes: memoryBytes(), places: places() });

/** Runs `work(i)` this many times; after the first thousand, nothing more is held. */
async function keepsNothing(context, count, work) {
  for (let i = 0; i < FIRST; i++) await work(i);
  const before = held();
  for (let i = FIRST; i < count; i++) {
    const pending = work(i);
    if (pending) await pending;
  }
  const after = held();
  context.diagnostic(`${JSON.stringify(before)} after ${FIRST}, ${JSON.stringify(after)} after ${count}`);
  assert.deepEqual(after, before);
}

function throwOne(i) {
  assert.throws(mistakes[i % mistakes.length]);
}

test(`${EVALUATIONS} evaluations of mixed outcomes leave memory where it was`, async (context) => {
  const kinds = new Set();
  await keepsNothing(context, EVALUATIONS, (i) => {
    const by = i % 2 === 0 ? webhook : ofXml;
    const outcome = by.evaluateParts(i % 50 === 49 ? "batch" : "trigger", i % 500 === 0 ? large : replies[i % replies.length]);
    kinds.add(outcome.error?.type ?? outcome.kind);
    if (i % 50 === 0) throwOne(i / 50);
  });
  assert.deepEqual([...kinds].sort(), [
    "batch-campaign",
    "empty-body",
    "field-updates",
    "http-status",
    "network",
    "timeout",
    "unreadable-body",
  ]);
});

test("exceptions at the boundary leave memory where it was", async (context) => {
  await keepsNothing(context, 100_000, throwOne);
});

test("definitions, listings, imports, triggers and rules leave memory where it was", async (context) => {
  const describe = JSON.stringify({
    success: true,
    result: [{ displayName: "A", dataType: "score", soap: { name: "A" }, rest: { name: "a" } }],
  });
  await keepsNothing(context, 20_000, (i) => {
    const compiled = new Webhook(i % 2 === 0 ? json : xml);
    const outcome = compiled.evaluateParts("trigger", replies[i % replies.length]);
    triggerFires(
      { response: { operator: "contains", values: ["a", "b"] }, errorType: { operator: "is", values: ["ok"] } },
      outcome,
    );
    compiled.free();
    listAttributes("json", body);
    listAttributes("xml", "<a b='c'><d/><d>e</d></a>");
    importLeadFields(describe);
    if (i % 20 === 0) rules();
  });
});

test("one-off evaluations leave memory where it was", async (context) => {
  await keepsNothing(context, 10_000, async (i) => {
    await evaluate("trigger", i % 2 === 0 ? new Response(body) : { failure: "timeout" }, json);
    const { error } = await evaluate("trigger", new Response("x".repeat(100)), json, { maxBodyBytes: 10 });
    assert.equal(error.rule, "decide.body-limit");
  });
});

test("unreferenced webhooks are garbage-collected", async (context) => {
  // 400 MB and more, if none were collected.
  const name = "x".repeat(100_000);
  let most = 0;
  for (let i = 0; i < 2_000; i++) {
    new Webhook({ ...json, name, leadFields: [{ name, dataType: "text" }] });
    if (i % 100 !== 99) continue;
    collect();
    await new Promise((resolve) => setImmediate(resolve)); // finalizers run between tasks
    most = Math.max(most, memoryBytes());
  }
  context.diagnostic(`at most ${most} bytes`);
  assert.ok(most < 100_000_000, `${most} bytes`);
});

test("a webhook used after free throws an Error that says so", async () => {
  const message = "this webhook was freed";
  const call = { status: 200, body };
  const used = new Webhook(json);
  assert.equal(used.evaluateParts("trigger", call).kind, "field-updates");
  used.free();
  assert.throws(() => used.evaluateParts("trigger", call), { name: "Error", message });
  assert.throws(() => used.evaluateParts("batch", { failure: "network" }), { name: "Error", message });
  await assert.rejects(used.evaluate("trigger", new Response(body)), { name: "Error", message });
  await assert.rejects(used.call("trigger", "http://localhost:1/"), { name: "Error", message });
  used.free();
  // Its slot may belong to another webhook by now, which it must not reach.
  const next = new Webhook({ responseType: "none" });
  assert.throws(() => used.evaluateParts("trigger", call), { name: "Error", message });
  assert.equal(next.evaluateParts("trigger", call).notes[0]?.code, "no-field-changes");
});
