// An outcome without lead data: nothing from the body is left in it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluateParts, redact } from "marketo-webhook";

import { cases, parts } from "./support.js";

const definition = {
  responseType: "json",
  responseMappings: ["email", "score", "name.first", "gone", "list", "long"].map((responseAttribute, i) => ({
    responseAttribute,
    marketoField: ["Email", "LeadScore", "FirstName", "City", "Company", "LastName"][i],
  })),
};
const SECRET = /jane|zquvex|4711/i;
const secret = JSON.stringify({
  email: "jane@zquvex.example",
  score: "4711 zquvex",
  name: { last: "zquvex" },
  list: ["jane"],
  long: "zquvex ".repeat(90),
});

test("values, excerpts, payload and quotes are gone, the rest stays", () => {
  const outcome = evaluateParts("trigger", { status: 200, body: secret }, definition);
  assert.match(JSON.stringify(outcome), SECRET);
  const redacted = redact(outcome);
  assert.doesNotMatch(JSON.stringify(redacted), SECRET);
  assert.deepEqual(
    redacted.updates.map(({ value, text, marketoField }) => [value, text, marketoField]),
    [
      ["…", "…", "Email"],
      ["…", "…", "LeadScore"],
      ["…", "…", "LastName"],
    ],
  );
  const before = outcome.skipped.map(({ mapping, reason, rule, resolved, suggestion }) => ({
    mapping,
    reason,
    rule,
    resolved,
    suggestion,
  }));
  assert.deepEqual(
    redacted.skipped.map(({ mapping, reason, rule, resolved, suggestion }) => ({ mapping, reason, rule, resolved, suggestion })),
    before,
  );
  assert.equal(redacted.webhookIsCalled.response, "…");
  assert.deepEqual(Object.keys(redacted).sort(), Object.keys(outcome).sort());
  assert.match(redacted.skipped[0].message, /^`name.first` is not in the response: `name` has no `first`; it has …/);
  assert.match(JSON.stringify(outcome), SECRET, "the outcome itself is as it was");
});

test("an error keeps its type, status and place, and quotes nothing", () => {
  const { error, webhookIsCalled } = redact(evaluateParts("trigger", { status: 200, body: "Notice: jane\n{}" }, definition));
  assert.doesNotMatch(JSON.stringify({ error, webhookIsCalled }), SECRET);
  assert.equal(error.type, "unreadable-body");
  assert.ok(error.position);
  assert.equal(
    redact(evaluateParts("trigger", { failure: "network", detail: "jane" }, definition)).error.message.includes("jane"),
    false,
  );
});

test("no value of any case is left", () => {
  let looked = 0;
  for (const { input } of cases()) {
    if (!input.reply || !input.definition) continue;
    const reply = parts(input.reply);
    if (reply === undefined) continue;
    const outcome = evaluateParts(input.campaignType, reply, input.definition);
    const redacted = redact(outcome);
    assert.equal(redacted.kind, outcome.kind);
    for (const { value, text } of redacted.updates ?? []) assert.ok([null, "…"].includes(value) && [null, "…"].includes(text));
    for (const { found } of redacted.skipped ?? []) assert.ok(found === undefined || found.excerpt === "…");
    looked++;
  }
  assert.ok(looked > 1_000, `${looked}`);
});

test("anything but an outcome is refused", () => {
  for (const wrong of [undefined, null, 5, {}, { kind: "odd" }])
    assert.throws(() => redact(wrong), { name: "ArgumentError", path: /^outcome/ });
});
