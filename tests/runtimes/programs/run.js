// Every case through the packed package, in any runtime.

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };

/** `{"a": "x"}` by gzip and as zlib; then both with an invalid block type. (Deno accepts data that ends too early.) */
const COMPRESSED = [
  [
    "1f8b0800000000000003ab564a54b25250aa50aa05009f2ab8b80a000000",
    "1f8b0800000000000003ff564a54b25250aa50aa05009f2ab8b80a000000",
  ],
  ["789cab564a54b25250aa50aa05000ead02b4", "789cff564a54b25250aa50aa05000ead02b4"],
];

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

/** Why the runtime does not read compressed bodies, if it can decompress. */
async function compressedBodies(library) {
  const failures = [];
  for (const [whole, broken] of COMPRESSED) {
    const value = async (hex) => {
      const { updates, error } = await library.evaluate("trigger", new Response(bytesOf(hex)), definition);
      return updates?.[0].value ?? error.rule;
    };
    const expected = typeof DecompressionStream === "undefined" ? "decide.content-encoding" : "x";
    const found = [await value(whole), await value(broken)];
    if (found.join() !== `${expected},decide.content-encoding`) failures.push(`compressed bodies: ${found}`);
  }
  return failures;
}

/** Runs the cases; `start` is when the package was requested, `loaded` when it was ready. */
export async function run(library, cases, { start = 0, loaded = 0 } = {}) {
  await library.ready;
  const ready = performance.now();
  const first = await library.evaluate("trigger", new Response('{"a": "x"}'), definition);
  const evaluated = performance.now();
  const failures = await compressedBodies(library);
  if (first.updates[0].value !== "x") failures.push("the first evaluation");
  for (const { title, input, expected } of cases) {
    const found = canonical(evaluate(library, input));
    if (found !== canonical(expected)) failures.push(`${title}: ${found}`);
  }
  const milliseconds = { load: loaded - start, ready: ready - loaded, firstEvaluation: evaluated - ready };
  return { count: cases.length, failures: failures.slice(0, 5), names: Object.keys(library).sort(), milliseconds };
}

/** The result for a case's input, in the form of `tests/cases/evaluate.rs`. */
function evaluate(library, input) {
  if (input.describe !== undefined) return library.importLeadFields(input.describe);
  const webhook = new library.Webhook(input.definition);
  try {
    if (input.reply === undefined) return { diagnostics: webhook.diagnostics };
    const { bodyHex, ...parts } = input.reply;
    if (bodyHex !== undefined) parts.body = bytesOf(bodyHex);
    const outcome = webhook.evaluateParts(input.campaignType, parts);
    return input.trigger === undefined ? outcome : library.triggerFires(input.trigger, outcome);
  } finally {
    webhook.free();
  }
}

/** As text: without messages and explanations, keys in order. */
function canonical(value) {
  return JSON.stringify(value, (key, member) => {
    if (key === "message" || key === "explanation") return undefined;
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
