// Every case through the packed package, in whatever runtime this runs.

/** Runs the cases; `start` is when the package was asked for, `loaded` when it was there. */
export async function run(library, cases, { start = 0, loaded = 0 } = {}) {
  await library.ready;
  const ready = performance.now();
  const first = await library.evaluate("trigger", new Response('{"a": "x"}'), {
    responseType: "json",
    responseMappings: [{ responseAttribute: "a", marketoField: "City" }],
  });
  const evaluated = performance.now();
  const failures = [];
  if (first.updates[0].value !== "x") failures.push("the first evaluation");
  for (const { title, input, expected } of cases) {
    const found = canonical(evaluate(library, input));
    if (found !== canonical(expected)) failures.push(`${title}: ${found}`);
  }
  const milliseconds = { load: loaded - start, ready: ready - loaded, firstEvaluation: evaluated - ready };
  return { count: cases.length, failures: failures.slice(0, 5), names: Object.keys(library).sort(), milliseconds };
}

/** What a case's input gives, as `tests/cases/evaluate.rs` has it. */
function evaluate(library, input) {
  if (input.describe !== undefined) return library.importLeadFields(input.describe);
  const webhook = new library.Webhook(input.definition);
  try {
    if (input.reply === undefined) return { diagnostics: webhook.diagnostics };
    const { bodyHex, redirected, ...parts } = input.reply; // only a `Response` knows of redirects
    if (bodyHex !== undefined) parts.body = Uint8Array.from(bodyHex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    const outcome = webhook.evaluateParts(input.campaignType, parts);
    return input.trigger === undefined ? outcome : library.triggerFires(input.trigger, outcome);
  } finally {
    webhook.free();
  }
}

/** As text: without messages and what they are made of, keys in order. */
function canonical(value) {
  return JSON.stringify(value, (key, member) => {
    if (key === "message" || key === "explanation") return undefined;
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
