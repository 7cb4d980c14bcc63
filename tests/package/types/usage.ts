// What a caller writes and what the types refuse, with nothing but the language's own library.

import {
  ArgumentError,
  assumptions,
  type CallOptions,
  evaluate,
  evaluateParts,
  type FieldUpdate,
  InternalError,
  importLeadFields,
  type LeadField,
  listAttributes,
  type Outcome,
  type ResponseMapping,
  type ResponseParts,
  type RuleId,
  ready,
  redact,
  rules,
  type SkippedMapping,
  type StandardFieldName,
  standardFields,
  type TransportFailure,
  triggerFires,
  Webhook,
  type WebhookDefinition,
  type WebhookError,
  type WebhookIsCalledTrigger,
} from "marketo-webhook";
import { curlCommand, parseHar, parseHttp } from "marketo-webhook/http";
import module from "marketo-webhook/marketo_webhook.wasm";
import { type Catalogue, translate } from "marketo-webhook/messages";
import { es } from "marketo-webhook/messages/es";
import { honoOutcome, type OutcomeOptions, toProblem, withOutcome } from "marketo-webhook/middleware";
import { calibrate, type Observation, probeKit } from "marketo-webhook/probe";
import * as slim from "marketo-webhook/slim";
import * as slimMiddleware from "marketo-webhook/slim/middleware";

// Readonly values are accepted too.
const literal = {
  name: "Scoring",
  responseType: "json",
  responseMappings: [
    { responseAttribute: "a", marketoField: "City" },
    { responseAttribute: "b", marketoField: "MyOwnField" },
  ],
  leadFields: [
    { name: "MyOwnField", dataType: "score", length: 5, readOnly: false, restName: "myOwnField", displayName: "My own" },
  ],
  assumptions: { signedScore: "absolute" },
} as const satisfies WebhookDefinition;
const frozen = Object.freeze({
  responseType: "xml",
  responseMappings: Object.freeze([Object.freeze({ responseAttribute: "a.b", marketoField: "City" })]),
  leadFields: Object.freeze([Object.freeze({ name: "Odd", dataType: "hologram" })]),
  assumptions: Object.freeze({ jsonNull: "clear" }),
});
const checked = { responseType: "none", responseMappings: [] } satisfies WebhookDefinition;
const mappings: readonly ResponseMapping[] = [{ responseAttribute: "a", marketoField: "City" }];
const fields: readonly LeadField[] = Object.freeze(standardFields());
const trigger = {
  webhook: { operator: "is-any" },
  response: { operator: "contains", values: ["a", "b"] },
} as const satisfies WebhookIsCalledTrigger;
const parts = {
  status: 200,
  statusText: "OK",
  headers: [["content-type", "application/json"]],
  body: "{}",
  redirected: true,
} as const satisfies ResponseParts;
const failure = Object.freeze({ failure: "timeout", detail: "after 30 s" }) satisfies TransportFailure;

export async function use(): Promise<string> {
  await ready;
  const webhooks = [
    new Webhook(literal),
    new Webhook(frozen),
    new Webhook(checked),
    new Webhook({ responseType: "json", responseMappings: mappings, leadFields: fields }),
  ];
  const webhook = new slim.Webhook(literal);
  for (const { diagnostics } of webhooks) for (const { code, mapping, span } of diagnostics) report(code, mapping, span?.start);
  const outcome = webhook.evaluateParts("trigger", parts);
  const outcomes: Outcome[] = [
    evaluateParts("batch", failure, frozen),
    redact(outcome),
    await evaluate("executable", failure, checked),
    await webhook.evaluate("trigger", failure, { maxBodyBytes: 10 }),
    await webhook.call("trigger", "https://service.example/", { timeoutMs: 5_000, maxBodyBytes: 10 }),
  ];
  for (const headers of [new Map([["a", "b"]]), { a: "b", c: ["d"], e: 5, f: undefined }])
    webhook.evaluateParts("trigger", { status: 200, headers, body: new Uint8Array() } as const);
  webhook.evaluateParts("trigger", { status: 204, body: null });
  webhook.evaluateParts("trigger", parseHttp(new Uint8Array()), { maxBodyBytes: 10 });
  for (const har of parseHar({ log: { entries: [] } })) report(har.parts.status, har.url, har.startedDateTime?.length);
  report(curlCommand({ url: "https://service.example/", method: "POST", headers: { a: "b" }, body: "{}" } as const));
  for (const {
    name,
    values: [first],
  } of assumptions())
    report(name, first?.value, first?.statement);
  for (const { responseAttribute, steps } of listAttributes("xml", new Uint8Array())) {
    const last: string | number | undefined = steps[0];
    if (responseAttribute === null) return `${last}`;
  }
  report(importLeadFields("{}").leadFields.length, importLeadFields({}).unmappable.length);
  const fr = { language: "fr", texts: { "skip.null-value": "`{attribute}` est nul" } } as const satisfies Catalogue;
  for (const { holds, message, explanation } of triggerFires(trigger, outcome).because) {
    if (!holds) return message + translate(explanation, fr) + translate(explanation, fr, es);
  }
  webhook.free();
  return (
    rules()
      .map(({ id, explanation }) => id + translate(explanation, es))
      .join() +
    outcomes.map(describe).join() +
    toProblem(outcome).detail
  );
}

declare function report(...what: readonly unknown[]): void;

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case "field-updates":
      return outcome.updates.map(written).join() + outcome.skipped.map(skipped).join();
    case "error":
      return recover(outcome.error) + outcome.webhookIsCalled?.response;
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

export function said(error: unknown): string {
  if (error instanceof slim.ArgumentError) return `${error.code satisfies "invalid-argument"} ${error.path}`;
  if (error instanceof InternalError) return error.code satisfies "internal";
  return "";
}

export function instance(leads: Record<string, unknown>[]): WebhookDefinition {
  const kit = probeKit(["jsonNull", "numericText"] as const);
  const observations: Observation[] = leads.map((lead, i) => ({
    experiment: kit.experiments[i]?.name ?? "",
    lead,
    fired: true,
    errorType: 200,
  }));
  const { assumptions, possible, findings } = calibrate(kit, observations);
  const isOpen: boolean = possible.jsonNull.length > 1 || findings.some(({ unexplained, seen }) => unexplained && seen === null);
  return isOpen ? { responseType: "json" } : { responseType: "json", assumptions };
}

// @ts-expect-error: no such assumption
probeKit(["jsonNil"]);
// @ts-expect-error: nothing was seen
calibrate(probeKit(), [{ experiment: "json-values" }]);

export async function load(): Promise<void> {
  slim.initSync(module);
  slim.initSync(new Uint8Array());
  slim.initSync(new DataView(new ArrayBuffer(8)));
  await slim.init(module);
  await slim.init(new ArrayBuffer(8));
  await slim.init("https://service.example/marketo_webhook.wasm");
}

export const options = {
  enforce: ({ kind }) => kind === "error",
  onDiagnostics: (all) => report(all.length),
  maxBodyBytes: 5,
  campaignType: "batch",
} as const satisfies OutcomeOptions;
export const middlewares = [
  honoOutcome(literal, options),
  slimMiddleware.honoOutcome(frozen),
  honoOutcome({ responseType: "none" }, { enforce: "problem", onError: report }),
];

/** What would be so too, had a type become `any`. */
type IsAny<T> = 0 extends 1 & T ? true : false;
type Never<T extends false> = T;
export type NothingIsAny = [
  Never<IsAny<Parameters<Webhook["call"]>[1]>>,
  Never<IsAny<Parameters<Webhook["evaluate"]>[1]>>,
  Never<IsAny<ResponseParts["headers"]>>,
  Never<IsAny<CallOptions>>,
  Never<IsAny<CallOptions["signal"]>>,
  Never<IsAny<Parameters<typeof slim.init>[0]>>,
  Never<IsAny<typeof module>>,
  Never<IsAny<Parameters<typeof withOutcome>[0]>>,
  Never<IsAny<Parameters<NonNullable<OutcomeOptions["when"]>>[0]>>,
];

const webhook = new Webhook({ responseType: "json" });
// @ts-expect-error: no request
webhook.call("trigger", 12345);
// @ts-expect-error: no request
webhook.call("trigger", {});
// @ts-expect-error: no signal
webhook.call("trigger", "https://service.example/", { signal: 5 });
// @ts-expect-error: no signal
webhook.evaluate("trigger", failure, { signal: "soon" });
// @ts-expect-error: no response
webhook.evaluate("trigger", 12345);
// @ts-expect-error: no status
webhook.evaluateParts("trigger", { body: "{}" });
// @ts-expect-error: nothing to load
slim.init();
// @ts-expect-error: no module
slim.init(5);
// @ts-expect-error: an address is not loaded at once
slim.initSync("https://service.example/marketo_webhook.wasm");
// @ts-expect-error: no handler
withOutcome(5, { responseType: "json" });
// @ts-expect-error: no such way to enforce
honoOutcome({ responseType: "json" }, { enforce: "block" });
// @ts-expect-error: a misspelt key
new Webhook({ responseType: "json", responseMaping: [] });
// @ts-expect-error: no Response Type
new Webhook({ name: "x" });
// @ts-expect-error: no such value
new Webhook({ responseType: "json", assumptions: { jsonNull: "maybe" } });
// @ts-expect-error: no such rule
export const rule: RuleId = "decide.nothing";
// @ts-expect-error: no such standard field
export const field: StandardFieldName = "Nothing";
// @ts-expect-error: the rules of an outcome are shared
webhook.evaluateParts("trigger", parts).rules.push("json.null");
// @ts-expect-error: the rules of an assumption are shared
assumptions()[0]?.rules.push("json.null");
// @ts-expect-error: it is thrown, not made
new ArgumentError();
// @ts-expect-error: nothing is listed of a body that is not parsed
listAttributes("none", "");
// @ts-expect-error: no such campaign type
evaluate("smart", failure, { responseType: "json" });
// @ts-expect-error: no address
curlCommand({ method: "POST" });
// @ts-expect-error: no text
parseHttp(5);
