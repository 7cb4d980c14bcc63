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

/** What Marketo does where Adobe is silent, or where what it writes is contradicted. The first value is the default. */
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
   * Lead fields by SOAP API name. Marketo's standard fields are built in; an entry here overrides them, and the last of two
   * of one name the first.
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
  /** As any client has them: `Headers`, a Map, pairs, or an object by name, in which `IncomingMessage.headers`, axios and got put
   *  lists, numbers, null and undefined. Only Content-Type, Content-Encoding and Retry-After are read, whatever their case:
   *  of a list the first, of a number its text. */
  readonly headers?: Headers | Iterable<readonly [string, string]> | object;
  readonly body?: string | Uint8Array | ArrayBuffer | null;
  /** Whether redirects were followed to it. Default false. */
  readonly redirected?: boolean;
}

/** A call that got no response. */
export interface TransportFailure {
  readonly failure: "timeout" | "network";
  readonly detail?: string;
}

/** How sure a rule is, the surest first: Adobe says it of webhooks, practitioners report it, Adobe says it of another
 *  feature, or nobody says. "advice" is no claim about Marketo, but what the library makes of it. */
export type Basis = "documented" | "observed" | "sibling" | "assumed" | "advice";

/** What a text says, apart from its language. `translate` of `marketo-webhook/messages` makes the text of it. */
export interface Explanation {
  /** Which text: a key of the catalogues. Stable: a new meaning gets a new id. */
  id: string;
  /** What fills it. Names, values and numbers as they are; an explanation where a part of the text is one. */
  values: Readonly<Record<string, string | number | readonly string[] | Explanation>>;
}

/** Whatever is said to people carries its text in English and what it is made of. */
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
  /** In mapping order. updates.length + skipped.length is the number of mappings; `mapping` says which is which. */
  skipped: SkippedMapping[];
  webhookIsCalled: WebhookIsCalled;
  /** The rules that decided the outcome as a whole. */
  rules: readonly RuleId[];
  notes: Note[];
}

/** The response changes no lead field. */
export interface ErrorOutcome {
  kind: "error";
  /** The HTTP status; null where there was no response. */
  status: number | null;
  error: WebhookError;
  /**
   * What the "Webhook is Called" trigger sees; null where it does not fire (`noCallTrigger: "silent"`). Without a response its
   * response is empty.
   */
  webhookIsCalled: WebhookIsCalled | null;
  rules: readonly RuleId[];
  notes: Note[];
}

export interface WebhookError extends Explained {
  type:
    | "batch-campaign" | "executable-campaign" | "empty-body" | "http-status"
    | "timeout" | "network" | "unreadable-body";
  /** 1000, 1001, or the HTTP status; null where Marketo documents no number. */
  code: number | null;
  /** The reason phrase; null where there was no HTTP response. */
  errorType: string | null;
  /** The rule that decides. */
  rule: RuleId;
  /** Who can mend it: the campaign or webhook set-up, the same call later, or the called service. */
  recovery: "configuration" | "retry" | "service";
  /** From Retry-After, in whole seconds, where the response carries a delay in seconds. */
  retryAfterSeconds?: number;
  /** Where the body stops being readable: offset in bytes of its UTF-8 text from 0, line and column (in characters) from 1. */
  position?: { offset: number; line: number; column: number };
}

export interface FieldUpdate {
  /** Which of `responseMappings`, from 0. */
  mapping: number;
  marketoField: string;
  /** The field's REST API name, where it is known. */
  restName: string | null;
  responseAttribute: string;
  dataType: DataType;
  /** The typed value; null clears the field. An integer past 2^53 comes as its text. */
  value: string | number | boolean | null;
  /** The text that is written; null clears the field. */
  text: string | null;
  truncated: boolean;
  /** True where the value is added to what the field holds (`signedScore: "relative"`). */
  relative: boolean;
  /** The least sure of the bases of `rules`. */
  basis: Basis;
  rules: readonly RuleId[];
}

export interface SkippedMapping extends Explained {
  /** Which of `responseMappings`, from 0. */
  mapping: number;
  marketoField: string;
  responseAttribute: string;
  reason:
    | "invalid-attribute" | "unknown-field" | "read-only-field" | "not-found" | "not-scalar"
    | "null-value" | "empty-value" | "incompatible-type" | "out-of-range" | "too-long"
    | "ambiguous-element" | "undefined-xml";
  /** The rule that decides. */
  rule: RuleId;
  /** How sure that rule is. */
  basis: Basis;
  /** What would have it written, where the assumption of `rule` decides: its first value that does. */
  switch?: { assumption: keyof Assumptions; value: string };
  /** The longest leading part of the attribute that resolved; empty where none did. */
  resolved: string;
  /** What stands at the attribute, where something does. */
  found?: { kind: "string" | "number" | "boolean" | "null" | "object" | "array" | "element"; excerpt: string };
  /** What to write instead, for the attribute or for the field. */
  suggestion?: { for: "responseAttribute" | "marketoField"; value: string };
  rules: readonly RuleId[];
}

/** The values that the "Webhook is Called" trigger and filter test. */
export interface WebhookIsCalled {
  webhook: string | null;
  /** The literal response payload. That of a long body is an accessor, which decodes it when it is first read. */
  response: string;
  /** The reason phrase; null where there was no HTTP response. Triggers see null as empty. */
  errorType: string | null;
  /** The number beside it: the status, 1000 or 1001; null where none is documented. */
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
  /** Which of `responseMappings`, where one is meant. */
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
  /** Index into responseMappings, where one mapping is meant. */
  mapping?: number;
  /** Where in the attribute, in UTF-16 code units. */
  span?: { start: number; end: number };
  suggestion?: { for: "responseAttribute" | "marketoField"; value: string };
}

/**
 * A webhook, checked and compiled once, evaluated many times. It has private members, so that a proxy of it does not work: in
 * Vue's `reactive` and the like keep it in `markRaw`.
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
   * Throws ArgumentError for a value that is no definition; a definition with mistakes is compiled all the same,
   * and `diagnostics` lists them.
   * In browsers `await ready` first.
   */
  constructor(definition: WebhookDefinition);
  /** What is wrong with the definition, before any call. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Reads a clone: `response` stays readable (one of node-fetch is read itself, since its clone waits for the original).
   * Rejects with ArgumentError for an opaque or already used response, and for what is no response; with the signal's reason.
   * A body over the limit is an outcome (`decide.body-limit`).
   */
  evaluate(campaignType: CampaignType, response: ResponseLike | TransportFailure, options?: EvaluateOptions): Promise<Outcome>;
  /** The same for a response as plain values. Throws ArgumentError where they are no such values. */
  evaluateParts(campaignType: CampaignType, parts: ResponseParts | TransportFailure, options?: EvaluateOptions): Outcome;
  /**
   * Sends the request and evaluates the reply; sends nothing for a campaign that cannot call webhooks. The call, its body
   * included, ends after `timeoutMs`: a time-out and a failed connection are outcomes. The caller's own `signal` rejects
   * with its reason. Redirects are followed as `redirect` says, and noted.
   *
   * ```js
   * const request = new Request("https://service.example/score", { method: "POST", body: "{}" });
   * const outcome = await webhook.call("trigger", request, { timeoutMs: 5_000 });
   * ```
   */
  call(campaignType: CampaignType, request: Request | URL | string, options?: CallOptions): Promise<Outcome>;
  /** Gives its memory back at once; afterwards every call throws an Error. One that is not freed is collected in time. */
  free(): void;
}

/** For `using`: `Webhook` has `[Symbol.dispose]` where the compiler's `lib` has that symbol, and none where it has not. */
type DisposeSymbol = SymbolConstructor extends { readonly dispose: infer S extends symbol } ? S : never;
export interface Webhook extends Record<DisposeSymbol, () => void> {}

/** One call, for a definition used once. */
export function evaluate(
  campaignType: CampaignType,
  response: ResponseLike | TransportFailure,
  definition: WebhookDefinition,
  options?: EvaluateOptions,
): Promise<Outcome>;

/** The same for a response as plain values, at once. In browsers `await ready` first. */
export function evaluateParts(
  campaignType: CampaignType,
  parts: ResponseParts | TransportFailure,
  definition: WebhookDefinition,
  options?: EvaluateOptions,
): Outcome;

/**
 * The outcome without lead data: values, excerpts, payload and what explanations quote become `…`; attributes, field names, types,
 * reasons, rules and positions stay. For logs and reports.
 */
export function redact(outcome: Outcome): Outcome;

/**
 * Every value in a sample body, in document order, with the attribute that reaches it. In browsers `await ready` first.
 *
 * - Repeated elements carry their index, elements that stand alone none.
 * - Of equal keys of a JSON object the last counts, and the others are not listed.
 * - XML attributes come behind their element, with steps such as `@id`; declarations of namespaces are not listed.
 * - The top of a JSON body has no attribute and is not listed.
 *
 * Throws ArgumentError (path `body`) for a body that is not readable, of more than 16 MiB, or whose values have attributes
 * of more than 2,000,000 characters together.
 *
 * ```js
 * listAttributes("json", '{"orders": [{"city": "Gent"}]}').map((value) => value.responseAttribute);
 * // ["orders", "orders[0]", "orders[0].city"]
 * ```
 */
export function listAttributes(responseType: "json" | "xml", body: string | Uint8Array | ArrayBuffer): SampleAttribute[];

export interface SampleAttribute {
  /** null where no attribute can reach the value. */
  responseAttribute: string | null;
  /** Why not, where it is null. */
  unreachable?: "key-characters" | "undefined-xml" | "xml-attribute";
  /** The steps down to the value, for display: keys and indexes. */
  steps: (string | number)[];
  kind: "string" | "number" | "boolean" | "null" | "object" | "array" | "element";
  /** The value, or its first 80 characters and `…`. */
  excerpt: string;
  /** Data types whose fields would take the value, under the default assumptions. */
  fits: DataType[];
}

/**
 * Lead fields out of a reply of Marketo's describe call (`GET /rest/v1/leads/describe.json`, text or parsed). In browsers
 * `await ready` first.
 *
 * What is no such reply gives a diagnostic of severity "error" and no fields: broken JSON with its position, replies of
 * describe2 and of schema/fields (they carry REST API names only), and Marketo's own errors.
 */
export function importLeadFields(describe: string | object): {
  leadFields: LeadField[];
  /** Fields that have no SOAP API name, so no mapping reaches them. */
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
  /** Any one of them may match; of a negated operator none may. Compared without regard to case. */
  readonly values?: readonly string[];
}

/**
 * Whether a "Webhook is Called" trigger fires on the call of an outcome; `because` says of each constraint how it came
 * out. A campaign that makes no call fires it as `called.no-call` says; with `noCallTrigger: "silent"` never. In browsers
 * `await ready` first.
 *
 * ```js
 * const outcome = await evaluate("trigger", new Response(null, { status: 404 }), { responseType: "json" });
 * triggerFires({ errorType: { operator: "is", values: ["not found"] } }, outcome).fires; // true
 * ```
 */
export function triggerFires(trigger: WebhookIsCalledTrigger, outcome: Outcome): { fires: boolean; because: Because[] };

/** How one constraint of a trigger came out. */
export interface Because extends Explained {
  constraint: "call" | "webhook" | "response" | "errorType";
  holds: boolean;
  rules: readonly RuleId[];
}

/** Fulfilled once the WebAssembly module runs: at once in Node, after it was fetched in browsers. Rejected if it can't be loaded. */
export const ready: Promise<void>;
