// What a caller writes, and what the types refuse.
import { curlCommand, parseHar, parseHttp } from "marketo-webhook/http";
import { honoOutcome, toProblem, withOutcome } from "marketo-webhook/middleware";
import { translate, type Catalogue } from "marketo-webhook/messages";
import { es } from "marketo-webhook/messages/es";
import * as slim from "marketo-webhook/slim";
import {
  assumptions, evaluate, listAttributes, ready, rules, standardFields, triggerFires, Webhook,
  type FieldUpdate, type Outcome, type RuleId, type SkippedMapping, type WebhookDefinition, type WebhookError,
} from "marketo-webhook";

/** Frozen literals are definitions. */
const frozen = {
  responseType: "json",
  responseMappings: [{ responseAttribute: "a", marketoField: "City" }, { responseAttribute: "b", marketoField: "MyOwnField" }],
  leadFields: [{ name: "MyOwnField", dataType: "score" }],
  assumptions: { signedScore: "absolute" },
} as const satisfies WebhookDefinition;


export async function use(): Promise<string> {
  await ready;
  using webhook = new Webhook({
    responseType: "json",
    responseMappings: [{ responseAttribute: "a", marketoField: "City" }],
    leadFields: [{ name: "Odd", dataType: "hologram" }],
    assumptions: { jsonNull: "clear" },
  });
  const outcome = webhook.evaluateParts("trigger", { status: 200, headers: [["a", "b"]], body: new Uint8Array(), redirected: true });
  new Webhook(frozen).evaluateParts("trigger", { status: 200, headers: { a: "b" } } as const);
  new Webhook({ responseType: "json", leadFields: standardFields() });
  for (const { name, values: [{ value, statement }] } of assumptions()) console.log(name, value, statement);
  new Webhook(frozen).evaluateParts("trigger", parseHttp(new Uint8Array()));
  for (const { parts, url, startedDateTime } of parseHar({ log: { entries: [] } })) console.log(parts.status, url, startedDateTime?.length);
  console.log(curlCommand({ url: "https://localhost/", headers: { a: "b" } } as const));
  triggerFires({ response: { operator: "is", values: ["a"] } } as const, outcome);
  await webhook.evaluate("trigger", new Response("{}"), { maxBodyBytes: 10 });
  await webhook.call("trigger", new URL("http://localhost/"), { method: "POST", timeoutMs: 10, maxBodyBytes: 10, fetch });
  await evaluate("batch", { failure: "timeout" }, { responseType: "none" });
  for (const { responseAttribute, steps } of listAttributes("xml", new Uint8Array())) {
    const last: string | number | undefined = steps.at(-1);
    if (responseAttribute === null) return `${last}`;
  }
  const fr = { language: "fr", texts: { "skip.null-value": "`{attribute}` est nul" } } as const satisfies Catalogue;
  for (const { holds, message, explanation } of triggerFires({}, outcome).because) {
    if (!holds) return message + translate(explanation, fr) + translate(explanation, fr, es);
  }
  return rules()[0].id + translate(rules()[0].explanation, es) + describe(outcome);
}

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case "field-updates":
      return outcome.updates.map(written).join() + outcome.skipped.map(skipped).join();
    case "error":
      return recover(outcome.error);
    default:
      return outcome satisfies never;
  }
}

function written({ mapping, restName, marketoField, value, text, relative, basis }: FieldUpdate): string {
  return `${mapping}: ${restName ?? marketoField} ${relative ? "changes by" : "is"} ${text ?? "cleared"} (${value}), ${basis}`;
}

function skipped({ rule, basis, switch: other, suggestion }: SkippedMapping): string {
  const decided: RuleId = rule;
  return `${decided} ${basis} ${other?.assumption}: ${other?.value}, ${suggestion?.for} ${suggestion?.value}`;
}

function recover(error: WebhookError): string {
  switch (error.type) {
    case "batch-campaign":
    case "executable-campaign":
    case "empty-body":
    case "http-status":
    case "timeout":
    case "network":
    case "unreadable-body":
      return error.position ? `line ${error.position.line}` : error.message;
    default:
      return error.type satisfies never;
  }
}

export const wrapped: (request: Request, env: { key: string }) => Promise<Response> = withOutcome(
  (request, env: { key: string }) => new Response(env.key + request.url),
  { responseType: "json" },
  { onOutcome: (outcome, request) => console.log(toProblem(outcome).detail, request.url), enforce: "problem" },
);
/** As Next.js has it. */
interface NextRequest extends Request {
  readonly nextUrl: { readonly pathname: string };
}
export const route: (request: NextRequest, context: { params: Promise<{ id: string }> }) => Promise<Response> = withOutcome(
  async (request: NextRequest, { params }: { params: Promise<{ id: string }> }) => new Response(request.nextUrl.pathname + (await params).id),
  { responseType: "json" },
  { when: ({ method }) => method === "POST", enforce: ({ kind }, { url }) => kind === "error" && url !== "", onDiagnostics: (all) => console.log(all.length) } as const,
);
export const middleware = honoOutcome({ responseType: "none" }, { onError: (error: unknown) => console.error(error) });

export async function load(): Promise<slim.Outcome> {
  slim.initSync(new WebAssembly.Module(new Uint8Array()));
  await slim.init(new URL("https://localhost/x.wasm"));
  return slim.evaluate("trigger", new Response(), { responseType: "json" });
}

// @ts-expect-error: nothing to load
slim.init();
// @ts-expect-error: no such way to enforce
withOutcome(() => new Response(), { responseType: "json" }, { enforce: "block" });
// @ts-expect-error: a misspelt key
new Webhook({ responseType: "json", responseMaping: [] });
// @ts-expect-error: no Response Type
new Webhook({ name: "x" });
// @ts-expect-error: no such value
new Webhook({ responseType: "json", assumptions: { jsonNull: "maybe" } });
// @ts-expect-error: no such rule
export const rule: RuleId = "decide.nothing";
// @ts-expect-error: nothing is listed of a body that is not parsed
listAttributes("none", "");
// @ts-expect-error: no such campaign type
evaluate("smart", new Response(), { responseType: "json" });
// @ts-expect-error: no address
curlCommand({ method: "POST" });
// @ts-expect-error: no text
parseHttp(new Response());
