// What every other call costs, each beside a baseline that a reader knows.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { SaxesParser } from "saxes";

import { race, summary } from "../rounds.js";

const encoder = new TextEncoder();
const range = (length, make) => Array.from({ length }, (_, i) => make(i));
const BASELINE = "baseline";

const definition = (mappings) => ({
  name: "Scoring",
  responseType: "json",
  responseMappings: range(mappings, (i) => ({ responseAttribute: `lead.member${i}`, marketoField: `Field${i}` })),
  leadFields: range(mappings, (i) => ({ name: `Field${i}`, dataType: "string", length: 255 })),
});

/** Orders of a shop, of about a number of bytes. */
function orders(bytes) {
  const order = (i) => ({ id: 100_000 + i, sku: `SKU-${i % 977}`, price: (i % 5000) / 100, paid: i % 3 === 0, note: null });
  return JSON.stringify({ orders: range(Math.ceil(bytes / JSON.stringify(order(1)).length), order) });
}

const xmlOrders = (bytes) => {
  const order = (i) => `<order id="${100_000 + i}"><sku>SKU-${i % 977}</sku><price>${(i % 5000) / 100}</price></order>`;
  return `<orders>${range(Math.ceil(bytes / order(1).length), order).join("")}</orders>`;
};

const describe = (fields) =>
  JSON.stringify({
    success: true,
    result: range(fields, (i) => ({
      id: i,
      displayName: `Field ${i}`,
      dataType: "string",
      length: 255,
      soap: { name: `Field${i}`, readOnly: false },
      rest: { name: `field${i}`, readOnly: false },
    })),
  });

/** The calls: what, its input, the library's way, the baseline and what it is, and the ratio that is wanted. */
function rows(
  { evaluateParts, importLeadFields, listAttributes, redact, triggerFires, Webhook },
  { translate },
  { es },
  { parseHttp },
) {
  const json = encoder.encode(orders(1e6));
  const xml = encoder.encode(xmlOrders(1e6));
  const fields = describe(5000);
  const small = definition(10);
  const parts = {
    status: 200,
    headers: { "content-type": "application/json" },
    body: encoder.encode(JSON.stringify({ lead: Object.fromEntries(range(8, (i) => [`member${i}`, `value ${i}`])) })),
  };
  const webhook = new Webhook(small);
  const outcome = webhook.evaluateParts("trigger", parts);
  const { explanation } = outcome.skipped[0];
  const trigger = { response: { operator: "contains", values: ["value 3"] } };
  const message = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nserver: x\r\n\r\n${orders(4096)}`;
  const decoder = new TextDecoder();
  const parsed = (mappings) => {
    const text = JSON.stringify(definition(mappings));
    return () => JSON.parse(text);
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  return [
    ["`new Webhook`", "10 mappings", () => new Webhook(small), "JSON.parse of it", parsed(10)],
    ["`new Webhook`", "1,000 mappings", of(definition(1000), (it) => new Webhook(it)), "JSON.parse of it", parsed(1000)],
    [
      "`new Webhook` and `diagnostics`",
      "1,000 mappings",
      of(definition(1000), (it) => new Webhook(it).diagnostics),
      "JSON.parse of it",
      parsed(1000),
    ],
    [
      "`evaluateParts` with a definition",
      "10 mappings",
      () => evaluateParts("trigger", parts, small),
      "a webhook that is kept",
      () => webhook.evaluateParts("trigger", parts),
    ],
    [
      "`listAttributes`",
      "JSON, 1 MB",
      () => listAttributes("json", json),
      "JSON.parse",
      () => JSON.parse(decoder.decode(json)),
      10,
    ],
    [
      "`listAttributes`",
      "XML, 1 MB",
      () => listAttributes("xml", xml),
      "saxes",
      () => new SaxesParser().write(decoder.decode(xml)).close(),
    ],
    ["`importLeadFields`", "5,000 fields", () => importLeadFields(fields), "JSON.parse", () => JSON.parse(fields)],
    [
      "`triggerFires`",
      "a text in the response",
      () => triggerFires(trigger, outcome),
      "JSON.stringify of the outcome",
      () => JSON.stringify(outcome),
    ],
    [
      "`translate`",
      "a skipped mapping, Spanish",
      () => translate(explanation, es),
      "String.replace of a template",
      of(["`{attribute}` no está en la respuesta: `{parent}` no tiene `{key}`", explanation.values], (it) => fill(...it)),
    ],
    ["`redact`", "10 mappings", () => redact(outcome), "structuredClone", () => structuredClone(outcome)],
    [
      "`parseHttp`",
      "4 KB",
      () => parseHttp(message),
      "split, new Headers",
      () => {
        const [head, body] = message.split("\r\n\r\n");
        return [
          new Headers(
            head
              .split("\r\n")
              .slice(1)
              .map((line) => line.split(": ")),
          ),
          body,
        ];
      },
    ],
  ];
}

const of = (input, call) => () => call(input);

/** Outcomes are what `race` counts; here anything may be returned, and one that is used is not optimized away. */
const counted = (call) => {
  const nothing = { updates: [] };
  let last;
  const run = () => {
    last = call();
    return nothing;
  };
  return { run, last: () => last };
};

export async function calls(project, { rounds = 21 } = {}) {
  const load = (file) => import(pathToFileURL(join(project, "node_modules/marketo-webhook/dist", file)).href);
  const modules = await Promise.all(["entry/node.js", "messages.js", "messages/es.js", "http.js"].map(load));
  const table = rows(...modules).map(([what, input, library, baselineIs, baseline, target = ""]) => {
    const [ours, theirs] = [counted(library), counted(baseline)];
    const measured = summary(race({ library: ours.run, [BASELINE]: theirs.run }, [0], { rounds }), BASELINE);
    if (ours.last() === undefined || theirs.last() === undefined) throw new Error(`${what} returns nothing`);
    const micro = ({ microseconds }) => microseconds.median.toFixed(microseconds.median < 10 ? 2 : 0);
    const { median, low, high } = measured.library.ratio;
    const ratio = `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
    return [what, input, micro(measured.library), baselineIs, micro(measured[BASELINE]), ratio, target];
  });
  return {
    title: "Every other call, in Node",
    head: ["call", "input", "library, µs", "baseline", "baseline, µs", "ratio", "target"],
    rows: table,
  };
}
