// The texts of each case of `tests/cases`: in every language, with all their values.
import assert from "node:assert/strict";
import { test } from "node:test";

import { importLeadFields, triggerFires, Webhook } from "marketo-webhook";
import { translate } from "marketo-webhook/messages";
import { en } from "marketo-webhook/messages/en";

import { cases, catalogues, parts } from "./support.js";

/** The outcome of a case. */
function result({ input }) {
  if (input.describe !== undefined) return importLeadFields(input.describe);
  const webhook = new Webhook(input.definition);
  try {
    if (input.reply === undefined) return webhook.diagnostics;
    const given = parts(input.reply);
    if (given === undefined) return undefined;
    const outcome = webhook.evaluateParts(input.campaignType, given);
    return input.trigger === undefined ? outcome : triggerFires(input.trigger, outcome);
  } finally {
    webhook.free();
  }
}

/** Every object with an explanation, at any depth. */
function explained(value) {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(explained);
  return "explanation" in value ? [value, ...inside] : inside;
}

/** An explanation, and those in it. */
function all(explanation) {
  const inside = Object.values(explanation.values).filter((value) => typeof value === "object" && !Array.isArray(value));
  return [explanation, ...inside.flatMap(all)];
}

const said = cases().map((each) => ({ title: each.title, explained: explained(result(each)) }));
const names = (text) => [...new Set(Array.from(text.matchAll(/\{([a-zA-Z][\w-]*)\}/g), ([, name]) => name))].sort();

test("a message is the English text of its explanation", () => {
  let count = 0;
  for (const { title, explained } of said) {
    for (const { message, explanation } of explained) {
      assert.equal(message, translate(explanation, en), title);
      assert.match(message, /^\S.*[^.\s]$/, title);
      count += 1;
    }
  }
  assert.ok(count > 500, `${count} messages`);
});

for (const { language, texts } of (await catalogues()).values()) {
  test(`the texts in ${language} use all values that the core gives`, () => {
    for (const { title, explained } of said) {
      for (const { id, values } of explained.flatMap(({ explanation }) => all(explanation))) {
        const text = texts[id] ?? texts[`${id}#other`];
        assert.equal(typeof text, "string", `${title}: ${language} has no text ${id}`);
        assert.deepEqual(
          names(text),
          Object.keys(values)
            .filter((name) => name !== "count" || text.includes("{count}"))
            .sort(),
          `${title}: ${id}`,
        );
      }
    }
  });
}
