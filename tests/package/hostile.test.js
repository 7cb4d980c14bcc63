// Bodies of 10 MB and definitions designed to hurt, through the packed package: each has an outcome or an ArgumentError, in time
// linear in its size. `tests/core/hostile.rs` measures most of them natively.
import assert from "node:assert/strict";
import { test } from "node:test";

import { importLeadFields, listAttributes, triggerFires, Webhook } from "marketo-webhook";

const LARGE = 10_000_000;
/** The ratio of the two sizes, and the largest allowed ratio of their times. */
const TIMES = 4;
const ALLOWED = 6;
/** How often each size is measured at most: the best time counts. */
const MOST_RUNS = 24;

const json = (responseAttribute, body, more) => ({
  responseType: "json",
  mappings: [[responseAttribute, "City"]],
  body,
  ...more,
});
const xml = (responseAttribute, body) => ({ ...json(responseAttribute, body), responseType: "xml" });
const member = (text) => `{"a":"${text}"}`;
/** A million levels at the larger size. */
const levels = (size) => Math.floor(size / 10);
const nested = (attribute, open, close, count) => json(attribute, `${open.repeat(count)}1${close.repeat(count)}`);
const times = (size, text) => text.repeat(Math.floor(size / text.length));

/** Entries up to this many characters. */
function run(open, size, entry, close) {
  const entries = [];
  let left = size - open.length - close.length;
  for (let i = 0; ; i++) {
    const text = entry(i);
    left -= text.length;
    if (left < 0) break;
    entries.push(text);
  }
  return open + entries.join("") + close;
}

const list = (open, size, entry, close) => run(open, size, (i) => (i === 0 ? entry(0) : `,${entry(i)}`), close);

/** For this many characters: the input, and how many mappings are applied (none if the body is unreadable). */
const bodies = [
  ["json: nested arrays, 1,000,000 deep", 0, (n) => nested("a", "[", "]", levels(n))],
  ["json: nested arrays, open", undefined, (n) => json("a", "[".repeat(n))],
  ["json: nested objects, 1,000,000 deep", 0, (n) => nested("a", '{"b":', "}", levels(n))],
  ["json: an attribute of 1 MB, followed", 1, (n) => nested(times(n / 10, "a.").slice(0, -1), '{"a":', "}", n / 20)],
  ["json: one string", 1, (n) => json("a", member("x".repeat(n)))],
  ["json: one string beyond ASCII", 1, (n) => json("a", member("é".repeat(n / 2)))],
  ["json: escapes", 1, (n) => json("a", member(times(n, "\\u0041\\n")))],
  ["json: one number, into an integer", 0, (n) => json("a", `{"a":${"7".repeat(n)}}`, { mappings: [["a", "LeadScore"]] })],
  [
    "json: one number, into a float",
    0,
    (n) => json("a", `{"a":${"7".repeat(n)}}`, { mappings: [["a", "F"]], leadFields: [{ name: "F", dataType: "float" }] }),
  ],
  ["json: one key", 0, (n) => json("a", `{"${"a".repeat(n)}":1}`)],
  ["json: one key of escapes", 0, (n) => json("a", `{"${times(n, "\\u0061")}":1}`)],
  ["json: white space", 1, (n) => json("a", `{${times(n, " \n\t\r")}"a":1}`)],
  [
    "json: keys",
    0,
    (n) =>
      json(
        "k",
        list("{", n, (i) => `"k${i}":${i}`, "}"),
      ),
  ],
  [
    "json: 50,000 equal keys",
    1,
    (n) =>
      json(
        "a",
        list("{", n / 20, () => '"a":"xx"', "}"),
      ),
  ],
  [
    "json: equal keys, the first counts",
    1,
    (n) =>
      json(
        "a",
        list("{", n, () => '"a":"x"', "}"),
        { assumptions: { duplicateKey: "first" } },
      ),
  ],
  [
    "json: numbers",
    0,
    (n) =>
      json(
        "a",
        list("[", n, () => "0", "]"),
      ),
  ],
  [
    "json: empty objects",
    0,
    (n) =>
      json(
        "a[9999999].b",
        list('{"a":[', n, () => "{}", "]}"),
      ),
  ],
  ["json: bytes", 1, (n) => json("a", new TextEncoder().encode(member("é".repeat(n / 2))))],
  ["json: UTF-16", 1, (n) => json("a", new Uint8Array(Buffer.from(`\ufeff${member("é".repeat(n / 2))}`, "utf16le")))],
  [
    "json: windows-1251",
    1,
    (n) =>
      json("a", new Uint8Array(Buffer.from(member("\xe6".repeat(n)), "latin1")), {
        headers: { "content-type": "text/plain; charset=windows-1251" },
      }),
  ],
  ["json: lone surrogates", 1, (n) => json("a", member("\ud800".repeat(n / 3)))],
  ["xml: nested elements, 1,000,000 deep", 0, (n) => xml("a.b", "<a>".repeat(levels(n)) + "</a>".repeat(levels(n)))],
  ["xml: nested elements, open", undefined, (n) => xml("a.b", times(n, "<a>"))],
  ["xml: one text", 1, (n) => xml("a", `<a>${"x".repeat(n)}</a>`)],
  ["xml: references", 1, (n) => xml("a", `<a>${times(n, "&lt;&#65;")}</a>`)],
  ["xml: CDATA sections", 1, (n) => xml("a", `<a>${times(n, "<![CDATA[]]]]>")}</a>`)],
  ["xml: comments", 1, (n) => xml("a", `<a>x${times(n, "<!---->")}</a>`)],
  ["xml: one comment of dashes", 1, (n) => xml("a", `<a>x<!--${times(n, "- ")}--></a>`)],
  ["xml: one name", 0, (n) => xml("a.b", `<a><${"b".repeat(n / 2)}></${"b".repeat(n / 2)}></a>`)],
  ["xml: white space", 1, (n) => xml("a", `<a${times(n, " \n\t\r")}>x</a>`)],
  [
    "xml: attributes",
    1,
    (n) =>
      xml(
        "a",
        run("<a", n, (i) => ` b${i}=''`, ">x</a>"),
      ),
  ],
  [
    "xml: attributes with a prefix",
    1,
    (n) =>
      xml(
        "a",
        run("<a xmlns:p='p'", n, (i) => ` p:b${i}=''`, ">x</a>"),
      ),
  ],
  ["xml: one attribute", 1, (n) => xml("a", `<a b='${"y".repeat(n)}'>x</a>`)],
  ["xml: namespaces", 0, (n) => xml("a", times(n / 2, "<p:a xmlns:p='p'>") + "</p:a>".repeat(Math.floor(n / 2 / 17)))],
  ["xml: empty elements", 0, (n) => xml("a.b[9999999]", `<a>${times(n, "<b/>")}</a>`)],
  [
    "xml: elements of many names",
    0,
    (n) =>
      xml(
        "a.b",
        run("<a>", n, (i) => `<b${i}/>`, "</a>"),
      ),
  ],
  ["xml: broken at the end", undefined, (n) => xml("a", `<a>${"\n".repeat(n)}`)],
];

const name = (i) => `Custom field number ${i}`;
const fields = (count) => Array.from({ length: count }, (_, i) => ({ name: name(i), dataType: "text" }));
const mappings = (count, attribute, body) =>
  json("", body, { mappings: Array.from({ length: count }, (_, i) => [attribute(i), name(i)]), leadFields: fields(count) });
const MAPPINGS = 100_000;

/** The same with a number of mappings instead of a size. */
const definitions = [
  ["mappings to one value", MAPPINGS, (n) => mappings(n, () => "a", '{"a":1}')],
  [
    "mappings to fields nearly of their name",
    0,
    (n) => ({
      ...mappings(n, () => "a", '{"a":1}'),
      leadFields: fields(n).map((field) => ({ ...field, name: `${field.name}xx` })),
    }),
  ],
];

function evaluate({ responseType, mappings, body, headers, leadFields, assumptions }) {
  const responseMappings = mappings.map(([responseAttribute, marketoField]) => ({ responseAttribute, marketoField }));
  const webhook = new Webhook({ responseType, responseMappings, leadFields, assumptions });
  try {
    return webhook.evaluateParts("trigger", { status: 200, headers, body });
  } finally {
    webhook.free();
  }
}

/** A listing, or its ArgumentError. */
function listOrError(call) {
  try {
    return call();
  } catch (error) {
    assert.equal(error.code, "invalid-argument", error.stack);
    return error;
  }
}

function timeOf(work, often) {
  const start = performance.now();
  for (let i = 0; i < often; i++) work();
  return performance.now() - start;
}

/** How many times as long the larger work takes as one of the smaller ones. The smaller ones together are as large, so that
 *  both touch the same memory: a single small input would stay in the processor's cache. Both are measured in turn, and
 *  again while the factor is too large: other work on the machine makes a measurement longer, never shorter. */
function measure(context, what, smalls, large, work) {
  assert.equal(smalls.length, TIMES);
  const each = () => {
    for (const small of smalls) work(small);
  };
  const whole = () => work(large);
  // Short work is repeated until the clock and its overhead do not matter.
  const often = Math.ceil(10 / timeOf(each, 1));
  const best = [Infinity, Infinity];
  for (let run = 1; run <= MOST_RUNS; run++) {
    best[0] = Math.min(best[0], timeOf(each, often) / TIMES);
    best[1] = Math.min(best[1], timeOf(whole, often));
    if (best[1] <= best[0] * ALLOWED) break;
  }
  const factor = best[1] / best[0];
  context.diagnostic(`${factor.toFixed(2)} times in ${(best[1] / often).toFixed(1)} ms for ${what}`);
  assert.ok(factor <= ALLOWED, `${TIMES} times the size takes ${factor.toFixed(2)} times as long`);
}

/** The smaller inputs, and one as large as all of them together. */
const sized = (make, size) => [Array.from({ length: TIMES }, () => make(size / TIMES)), make(size)];

for (const [name, updates, make] of bodies) {
  test(`${name}: in linear time`, (context) => {
    const [smalls, large] = sized(make, LARGE);
    assert.equal(evaluate(large).updates?.length, updates);
    measure(context, "an outcome", smalls, large, evaluate);
    const list = ({ responseType, body }) => listOrError(() => listAttributes(responseType, body));
    measure(context, "a listing", smalls, large, list);
  });
}

for (const [name, updates, make] of definitions) {
  test(`${name}: in linear time`, (context) => {
    const [smalls, large] = sized(make, MAPPINGS);
    assert.equal(evaluate(large).updates?.length, updates);
    measure(context, "an outcome", smalls, large, evaluate);
  });
}

test("an import of fields: in linear time", (context) => {
  const describe = (count) => {
    const result = Array.from({ length: count }, (_, i) => ({
      displayName: name(i),
      dataType: "string",
      rest: { name: name(i) },
    }));
    return JSON.stringify({ success: true, result });
  };
  const [smalls, large] = sized(describe, 80_000);
  assert.equal(importLeadFields(large).unmappable.length, 80_000);
  measure(context, "an import", smalls, large, importLeadFields);
});

test("a trigger over a long response: in linear time", (context) => {
  const trigger = { response: { operator: "contains", values: [`${"a".repeat(1000)}b`, "ß".repeat(100)] } };
  const called = (size) => ({ webhookIsCalled: { webhook: null, response: "aß".repeat(size / 3), errorType: null } });
  const [smalls, large] = sized(called, LARGE);
  assert.equal(triggerFires(trigger, large).fires, false);
  measure(context, "a trigger", smalls, large, (outcome) => triggerFires(trigger, outcome));
});

test("a Response in small chunks: in linear time", async () => {
  const webhook = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] });
  const time = async (count) => {
    let left = count;
    const pull = (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array([0x20])) : controller.close());
    const response = new Response(new ReadableStream({ pull }));
    const start = performance.now();
    assert.equal((await webhook.evaluate("trigger", response)).error.type, "unreadable-body");
    return performance.now() - start;
  };
  let factor = Infinity;
  const best = [Infinity, Infinity];
  for (let run = 1; run <= MOST_RUNS && factor > ALLOWED; run++) {
    best[0] = Math.min(best[0], await time(25_000));
    best[1] = Math.min(best[1], await time(100_000));
    factor = best[1] / best[0];
  }
  assert.ok(factor <= ALLOWED, `${TIMES} times the chunks take ${factor.toFixed(2)} times as long`);
});
