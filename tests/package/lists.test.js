// Lists that do not need the module: rules, assumptions and standard fields; the types name all of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { assumptions, importLeadFields, rules, standardFields, Webhook } from "marketo-webhook";
import { translate } from "marketo-webhook/messages";
import { en } from "marketo-webhook/messages/en";
import { es } from "marketo-webhook/messages/es";

const folder = join(dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json")), "dist");

/** The names in a union of literals in the types. */
function union(file, name) {
  const [, members] = readFileSync(join(folder, file), "utf8").match(new RegExp(`export type ${name} =([^;]*);`));
  return Array.from(members.matchAll(/"([^"]*)"/g), ([, member]) => member);
}

test("a rule has an id, a basis, a statement, sources and an assumption", () => {
  for (const rule of rules()) {
    assert.deepEqual(Object.keys(rule), ["id", "basis", "statement", "explanation", "sources", "assumption"]);
    assert.deepEqual(rule.explanation, { id: `rule.${rule.id}`, values: {} });
    assert.equal(rule.statement, translate(rule.explanation, en));
    assert.ok(rule.statement.length > 20, rule.id);
    for (const source of rule.sources) {
      assert.deepEqual(Object.keys(source), ["title", "url", "says"]);
      assert.ok(source.title.length > 5);
      assert.match(source.url ?? "https://", /^https?:\/\//);
      assert.ok(["supports", "contradicts"].includes(source.says));
    }
    const isSupported = rule.sources.some(({ says }) => says === "supports");
    if (["documented", "observed", "sibling"].includes(rule.basis)) assert.ok(isSupported, rule.id);
    if (rule.basis === "advice") assert.deepEqual(rule.sources, [], rule.id);
  }
});

test("an assumption has its values, the default first, and the rules that it switches", () => {
  const all = assumptions();
  const byName = new Map(all.map(({ name, rules }) => [name, rules]));
  for (const rule of rules()) if (rule.assumption) assert.ok(byName.get(rule.assumption).includes(rule.id), rule.id);
  for (const assumption of all) {
    assert.deepEqual(Object.keys(assumption), ["name", "values", "rules"]);
    assert.ok(assumption.rules.length > 0);
    for (const id of assumption.rules) assert.equal(rules().find((rule) => rule.id === id).assumption, assumption.name);
    assert.ok(assumption.values.length > 1);
    for (const { value, statement, explanation, ...more } of assumption.values) {
      assert.deepEqual(more, {});
      assert.deepEqual(explanation, { id: `assumption.${assumption.name}.${value}`, values: {} });
      assert.equal(statement, translate(explanation, en));
      assert.notEqual(translate(explanation, es), statement);
      // It can be switched to.
      new Webhook({ responseType: "json", assumptions: { [assumption.name]: value } }).free();
    }
    assert.throws(() => new Webhook({ responseType: "json", assumptions: { [assumption.name]: "no such value" } }), {
      message: new RegExp(assumption.values.map(({ value }) => `\`${value}\``).join(", ")),
    });
  }
});

test("standard fields are lead fields as a definition takes them, and as it has them built in", () => {
  const fields = standardFields();
  const responseMappings = fields.map(({ name }) => ({ responseAttribute: "a", marketoField: name }));
  const outcome = (leadFields) =>
    new Webhook({ responseType: "json", responseMappings, leadFields }).evaluateParts("trigger", {
      status: 200,
      body: '{"a": "1"}',
    });
  const writes = ({ updates, skipped }) => [
    updates.map(({ mapping, restName, dataType, value }) => ({ mapping, restName, dataType, value })),
    skipped.map(({ mapping, reason, message }) => ({ mapping, reason, message })),
  ];
  // A field of unknown data type is of type string.
  assert.deepEqual(writes(outcome(fields)), writes(outcome([])));
  for (const field of fields) {
    assert.ok(
      Object.values(field).every((value) => value !== null && value !== undefined),
      field.name,
    );
    assert.deepEqual(Object.keys(field), ["name", "dataType", "readOnly", "restName", "displayName"]);
  }
  const { displayName, restName } = fields.find(({ name }) => name === "Email");
  const describe = {
    success: true,
    result: [{ displayName, dataType: "email", soap: { name: "Email" }, rest: { name: restName } }],
  };
  assert.deepEqual(
    importLeadFields(describe).leadFields,
    fields.filter(({ name }) => name === "Email"),
  );
});

test("each call returns its own lists", () => {
  for (const list of [assumptions, rules, standardFields]) {
    const first = list();
    const again = JSON.stringify(first);
    for (const item of first) {
      for (const member of Object.values(item)) if (Array.isArray(member)) member.length = 0;
      for (const name of Object.keys(item)) item[name] = "mine";
    }
    first.length = 0;
    assert.equal(JSON.stringify(list()), again);
  }
  rules()[0].sources[0].title = "mine";
  assert.notEqual(rules()[0].sources[0].title, "mine");
});

test("the types name every rule and every standard field, in their order", () => {
  assert.deepEqual(
    union("rules.d.ts", "RuleId"),
    rules().map(({ id }) => id),
  );
  assert.deepEqual(
    union("lead-fields.d.ts", "StandardFieldName"),
    standardFields().map(({ name }) => name),
  );
});
