// What every project does with the package, and its result.
import { evaluate, listAttributes, ready, rules, triggerFires, Webhook } from "marketo-webhook";
import { parseHttp } from "marketo-webhook/http";
import { withOutcome } from "marketo-webhook/middleware";

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "lead.score", marketoField: "LeadScore" }] };

/** One line that is `EXPECTED` if everything works. `evaluate` comes first, since it waits for the module itself. */
export async function check() {
  const good = await evaluate("trigger", new Response('{"lead": {"score": 72}}'), definition);
  await ready;
  const webhook = new Webhook(definition);
  const missing = webhook.evaluateParts("trigger", parseHttp('HTTP/1.1 200 OK\ncontent-type: application/json\n\n{"lead": {}}'));
  const refused = webhook.evaluateParts("trigger", { status: 404 });
  const fires = triggerFires({ response: { operator: "is-empty" } }, refused).fires && rules().length > 50;
  webhook.free();
  const sent = await watched(new Request("http://localhost/"));
  return [
    good.updates[0].value,
    missing.skipped[0].reason,
    refused.error.code,
    fires,
    sent.status,
    listAttributes("json", '{"a": [1]}').length,
  ].join(" ");
}

/** A handler whose reply Marketo could not read: a problem goes out instead. */
export const watched = withOutcome(() => new Response("{"), definition, { enforce: "problem" });
