// The JSON Schema of a definition accepts and refuses what the library does.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { Ajv } from "ajv";

import { consumer, fileOf } from "./support.js";

const require = createRequire(join(consumer, "x.js"));
const schema = require("marketo-webhook/definition.schema.json");
const { cases } = await import(join(consumer, "tests/package/support.js"));
const { assumptions, Webhook } = await fileOf("entry/node.js");
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

test("every definition of the cases is valid", () => {
  const all = cases().filter(({ input }) => input.definition !== undefined);
  for (const { title, input } of all) assert.ok(validate(input.definition), `${title}: ${JSON.stringify(validate.errors)}`);
  assert.ok(all.length > 500);
});

test("a file may name the schema", () => {
  assert.ok(validate({ $schema: "./node_modules/marketo-webhook/definition.schema.json", responseType: "none" }));
});

const mapping = { responseAttribute: "a", marketoField: "City" };
const field = { name: "Own", dataType: "string" };

for (const [what, definition] of Object.entries({
  "no object": [],
  nothing: {},
  "another Response Type": { responseType: "yaml" },
  "a Response Type in capitals": { responseType: "JSON" },
  "an unknown member": { responseType: "json", mappings: [] },
  "a name that is a number": { responseType: "json", name: 5 },
  "mappings that are an object": { responseType: "json", responseMappings: {} },
  "a mapping without its field": { responseType: "json", responseMappings: [{ responseAttribute: "a" }] },
  "a mapping with more": { responseType: "json", responseMappings: [{ ...mapping, type: "string" }] },
  "a field without a type": { responseType: "json", leadFields: [{ name: "Own" }] },
  "a field of no length": { responseType: "json", leadFields: [{ ...field, length: 0 }] },
  "a length that is a fraction": { responseType: "json", leadFields: [{ ...field, length: 1.5 }] },
  "a length past 32 bits": { responseType: "json", leadFields: [{ ...field, length: 2 ** 32 }] },
  "readOnly as a text": { responseType: "json", leadFields: [{ ...field, readOnly: "true" }] },
  "null for a member": { responseType: "json", leadFields: null },
  "an unknown assumption": { responseType: "json", assumptions: { jsonNil: "skip" } },
  "an unknown value of an assumption": { responseType: "json", assumptions: { jsonNull: "write" } },
})) {
  test(`refused as the library refuses it: ${what}`, () => {
    assert.equal(validate(definition), false);
    assert.throws(() => new Webhook(definition), { name: "ArgumentError" });
  });
}

test("taken as the library takes it: any field, any type, every value of every assumption", () => {
  const valid = [
    { responseType: "xml", responseMappings: [{ responseAttribute: "", marketoField: "" }] },
    {
      responseType: "json",
      leadFields: [{ ...field, dataType: "hologram", length: 2 ** 32 - 1, readOnly: true, restName: "own", displayName: "Own" }],
    },
    ...assumptions().flatMap(({ name, values }) =>
      values.map(({ value }) => ({ responseType: "json", assumptions: { [name]: value } })),
    ),
  ];
  for (const definition of valid) {
    assert.ok(validate(definition), JSON.stringify(validate.errors));
    new Webhook(definition).free();
  }
});
