// The cases of `tests/cases`, through the packed package. `tests/cases/main.rs` runs the same ones natively.
import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluate, importLeadFields, rules, triggerFires, Webhook } from "marketo-webhook";
import { translate } from "marketo-webhook/messages";

import { cases, catalogues, parts, response, withoutMessages } from "./support.js";

const all = cases();
const languages = await catalogues();

test("there are cases, of known rules alone", () => {
  assert.ok(all.length > 0, "no cases");
  const ids = rules().map((rule) => rule.id);
  for (const { title, rule } of all) assert.ok(rule === null || ids.includes(rule), `${title}: no rule ${rule}`);
});

for (const { title, input, expected, said } of all.filter(({ input }) => input.reply === undefined)) {
  test(title, () => {
    if (input.describe !== undefined) {
      check(importLeadFields(input.describe), expected, said);
      return;
    }
    using(new Webhook(input.definition), (webhook) => {
      check({ diagnostics: webhook.diagnostics }, expected, said);
    });
  });
}

for (const { title, input, expected, said } of all.filter(({ input }) => input.trigger !== undefined)) {
  test(`${title}, over the outcome`, () => {
    using(new Webhook(input.definition), (webhook) => {
      check(triggerFires(input.trigger, webhook.evaluateParts(input.campaignType, parts(input.reply))), expected, said);
    });
  });
}

for (const { title, input, expected, said } of all.filter(
  ({ input }) => input.reply !== undefined && input.trigger === undefined,
)) {
  const given = parts(input.reply);
  if (given !== undefined) {
    test(`${title}, as parts`, () => {
      using(new Webhook(input.definition), (webhook) => {
        check(webhook.evaluateParts(input.campaignType, given), expected, said);
      });
    });
  }

  const made = response(input.reply);
  if (made !== undefined) {
    test(`${title}, as a Response`, async () => {
      const outcome = await evaluate(input.campaignType, made, input.definition, { maxBodyBytes: input.reply.overLimit });
      check(withRuleOfBytes(outcome, input), withRuleOfBytes(expected, input), said);
      assert.equal(made.bodyUsed, false, "the response stays readable");
    });
  }
}

/** The outcome is the expected one, and its texts are those of the native core, in each language. */
function check(outcome, expected, said) {
  assert.deepEqual(withoutMessages(outcome, expected), expected);
  const { error = [], skipped = [], notes = [], diagnostics = [], because = [] } = outcome;
  const explained = [error, skipped, notes, diagnostics, because].flat();
  const texts = (explanation) =>
    Object.fromEntries([...languages].map(([language, catalogue]) => [language, translate(explanation, catalogue)]));
  assert.deepEqual(
    explained.map(({ explanation }) => ({ explanation, texts: texts(explanation) })),
    said,
  );
  for (const { message, explanation } of explained) assert.equal(message, texts(explanation).en);
}

/** The body of a Response is bytes, so its outcome also rests on the charset rule, unlike that of text. */
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
