// A Deno service that Marketo calls: it checks its own replies as they go out.
import { withOutcome } from "marketo-webhook/middleware";

/** @type {import("marketo-webhook").WebhookDefinition} */
const webhook = {
  responseType: "xml",
  responseMappings: [{ responseAttribute: "lead.score", marketoField: "LeadScore" }],
};

/** @param {Request} request */
const score = (request) => {
  const value = new URL(request.url).searchParams.get("value") ?? "0";
  return new Response(`<lead><score>${value}</score></lead>`, { headers: { "content-type": "application/xml" } });
};

const handler = withOutcome(score, webhook, {
  onOutcome(outcome) {
    if (outcome.kind === "error") return console.warn(outcome.error.message);
    for (const { text } of outcome.updates) console.log(`score ${text}`);
    for (const { message } of outcome.skipped) console.log(message);
  },
});

Deno.serve({ hostname: "localhost", port: Number(Deno.args[0] ?? 8000) }, handler);
