// Case files, as the page opens and makes them: those of the library's tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { caseOf, definitionOf, replyOf, stateOf } from "../../www/src/state.js";
import { Webhook } from "../../dist/entry/node.js";
import { cases, parts, withoutMessages } from "../package/support.js";

const folder = new URL("../cases/", import.meta.url);
const raw = (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

/** Whether the form of the page holds a case: a definition and a reply, its body as text. */
function fits({ input: { definition, reply, trigger } }) {
  if (!definition || !reply || trigger || reply.redirected || "detail" in reply || parts(reply) === undefined) return false;
  const { bodyHex, status } = reply;
  return bodyHex === undefined && (status === undefined || Number.isInteger(status));
}

const outcomeOf = (state) => {
  const webhook = new Webhook(definitionOf(state));
  try {
    return webhook.evaluateParts(state.campaignType, replyOf(state));
  } finally {
    webhook.free();
  }
};

test("every case that the form can hold has its outcome there, and is made again", () => {
  const fitting = cases().filter(fits);
  assert.ok(fitting.length > 400, `${fitting.length} cases`);
  for (const { file, expected } of fitting) {
    const state = stateOf(raw(file));
    const outcome = outcomeOf(state);
    assert.deepEqual(withoutMessages(outcome), withoutMessages(expected), file);
    const made = caseOf(state, outcome);
    assert.deepEqual(outcomeOf(stateOf(JSON.parse(JSON.stringify(made)))), outcome, file);
    assert.deepEqual(made.expected, withoutMessages(outcome), file);
  }
});

test("a body in bytes is opened where it is UTF-8, and refused where it is not", () => {
  const file = (bodyHex) => ({ input: { definition: { responseType: "json" }, reply: { status: 200, bodyHex } } });
  assert.equal(stateOf(file("c3a9")).body, "\u00e9");
  assert.throws(() => stateOf(file("e9")), TypeError);
});

test("what a case file makes of a short text is limited", () => {
  assert.throws(() => stateOf({ input: { definition: {}, reply: { body: { $repeat: "x", $times: 1e9 } } } }), /times/);
});
