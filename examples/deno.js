// A Deno service that Marketo calls: it checks its own replies as they go out.
import { redact } from "marketo-webhook";
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
    const redacted = redact(outcome); // a log is no place for lead data
    if (redacted.kind === "error") return console.warn(redacted.error.message);
    for (const { marketoField } of redacted.updates) console.log(`${marketoField} is updated`);
    for (const { message } of redacted.skipped) console.log(message);
  },
});

Deno.serve({ hostname: "localhost", port: Number(Deno.args[0] ?? 8000) }, handler);
