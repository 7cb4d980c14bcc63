// A Node server, checked before it goes live: would Marketo take its reply, and would the alert campaign run?
import { once } from "node:events";
import { createServer } from "node:http";
import { triggerFires, Webhook } from "marketo-webhook";

const server = createServer((request, response) => {
  if (request.url === "/down") return response.writeHead(503, { "retry-after": "120" }).end();
  response.setHeader("content-type", "application/json").end('{"lead": {"score": 72, "city": "Utrecht"}}');
});
await once(server.listen(0, "localhost"), "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const origin = `http://localhost:${port}`;

const webhook = new Webhook({
  name: "Scoring",
  responseType: "json",
  responseMappings: [
    { responseAttribute: "lead.score", marketoField: "LeadScore" },
    { responseAttribute: "lead.town", marketoField: "City" },
  ],
});
/** @type {import("marketo-webhook").WebhookIsCalledTrigger} */
const alert = { webhook: { operator: "is", values: ["Scoring"] }, errorType: { operator: "contains", values: ["unavailable"] } };

for (const path of ["/", "/down"]) {
  const outcome = await webhook.call("trigger", origin + path, { timeoutMs: 5_000 });
  if (outcome.kind === "error") {
    console.log(`${path}: ${outcome.error.message}`);
  } else {
    for (const { marketoField, text } of outcome.updates) console.log(`${path}: ${marketoField} = ${text}`);
    for (const { message } of outcome.skipped) console.log(`${path}: ${message}`);
  }
  console.log(`${path}: the alert ${triggerFires(alert, outcome).fires ? "fires" : "does not fire"}`);
}
server.close();
