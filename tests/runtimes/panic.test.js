// What happens if the module panics, with a build that panics on request (`cargo xtask test` makes it).
import assert from "node:assert/strict";
import { test } from "node:test";

const { evaluate, InternalError, listAttributes, Webhook } = await import("../../target/panicking/dist/entry/node.js");

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }] };
const good = { status: 200, statusText: "OK", headers: { "content-type": "application/json" }, body: '{"score": 7}' };
const bad = { ...good, body: "planted panic" };
const isInternal = (error) => {
  assert.equal(error.constructor, InternalError);
  assert.equal(error.name, "InternalError");
  assert.equal(error.code, "internal");
  assert.match(error.message, /^marketo-webhook failed: panicked at src\/js\/mod\.rs:\d+:\d+:\n.*a test has asked for it/);
  assert.equal(error.cause.name, "RuntimeError");
  return true;
};

test("a panic is an error with its text, and the next call works", () => {
  const webhook = new Webhook(definition);
  const another = new Webhook({ ...definition, name: "Another" });
  const before = webhook.evaluateParts("trigger", good);
  for (let i = 0; i < 3; i++) {
    assert.throws(() => webhook.evaluateParts("trigger", bad), isInternal);
    assert.deepEqual(webhook.evaluateParts("trigger", good), before);
    assert.equal(another.evaluateParts("trigger", good).webhookIsCalled.webhook, "Another");
  }
  assert.equal(listAttributes("json", good.body).length, 1);
  webhook.free();
  another.free();
});

test("a webhook made before a panic is freed after it, and stays freed", () => {
  const webhook = new Webhook(definition);
  const panicking = new Webhook(definition);
  assert.throws(() => panicking.evaluateParts("trigger", bad), isInternal);
  webhook.free();
  assert.throws(() => webhook.evaluateParts("trigger", good), { message: "this webhook was freed" });
  panicking.free();
});

test("a definition that its owner changed is still the one that was given", () => {
  const own = structuredClone(definition);
  const webhook = new Webhook(own);
  own.responseMappings[0].marketoField = "Other";
  assert.throws(() => webhook.evaluateParts("trigger", bad), isInternal);
  assert.equal(webhook.evaluateParts("trigger", good).updates[0].marketoField, "LeadScore");
  webhook.free();
});

test("the one-shot function rejects", async () => {
  const response = (body) => new Response(body, { status: 200 });
  await assert.rejects(evaluate("trigger", response(bad.body), definition), isInternal);
  assert.equal((await evaluate("trigger", response(good.body), definition)).kind, "field-updates");
});

test("wrong calls are no panics, and leave the instance alone", () => {
  const webhook = new Webhook(definition);
  assert.throws(() => new Webhook({ responseType: "yaml" }), { code: "invalid-argument" });
  assert.equal(webhook.evaluateParts("trigger", good).kind, "field-updates");
  webhook.free();
});
