// A Cloudflare Worker that Marketo calls: it enriches a lead, and logs what Marketo makes of the reply.
import { redact } from "marketo-webhook";
import { withOutcome } from "marketo-webhook/middleware";

/** @type {import("marketo-webhook").WebhookDefinition} */
const webhook = {
  name: "Enrich",
  responseType: "json",
  responseMappings: [
    { responseAttribute: "company.name", marketoField: "Company" },
    { responseAttribute: "company.employees", marketoField: "NumberOfEmployees" },
  ],
};

/** @param {Request} request */
async function enrich(request) {
  const { email = "" } = /** @type {{ email?: string }} */ (await request.json());
  const domain = email.split("@")[1];
  if (!domain) return new Response(null, { status: 422, statusText: "No Email Address" });
  return Response.json({ company: { name: domain, employees: 40 } });
}

export default {
  fetch: withOutcome(enrich, webhook, {
    onOutcome(outcome) {
      const redacted = redact(outcome); // a log is no place for lead data
      if (redacted.kind === "error") console.warn(redacted.error.message);
      else console.log(`${redacted.updates.length} lead fields change`, ...redacted.skipped.map(({ message }) => message));
    },
  }),
};
