// A Cloudflare Worker that Marketo calls: it enriches a lead, and logs what Marketo makes of the reply.
import { withOutcome } from "marketo-webhook/middleware";

const webhook = {
  name: "Enrich",
  responseType: "json",
  responseMappings: [
    { responseAttribute: "company.name", marketoField: "Company" },
    { responseAttribute: "company.employees", marketoField: "NumberOfEmployees" },
  ],
};

async function enrich(request) {
  const { email = "" } = await request.json();
  const domain = email.split("@")[1];
  if (!domain) return new Response(null, { status: 422, statusText: "No Email Address" });
  return Response.json({ company: { name: domain, employees: 40 } });
}

export default {
  fetch: withOutcome(enrich, webhook, {
    onOutcome({ kind, updates = [], skipped = [], error }) {
      if (kind === "error") console.warn(error.message);
      else console.log(`${updates.length} lead fields change`, ...skipped.map(({ message }) => message));
    },
  }),
};
