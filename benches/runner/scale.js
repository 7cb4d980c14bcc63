// Whether the time is linear in the number of mappings and in the size of the body.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const encoder = new TextEncoder();
const ROUNDS = 21;

/** Orders of the mappings, each a place for each place in the body. 7919 is a prime, so that no place is left out. */
const ORDERS = {
  "of the body": (i) => i,
  backwards: (i, count) => count - 1 - i,
  scattered: (i, count) => (i * 7919) % count,
};

/** A body of about a megabyte with a member for each of 10,000 mappings, and a webhook with some of them. */
function given(format, mappings, order) {
  const value = (i) => `value ${i} ${"of some length and more ".repeat(3)}`;
  const all = Array.from({ length: 10_000 }, (_, i) => i);
  const text =
    format === "json"
      ? JSON.stringify({ lead: Object.fromEntries(all.map((i) => [`member${i}`, value(i)])) })
      : `<lead>${all.map((i) => `<member${i}>${value(i)}</member${i}>`).join("")}</lead>`;
  const inOrder = all.filter((i) => i % (10_000 / mappings) === 0);
  const mapped = inOrder.map((_, i) => inOrder[order(i, mappings)]);
  return {
    parts: { status: 200, statusText: "OK", headers: { "content-type": `application/${format}` }, body: encoder.encode(text) },
    definition: {
      responseType: format,
      responseMappings: mapped.map((i) => ({ responseAttribute: `lead.member${i}`, marketoField: `Field${i}` })),
    },
  };
}

export async function scale(project) {
  const { Webhook } = await import(pathToFileURL(join(project, "node_modules/marketo-webhook/dist/entry/node.js")).href);
  const rows = [];
  const cases = ["json", "xml"].flatMap((format) => Object.entries(ORDERS).map(([name, order]) => ({ format, name, order })));
  for (const { format, name, order } of cases) {
    const [few, many] = [10, 10_000].map((mappings) => {
      const { parts, definition } = given(format, mappings, order);
      const webhook = new Webhook(definition);
      return { mappings, bytes: parts.body.length, evaluate: () => webhook.evaluateParts("trigger", parts) };
    });
    for (const { evaluate, mappings } of [few, many]) {
      for (let i = 0; i < 5; i++)
        if (evaluate().updates.length !== mappings) throw new Error(`${format}: not every mapping is applied`);
    }
    const ratios = [];
    const times = { 10: [], 10000: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const spent = {};
      for (const { evaluate, mappings } of round % 2 === 0 ? [few, many] : [many, few]) {
        const start = performance.now();
        for (let i = 0; i < 3; i++) evaluate();
        spent[mappings] = (performance.now() - start) / 3;
        times[mappings].push(spent[mappings]);
      }
      ratios.push(spent[10_000] / spent[10]);
    }
    const median = (values) => values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];
    rows.push([
      format,
      name,
      few.bytes,
      median(times[10]).toFixed(2),
      median(times[10_000]).toFixed(2),
      median(ratios).toFixed(2),
      "3",
    ]);
  }
  return {
    title: "Scale in Node: 10 and 10,000 mappings on one body",
    head: ["format", "order of the mappings", "bytes", "10 mappings, ms", "10,000 mappings, ms", "ratio", "target"],
    rows,
  };
}
