// Case files, as the page opens and saves them: those of the library's tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook } from "../../dist/entry/node.js";
import { caseOf, definitionOf, replyOf, stateOf } from "../../www/src/state.js";
import { withoutMessages } from "../package/support.js";
import { cases, parts } from "../runtimes/support.js";

/** Whether the page's form can show a case: a definition and a reply, its body as text. */
function fits({ input: { definition, reply, trigger } }) {
  if (!definition || !reply || trigger || "detail" in reply || parts(reply) === undefined) return false;
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
  for (const { title, ...file } of fitting) {
    const state = stateOf(file);
    const outcome = outcomeOf(state);
    assert.deepEqual(withoutMessages(outcome), withoutMessages(file.expected), title);
    const made = caseOf(state, outcome);
    assert.deepEqual(outcomeOf(stateOf(JSON.parse(JSON.stringify(made)))), outcome, title);
    assert.deepEqual(made.expected, withoutMessages(outcome), title);
  }
});

test("a body in bytes is opened where it is UTF-8, and refused where it is not", () => {
  const file = (bodyHex) => ({ input: { definition: { responseType: "json" }, reply: { status: 200, bodyHex } } });
  assert.equal(stateOf(file("c3a9")).body, "\u00e9");
  assert.throws(() => stateOf(file("e9")), TypeError);
});

test("long texts may be shortened, within limits", () => {
  const body = { $join: ['{"a": "', { $repeat: "xy", $times: 3 }, '"}'] };
  assert.equal(
    stateOf({ input: { definition: { responseType: "json" }, reply: { status: 200, body } } }).body,
    '{"a": "xyxyxy"}',
  );
  assert.throws(() => stateOf({ input: { definition: {}, reply: { body: { $repeat: "x", $times: 1e9 } } } }), /times/);
});
