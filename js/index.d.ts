// The public types of `marketo-webhook`. docs/behaviour.md says what each rule does.
import type { CallOptions, EvaluateOptions, ResponseLike } from "./calls.js";
import type { LeadField, StandardFieldName } from "./lead-fields.js";
import type { RuleId } from "./rules.js";
import type { Headers, Request, URL } from "./web.js";

export * from "./calls.js";
export * from "./lead-fields.js";
export * from "./rules.js";

/** The kind of Smart Campaign that holds the Call Webhook flow step. */
export type CampaignType = "trigger" | "batch" | "executable";

/** The webhook's Response Type setting. */
export type ResponseType = "json" | "xml" | "none";

/** A lead field's data type, spelled as Marketo's describe call spells it.
 *  "text" and "textarea" are one type. A type this list lacks is kept as given and treated as a string. */
export type DataType =
  | "boolean" | "currency" | "date" | "datetime" | "email" | "float" | "formula"
  | "integer" | "lead_function" | "percent" | "phone" | "reference" | "score"
  | "string" | "text" | "textarea" | "url" | (string & {});

/** One row of the webhook's Response Mappings grid. */
export interface ResponseMapping {
  /** Response Attribute: a path such as `orders[0].orderDate` or `example.foo`. */
  readonly responseAttribute: string;
  /** Marketo Field: the lead field's SOAP API name, such as `LeadScore`. */
  readonly marketoField: StandardFieldName | (string & {});
}

/** What Marketo does where Adobe is silent or contradicted. The first value is the default. */
export interface Assumptions {
  readonly whitespaceBody?: "not-empty" | "empty";
  readonly emptyBodyNon2xx?: "status" | "1001";
  readonly noCallTrigger?: "fires" | "silent";
  readonly keyCharacters?: "ascii" | "unicode";
  readonly jsonNull?: "skip" | "clear";
  readonly emptyString?: "clear" | "skip";
  readonly nullText?: "clear" | "write";
  readonly numericText?: "leading-number" | "number" | "skip";
  readonly fractionalInteger?: "skip" | "truncate" | "round";
  readonly integerRange?: "64-bit" | "32-bit";
  readonly signedScore?: "relative" | "absolute";
  readonly nonText?: "write" | "skip";
  readonly nonScalar?: "skip" | "write-source";
  readonly overLength?: "truncate" | "skip";
  readonly booleanText?: "true-false" | "yes-no-1-0";
  readonly dateText?: "iso" | "marketo";
  readonly xmlSingleElementIndex?: "resolve" | "skip";
  readonly duplicateKey?: "last" | "first";
  readonly emailFormat?: "address" | "any";
  readonly urlFormat?: "with-scheme" | "any";
}

export interface WebhookDefinition {
  readonly name?: string;
  readonly responseType: ResponseType;
  readonly responseMappings?: readonly ResponseMapping[];
  /**
   * Lead fields by SOAP API name. Marketo's standard fields are built in; an entry here overrides them, and of two with
   * one name the last counts.
   */
  readonly leadFields?: readonly LeadField[];
  readonly assumptions?: Assumptions;
}

/** A received HTTP response as plain values. */
export interface ResponseParts {
  /** An integer from 100 to 999. */
  readonly status: number;
  /** The reason phrase; empty or absent for HTTP/2 and HTTP/3. */
  readonly statusText?: string;
  /**
   * As any client has them: `Headers`, a Map, pairs, or an object by name. Values may be lists, numbers, null or undefined, as in
   * `IncomingMessage.headers`, axios and got. Only Content-Type, Content-Encoding and Retry-After are read, in any case: the
   * first item of a list, a number as text.
   */
  readonly headers?: Headers | Iterable<readonly [string, string]> | object;
  readonly body?: string | Uint8Array | ArrayBuffer | null;
  /** Whether redirects were followed to reach it. Default false. */
  readonly redirected?: boolean;
}

/** A call that got no response. */
export interface TransportFailure {
  readonly failure: "timeout" | "network";
  readonly detail?: string;
}

/**
 * How sure a rule is, the surest first: Adobe says it of webhooks, practitioners report it, Adobe says it of another feature, or
 * no source does. "advice" is not a claim about Marketo, but the library's own choice.
 */
export type Basis = "documented" | "observed" | "sibling" | "assumed" | "advice";

/** What a text says, in any language. `translate` of `marketo-webhook/messages` renders it. */
export interface Explanation {
  /** Which text: a key of the catalogues. Stable: a new meaning gets a new id. */
  id: string;
  /** The values that fill it: names, values and numbers unchanged; an explanation where part of the text is one. */
  values: Readonly<Record<string, string | number | readonly string[] | Explanation>>;
}

/** Every text for people has its English and the explanation that it is made from. */
export interface Explained {
  /** In English: begins in lower case, no full stop, input in backticks. */
  message: string;
  explanation: Explanation;
}

export type Outcome = FieldUpdatesOutcome | ErrorOutcome;

/** The response is used: these lead fields change, those mappings do not. */
export interface FieldUpdatesOutcome {
  kind: "field-updates";
  status: number;
  /** In mapping order. */
  updates: FieldUpdate[];
  /** In mapping order. updates.length + skipped.length is the number of mappings; `mapping` links each to its mapping. */
  skipped: SkippedMapping[];
  webhookIsCalled: WebhookIsCalled;
  /** The rules that decided the outcome as a whole. */
  rules: readonly RuleId[];
  notes: Note[];
}

/** The response changes no lead field. */
export interface ErrorOutcome {
  kind: "error";
  /** The HTTP status; null without a response. */
  status: number | null;
  error: WebhookError;
  /**
   * What the "Webhook is Called" trigger sees; null if it does not fire (`noCallTrigger: "silent"`). Without a response its
   * `response` is empty.
   */
  webhookIsCalled: WebhookIsCalled | null;
  rules: readonly RuleId[];
  notes: Note[];
}

export interface WebhookError extends Explained {
  type:
    | "batch-campaign" | "executable-campaign" | "empty-body" | "http-status"
    | "timeout" | "network" | "unreadable-body";
  /** 1000, 1001, or the HTTP status; null if Marketo documents no number. */
  code: number | null;
  /** The reason phrase; null without an HTTP response. */
  errorType: string | null;
  /** The deciding rule. */
  rule: RuleId;
  /** Where to fix it: the campaign or webhook set-up, the same call later, or the called service. */
  recovery: "configuration" | "retry" | "service";
  /** From Retry-After, in whole seconds, if the response has a delay in seconds. */
  retryAfterSeconds?: number;
  /** Where the body becomes unreadable: offset in bytes of its UTF-8 text from 0, line and column (in characters) from 1. */
  position?: { offset: number; line: number; column: number };
}

export interface FieldUpdate {
  /** Index into `responseMappings`, from 0. */
  mapping: number;
  marketoField: string;
  /** The field's REST API name, if known. */
  restName: string | null;
  responseAttribute: string;
  dataType: DataType;
  /** The typed value; null clears the field. An integer past 2^53 is a string. */
  value: string | number | boolean | null;
  /** The text to write; null clears the field. */
  text: string | null;
  truncated: boolean;
  /** True if the value is added to the field's (`signedScore: "relative"`). */
  relative: boolean;
  /** The least sure of the bases of `rules`. */
  basis: Basis;
  rules: readonly RuleId[];
}

export interface SkippedMapping extends Explained {
  /** Index into `responseMappings`, from 0. */
  mapping: number;
  marketoField: string;
  responseAttribute: string;
  reason:
    | "invalid-attribute" | "unknown-field" | "read-only-field" | "not-found" | "not-scalar"
    | "null-value" | "empty-value" | "incompatible-type" | "out-of-range" | "too-long"
    | "ambiguous-element" | "undefined-xml";
  /** The deciding rule. */
  rule: RuleId;
  /** How sure that rule is. */
  basis: Basis;
  /** If the assumption of `rule` decides: its first value under which the mapping writes. */
  switch?: { assumption: keyof Assumptions; value: string };
  /** The longest leading part of the attribute that resolved; empty if none did. */
  resolved: string;
  /** The value at the attribute, if there is one. */
  found?: { kind: "string" | "number" | "boolean" | "null" | "object" | "array" | "element"; excerpt: string };
  /** What to write instead, for the attribute or the field. */
  suggestion?: { for: "responseAttribute" | "marketoField"; value: string };
  rules: readonly RuleId[];
}

/** The values that the "Webhook is Called" trigger and filter test. */
export interface WebhookIsCalled {
  webhook: string | null;
  /** The literal response payload. For a long body an accessor, which decodes it on first use. */
  response: string;
  /** The reason phrase; null without an HTTP response. Triggers see null as empty. */
  errorType: string | null;
  /** The number beside it: the status, 1000 or 1001; null if none is documented. */
  errorCode: number | null;
}

export interface Note extends Explained {
  code:
    | "no-field-changes" | "looks-like-error" | "html-body" | "wrong-response-type" | "content-type-mismatch"
    | "array-root" | "single-element-index" | "redirected" | "duplicate-field" | "asynchronous"
    | "truncated" | "cleared" | "partial-number" | "float-precision" | "signed-score" | "assumed-field" | "unknown-type"
    | (string & {});
  severity: "info" | "warning";
  rule: RuleId;
  /** Index into `responseMappings`, if one is meant. */
  mapping?: number;
}

/** A finding about a definition, before any call. */
export interface Diagnostic extends Explained {
  severity: "error" | "warning";
  code:
    | "invalid-attribute" | "unreachable-key" | "surrounding-whitespace" | "unknown-field" | "rest-name" | "display-name"
    | "no-soap-name" | "read-only-field" | "duplicate-field" | "duplicate-mapping" | "no-mappings"
    | "mappings-without-response-type" | "unknown-type" | "invalid-describe" | "describe-failed" | "rest-names-only"
    | (string & {});
  /** Index into `responseMappings`, if one is meant. */
  mapping?: number;
  /** Position in the attribute, in UTF-16 code units. */
  span?: { start: number; end: number };
  suggestion?: { for: "responseAttribute" | "marketoField"; value: string };
}

/**
 * A webhook, checked and compiled once, evaluated many times. It has private members, so a proxy of it does not work: wrap it in
 * `markRaw` for Vue's `reactive` and the like.
 *
 * ```js
 * const webhook = new Webhook({
 *   responseType: "json",
 *   responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
 * });
 * const outcome = webhook.evaluateParts("trigger", { status: 200, body: '{"score": 12}' });
 * // outcome.updates[0].value is 12
 * ```
 */
export class Webhook {
  /**
   * Throws ArgumentError for a value that is not a definition. A definition with mistakes is still compiled, and `diagnostics`
   * lists them. In browsers `await ready` first.
   */
  constructor(definition: WebhookDefinition);
  /** What is wrong with the definition, before any call. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Reads a clone: `response` stays readable (except one of node-fetch, whose clone waits for the original). Rejects with
   * ArgumentError for an opaque or used response, or anything else that is not a readable one; with the reason of the signal. A
   * body over the limit is an outcome (`decide.body-limit`).
   */
  evaluate(campaignType: CampaignType, response: ResponseLike | TransportFailure, options?: EvaluateOptions): Promise<Outcome>;
  /** The same for a response as plain values. Throws ArgumentError for malformed ones. */
  evaluateParts(campaignType: CampaignType, parts: ResponseParts | TransportFailure, options?: EvaluateOptions): Outcome;
  /**
   * Sends the request and evaluates the reply; sends nothing for a campaign that cannot call webhooks. The call, including its
   * body, ends after `timeoutMs`: a time-out and a failed connection are outcomes. The caller's own `signal` rejects with its
   * reason. Redirects are followed as `redirect` says, and noted.
   *
   * ```js
   * const request = new Request("https://service.example/score", { method: "POST", body: "{}" });
   * const outcome = await webhook.call("trigger", request, { timeoutMs: 5_000 });
   * ```
   */
  call(campaignType: CampaignType, request: Request | URL | string, options?: CallOptions): Promise<Outcome>;
  /** Frees its memory at once; afterwards every call throws an Error. Otherwise it is garbage-collected. */
  free(): void;
}

/** For `using`: `Webhook` has `[Symbol.dispose]` if the compiler's `lib` has that symbol. */
type DisposeSymbol = SymbolConstructor extends { readonly dispose: infer S extends symbol } ? S : never;
export interface Webhook extends Record<DisposeSymbol, () => void> {}

/** One call, for a definition used once. */
export function evaluate(
  campaignType: CampaignType,
  response: ResponseLike | TransportFailure,
  definition: WebhookDefinition,
  options?: EvaluateOptions,
): Promise<Outcome>;

/** The same for a response as plain values, synchronously. In browsers `await ready` first. */
export function evaluateParts(
  campaignType: CampaignType,
  parts: ResponseParts | TransportFailure,
  definition: WebhookDefinition,
  options?: EvaluateOptions,
): Outcome;

/**
 * The outcome without lead data, for logs and reports: values, excerpts, payload and quotes in explanations become `…`;
 * attributes, field names, types, reasons, rules and positions stay.
 */
export function redact(outcome: Outcome): Outcome;

/**
 * Every value in a sample body, in document order, with the attribute that reaches it. In browsers `await ready` first.
 *
 * - Repeated elements carry their index; single ones do not.
 * - Of equal keys of a JSON object only the last is listed, since it counts.
 * - XML attributes follow their element, with steps such as `@id`; namespace declarations are not listed.
 * - The top of a JSON body has no attribute and is not listed.
 *
 * Throws ArgumentError (path `body`) for a body that is unreadable, over 16 MiB, or whose attributes exceed 2,000,000 characters
 * together.
 *
 * ```js
 * listAttributes("json", '{"orders": [{"city": "Gent"}]}').map((value) => value.responseAttribute);
 * // ["orders", "orders[0]", "orders[0].city"]
 * ```
 */
export function listAttributes(responseType: "json" | "xml", body: string | Uint8Array | ArrayBuffer): SampleAttribute[];

export interface SampleAttribute {
  /** null if no attribute can reach the value. */
  responseAttribute: string | null;
  /** Why `responseAttribute` is null. */
  unreachable?: "key-characters" | "undefined-xml" | "xml-attribute";
  /** The steps down to the value, for display: keys and indexes. */
  steps: (string | number)[];
  kind: "string" | "number" | "boolean" | "null" | "object" | "array" | "element";
  /** The value, or its first 80 characters and `…`. */
  excerpt: string;
  /** The data types whose fields would take the value, under the default assumptions. */
  fits: DataType[];
}

/**
 * Lead fields from a reply of Marketo's describe call (`GET /rest/v1/leads/describe.json`, text or parsed). In browsers
 * `await ready` first.
 *
 * Anything else returns a diagnostic of severity "error" and no fields: broken JSON with its position, replies of describe2 and
 * of schema/fields (they carry REST API names only), and Marketo's own errors.
 */
export function importLeadFields(describe: string | object): {
  leadFields: LeadField[];
  /** Fields without a SOAP API name, which no mapping can reach. */
  unmappable: { restName: string; displayName: string }[];
  diagnostics: Diagnostic[];
};

/** Constraints of a "Webhook is Called" trigger; all given ones must hold. */
export interface WebhookIsCalledTrigger {
  readonly webhook?: { readonly operator: "is" | "is-any"; readonly values?: readonly string[] };
  readonly response?: TextConstraint;
  readonly errorType?: TextConstraint;
}

export interface TextConstraint {
  readonly operator:
    | "is" | "is-not" | "starts-with" | "not-starts-with"
    | "contains" | "not-contains" | "is-empty" | "is-not-empty";
  /** Any one of them may match; for a negated operator none may. Case is ignored. */
  readonly values?: readonly string[];
}

/**
 * Whether a "Webhook is Called" trigger fires on the call of an outcome; `because` has the result of each constraint. If the
 * campaign makes no call, rule `called.no-call` decides; with `noCallTrigger: "silent"` it never fires. In browsers `await ready`
 * first.
 *
 * ```js
 * const outcome = await evaluate("trigger", new Response(null, { status: 404 }), { responseType: "json" });
 * triggerFires({ errorType: { operator: "is", values: ["not found"] } }, outcome).fires; // true
 * ```
 */
export function triggerFires(trigger: WebhookIsCalledTrigger, outcome: Outcome): { fires: boolean; because: Because[] };

/** The result of one constraint of a trigger. */
export interface Because extends Explained {
  constraint: "call" | "webhook" | "response" | "errorType";
  holds: boolean;
  rules: readonly RuleId[];
}

/** Fulfilled once the WebAssembly module runs: at once in Node, after fetching it in browsers. Rejected if it can't be loaded. */
export const ready: Promise<void>;
