// A Deno service that Marketo calls: its own replies are checked as they go out.
import { withOutcome } from "marketo-webhook/middleware";

const webhook = {
  responseType: "xml",
  responseMappings: [{ responseAttribute: "lead.score", marketoField: "LeadScore" }],
};

const score = (request) => {
  const value = new URL(request.url).searchParams.get("value") ?? "0";
  return new Response(`<lead><score>${value}</score></lead>`, { headers: { "content-type": "application/xml" } });
};

const handler = withOutcome(score, webhook, {
  onOutcome: ({ updates, skipped }) => console.log(updates.length > 0 ? `score ${updates[0].text}` : skipped[0].message),
});

Deno.serve({ hostname: "localhost", port: Number(Deno.args[0] ?? 8000) }, handler);
