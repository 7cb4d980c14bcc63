// The cases of `tests/cases`, through the packed package. `tests/cases/main.rs` runs the same ones natively.
import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluate, importLeadFields, rules, triggerFires, Webhook } from "marketo-webhook";

import { cases, parts, response, withoutMessages } from "./support.js";

const all = cases();

test("there are cases, of known rules alone", () => {
  assert.ok(all.length > 0, "no cases");
  const ids = rules().map((rule) => rule.id);
  for (const { title, rule } of all) assert.ok(ids.includes(rule), `${title}: no rule ${rule}`);
});

for (const { title, input, expected } of all.filter(({ input }) => input.reply === undefined)) {
  test(title, () => {
    if (input.describe !== undefined) {
      assert.deepEqual(withoutMessages(importLeadFields(input.describe), expected), expected);
      return;
    }
    using(new Webhook(input.definition), (webhook) => {
      assert.deepEqual(withoutMessages({ diagnostics: webhook.diagnostics }, expected), expected);
    });
  });
}

for (const { title, input, expected } of all.filter(({ input }) => input.trigger !== undefined)) {
  test(`${title}, over the outcome`, () => {
    using(new Webhook(input.definition), (webhook) => {
      const fired = triggerFires(input.trigger, webhook.evaluateParts(input.campaignType, parts(input.reply)));
      assert.deepEqual(withoutMessages(fired, expected), expected);
    });
  });
}

for (const { title, input, expected } of all.filter(({ input }) => input.reply !== undefined && input.trigger === undefined)) {
  const given = parts(input.reply);
  if (given !== undefined) {
    test(`${title}, as parts`, () => {
      using(new Webhook(input.definition), (webhook) => {
        const outcome = webhook.evaluateParts(input.campaignType, given);
        assert.deepEqual(withoutMessages(outcome, expected), expected);
      });
    });
  }

  const made = response(input.reply);
  if (made !== undefined) {
    test(`${title}, as a Response`, async () => {
      const outcome = await evaluate(input.campaignType, made, input.definition);
      assert.deepEqual(withRuleOfBytes(withoutMessages(outcome, expected), input), withRuleOfBytes(expected, input));
      assert.equal(made.bodyUsed, false, "the response stays readable");
    });
  }
}

/** The body of a Response is bytes, so its charset is a rule that the outcome of text does not rest on. */
function withRuleOfBytes(outcome, { reply }) {
  if (reply.bodyHex !== undefined) return outcome;
  return { ...outcome, rules: outcome.rules.filter((id) => id !== "decide.charset") };
}

function using(webhook, use) {
  try {
    use(webhook);
  } finally {
    webhook.free();
  }
}
