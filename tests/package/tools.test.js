// The other calls: diagnostics, listings, imports of lead fields.
import assert from "node:assert/strict";
import { test } from "node:test";

import { importLeadFields, listAttributes, Webhook } from "marketo-webhook";

const mapping = { responseAttribute: "a", marketoField: "b" };

test("diagnostics name the mapping, the span in UTF-16 units and a correction", () => {
  const { diagnostics } = new Webhook({
    responseType: "json",
    responseMappings: [
      { responseAttribute: "a.😀", marketoField: "LeadScore" },
      { responseAttribute: "a[", marketoField: "leadScore" },
      { responseAttribute: " a", marketoField: "Leadscore" },
      { responseAttribute: "b", marketoField: "createdAt" },
      { responseAttribute: "b", marketoField: "createdAt" },
      { responseAttribute: "c", marketoField: "LeadScore" },
      { responseAttribute: "d", marketoField: "Locked" },
      { responseAttribute: "e", marketoField: "Odd" },
    ],
    leadFields: [
      { name: "Locked", dataType: "formula" },
      { name: "Odd", dataType: "hologram" },
    ],
  });
  const field = (value) => ({ for: "marketoField", value });
  const brief = diagnostics.map(({ severity, code, mapping, span, suggestion }) => [
    severity,
    code,
    mapping,
    span && [span.start, span.end],
    suggestion,
  ]);
  assert.deepEqual(brief, [
    ["error", "invalid-attribute", 0, [2, 4], undefined],
    ["error", "invalid-attribute", 1, [2, 2], undefined],
    ["error", "rest-name", 1, undefined, field("LeadScore")],
    ["warning", "surrounding-whitespace", 2, [0, 1], { for: "responseAttribute", value: "a" }],
    ["error", "unknown-field", 2, undefined, field("LeadScore")],
    ["error", "no-soap-name", 3, undefined, undefined],
    ["error", "no-soap-name", 4, undefined, undefined],
    ["warning", "duplicate-mapping", 4, undefined, undefined],
    ["warning", "duplicate-field", 5, undefined, undefined],
    ["error", "read-only-field", 6, undefined, undefined],
    ["warning", "unknown-type", 7, undefined, undefined],
  ]);
  assert.deepEqual(
    new Webhook({ responseType: "none", responseMappings: [mapping] }).diagnostics.map(({ code }) => code),
    ["mappings-without-response-type"],
  );
});

test("the values of a body are listed with their attributes", () => {
  assert.deepEqual(listAttributes("json", '{"a": [1, {"b c": "é"}], "d.e": null}'), [
    { responseAttribute: "a", steps: ["a"], kind: "array", excerpt: '[1, {"b c": "é"}]', fits: [] },
    {
      responseAttribute: "a[0]",
      steps: ["a", 0],
      kind: "number",
      excerpt: "1",
      fits: ["currency", "float", "integer", "lead_function", "percent", "phone", "score", "string", "text", "textarea"],
    },
    { responseAttribute: "a[1]", steps: ["a", 1], kind: "object", excerpt: '{"b c": "é"}', fits: [] },
    {
      responseAttribute: "a[1].b c",
      steps: ["a", 1, "b c"],
      kind: "string",
      excerpt: "é",
      fits: ["lead_function", "phone", "string", "text", "textarea"],
    },
    { responseAttribute: null, unreachable: "key-characters", steps: ["d.e"], kind: "null", excerpt: "null", fits: [] },
  ]);
  const xml = '<?xml version="1.0" encoding="windows-1251"?><a b="1"><c>ж</c><c/></a>';
  const latin = Uint8Array.from(xml, (c) => (c === "ж" ? 0xe6 : c.charCodeAt(0)));
  for (const body of [xml, latin, new TextEncoder().encode(xml.replace("windows-1251", "utf-8"))]) {
    const listed = listAttributes("xml", body).map(({ responseAttribute, steps, excerpt }) => [
      responseAttribute,
      steps.join(),
      excerpt,
    ]);
    assert.deepEqual(listed.slice(1), [
      [null, "a,@b", "1"],
      ["a.c[0]", "a,c,0", "ж"],
      ["a.c[1]", "a,c,1", ""],
    ]);
  }
  assert.deepEqual(listAttributes("json", "1"), []);
});

test("a describe reply is read as text or parsed", () => {
  const describe = { success: true, result: [{ displayName: "A", dataType: "score", soap: { name: "A" }, rest: { name: "a" } }] };
  const expected = {
    leadFields: [{ name: "A", dataType: "score", readOnly: false, restName: "a", displayName: "A" }],
    unmappable: [],
    diagnostics: [],
  };
  assert.deepEqual(importLeadFields(describe), expected);
  assert.deepEqual(importLeadFields(`\uFEFF${JSON.stringify(describe)}`), expected);
  new Webhook({ responseType: "json", leadFields: importLeadFields(describe).leadFields });
});

test("5,000 lead fields are imported in one go", () => {
  const field = (i) => ({
    displayName: `Field ${i}`,
    dataType: "string",
    length: 255,
    soap: { name: `F${i}`, readOnly: false },
    rest: { name: `f${i}` },
  });
  const { leadFields } = importLeadFields({ success: true, result: Array.from({ length: 5_000 }, (_, i) => field(i)) });
  assert.equal(leadFields.length, 5_000);
  const all = new Webhook({
    responseType: "json",
    leadFields,
    responseMappings: [{ responseAttribute: "a", marketoField: "F4999" }],
  });
  assert.deepEqual(all.diagnostics, []);
});
