// The public types of `marketo-webhook/middleware`, and of `marketo-webhook/slim/middleware` beside `marketo-webhook/slim`.
import type { CampaignType, Diagnostic, Outcome, WebhookDefinition } from "./index.js";
import type { Request, Response } from "./web.js";

/** An outcome as problem details of RFC 9457 (`application/problem+json`). */
export interface ProblemDetails {
  /** `urn:marketo-webhook:` and the type of the error, or `no-field-changes`. */
  type: string;
  title: string;
  /** 502 if Marketo would not use the response or would change no lead field, else 200. */
  status: number;
  detail: string;
  /** `webhookIsCalled.response` is empty if longer than 1,000 characters: the service has the body. */
  outcome: Outcome;
}

export interface OutcomeOptions {
  /** Which requests to look at. Default: all but OPTIONS and HEAD. */
  readonly when?: (request: Request) => boolean;
  /** Called with the outcome of each reply, after the reply has gone out, through `waitUntil` if available. `request` has its
   *  method, URL and headers; its body is used up. */
  readonly onOutcome?: (outcome: Outcome, request: Request) => void | Promise<void>;
  /** Findings about the definition, called once when it is compiled. Default: errors and warnings go to `console.warn`. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  /** A failure of the middleware itself; the reply goes out unchanged. */
  readonly onError?: (error: unknown, request: Request) => void;
  /**
   * Default "pass": never changes a reply. "problem" replaces certain 2xx replies by a 502 with problem details, so that Marketo
   * logs a failure: those that Marketo would not use (error 1001, an unreadable body), and those that change no field although
   * the definition has mappings. All other replies (redirects, 4xx, 5xx) go out unchanged. All headers are kept except those
   * about the body. A function decides for itself.
   */
  readonly enforce?: "pass" | "problem" | ((outcome: Outcome, request: Request) => boolean);
  /** Default "trigger". */
  readonly campaignType?: CampaignType;
  /** Larger bodies and event streams are not evaluated: they go out unchanged, and `onError` is called. Default 16 MiB. */
  readonly maxBodyBytes?: number;
}

/**
 * Wraps a handler of requests (Workers, `Deno.serve`, `Bun.serve`, Next.js, Vercel) to report the outcome of each reply. A short
 * body is read and sent on; a longer or slower one streams through while a copy is kept; only `enforce` waits for the whole body.
 * A reply compressed by the handler (gzip, deflate) is decompressed for the outcome. Errors thrown by the handler pass through.
 * Throws ArgumentError for a malformed definition or malformed options; if the slim module is not loaded yet, a malformed
 * definition goes to `onError` at the first reply.
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

/** The parts of Hono's context that `honoOutcome` uses. */
export interface HonoContext {
  req: { raw: Request };
  res: Response | undefined;
  set(key: "outcome", value: Outcome): void;
}

/**
 * The same as a middleware of Hono. With `enforce`, outer middleware finds the outcome in `c.get("outcome")`.
 *
 * ```js
 * app.use("/score", honoOutcome(definition, { enforce: "problem" }));
 * ```
 */
export function honoOutcome(definition: WebhookDefinition, options?: OutcomeOptions): (context: HonoContext, next: () => Promise<void>) => Promise<void>;

/** The outcome as problem details, for a reply of your own. `type` is "about:blank" for an outcome with updates. */
export function toProblem(outcome: Outcome): ProblemDetails;
