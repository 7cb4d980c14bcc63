// The public types of `marketo-webhook/middleware`, and of `marketo-webhook/slim/middleware` beside `marketo-webhook/slim`.
import type { CampaignType, Diagnostic, Outcome, WebhookDefinition } from "./index.js";
import type { Request, Response } from "./web.js";

/** An outcome as RFC 9457 (`application/problem+json`) has it. */
export interface ProblemDetails {
  /** `urn:marketo-webhook:` and the type of the error, or `no-field-changes`. */
  type: string;
  title: string;
  /** 502 where Marketo would not use the response or change no lead field, else 200. */
  status: number;
  detail: string;
  /** `webhookIsCalled.response` is empty where it is longer than 1,000 characters: the service has the body. */
  outcome: Outcome;
}

export interface OutcomeOptions {
  /** Which requests are looked at. Default: all but OPTIONS and HEAD. */
  readonly when?: (request: Request) => boolean;
  /** Called with the outcome of each reply, after the reply has gone out and through `waitUntil` where there is one:
   *  never in its way. `request` has its method, URL and headers; its body is used. */
  readonly onOutcome?: (outcome: Outcome, request: Request) => void | Promise<void>;
  /** Findings about the definition, once, as it is compiled. Default: errors and warnings go to `console.warn`. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  /** A failure of the middleware itself; the reply goes out unchanged. */
  readonly onError?: (error: unknown, request: Request) => void;
  /**
   * Default "pass": never changes a reply. "problem" replaces a 2xx reply that Marketo would not use (error 1001, an
   * unreadable body) or that changes no field, though the definition has mappings, by a 502 with problem details, so that Marketo logs a failure instead of
   * nothing. Every other reply (redirects, 4xx, 5xx: they say what they are) goes out as it is. All headers stay but those
   * of the body. A function decides itself.
   */
  readonly enforce?: "pass" | "problem" | ((outcome: Outcome, request: Request) => boolean);
  /** Default "trigger". */
  readonly campaignType?: CampaignType;
  /** Larger bodies, and event streams, are not evaluated: they pass, and `onError` hears of them. Default 16 MiB. */
  readonly maxBodyBytes?: number;
}

/**
 * Wraps a handler of requests (Workers, `Deno.serve`, `Bun.serve`, Next.js, Vercel) so that the outcome of each reply is
 * known. A body that is there at once is read and sent on, a longer or slower one streams through while it is looked at; only
 * `enforce` waits for the whole. A reply that the handler has compressed
 * (gzip, deflate) is decompressed for the outcome. What the handler throws passes through. Throws ArgumentError for a
 * malformed definition or malformed options; the
 * slim one, if its module is not loaded yet, tells `onError` of a malformed definition at the first reply.
 *
 * ```js
 * export default {
 *   fetch: withOutcome(handler, definition, { onOutcome: (outcome) => console.log(outcome.kind) }),
 * };
 * ```
 */
export function withOutcome<R extends Request, Rest extends any[]>(
  handler: (request: R, ...rest: Rest) => Response | Promise<Response>,
  definition: WebhookDefinition,
  options?: OutcomeOptions,
): (request: R, ...rest: Rest) => Promise<Response>;

/** What `honoOutcome` uses of Hono's context. */
export interface HonoContext {
  req: { raw: Request };
  res: Response | undefined;
  set(key: "outcome", value: Outcome): void;
}

/**
 * The same as a middleware of Hono. With `enforce` the outcome is `c.get("outcome")` for what stands outside of it.
 *
 * ```js
 * app.use("/score", honoOutcome(definition, { enforce: "problem" }));
 * ```
 */
export function honoOutcome(definition: WebhookDefinition, options?: OutcomeOptions): (context: HonoContext, next: () => Promise<void>) => Promise<void>;

/** The outcome as problem details, for a reply of one's own. `type` is "about:blank" for an outcome with updates. */
export function toProblem(outcome: Outcome): ProblemDetails;
