// A Hono app: a reply that Marketo would ignore goes out as a problem that says so, with status 502.
import { Hono } from "hono";
import { honoOutcome } from "marketo-webhook/middleware";

/** @type {import("marketo-webhook").WebhookDefinition} */
const webhook = {
  responseType: "json",
  responseMappings: [{ responseAttribute: "region", marketoField: "State" }],
};

const regions = new Map([
  ["NL", "Utrecht"],
  ["BE", "Gent"],
]);

const app = new Hono();
app.get("/region/:country", honoOutcome(webhook, { enforce: "problem" }), (context) => {
  const region = regions.get(context.req.param("country"));
  return context.json({ region: region ?? null });
});

export default app;
