// Whether the time is linear in the number of mappings and in the size of the body.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const encoder = new TextEncoder();
const ROUNDS = 21;

/** A body of about a megabyte with a member for each of 10,000 mappings, and a webhook with some of them. */
function given(format, mappings) {
  const value = (i) => `value ${i} ${"of some length and more ".repeat(3)}`;
  const all = Array.from({ length: 10_000 }, (_, i) => i);
  const text =
    format === "json"
      ? JSON.stringify({ lead: Object.fromEntries(all.map((i) => [`member${i}`, value(i)])) })
      : `<lead>${all.map((i) => `<member${i}>${value(i)}</member${i}>`).join("")}</lead>`;
  const mapped = all.filter((i) => i % (10_000 / mappings) === 0);
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
  for (const format of ["json", "xml"]) {
    const [few, many] = [10, 10_000].map((mappings) => {
      const { parts, definition } = given(format, mappings);
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
      few.bytes,
      median(times[10]).toFixed(2),
      median(times[10_000]).toFixed(2),
      median(ratios).toFixed(2),
      "3",
    ]);
  }
  return {
    title: "Scale in Node: 10 and 10,000 mappings on one body",
    head: ["format", "bytes", "10 mappings, ms", "10,000 mappings, ms", "ratio", "target"],
    rows,
  };
}
