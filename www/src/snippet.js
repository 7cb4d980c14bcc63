// A program that asks the library the same, to paste: it runs as it is.

export function snippetOf(runtime, campaignType, definition, reply) {
  const literal = (value) => JSON.stringify(value, null, 2);
  const evaluated = `webhook.evaluateParts("${campaignType}", reply)`;
  const ends = {
    workers: `export default {\n  fetch: () => Response.json(${evaluated}),\n};`,
    node: `console.log(JSON.stringify(${evaluated}, null, 2));`,
  };
  return `import { Webhook } from "marketo-webhook";

const webhook = new Webhook(${literal(definition)});
// A fetched Response is evaluated by: await webhook.evaluate("${campaignType}", response)
const reply = ${literal(reply)};

${ends[runtime]}
`;
}
