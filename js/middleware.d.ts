// The public types of `marketo-webhook/middleware`: for services that Marketo calls.
import type { CampaignType, Outcome, WebhookDefinition } from "./index.js";

/** An outcome as RFC 9457 (`application/problem+json`) has it. */
export interface ProblemDetails {
  /** `urn:marketo-webhook:` and the type of the error, or `no-field-changes`. */
  type: string;
  title: string;
  /** 502 where Marketo would ignore the response or change no lead field, else 200. */
  status: number;
  detail: string;
  outcome: Outcome;
}

export interface OutcomeOptions {
  /** Called with the outcome of every reply; with `waitUntil` where the runtime has it. */
  onOutcome?: (outcome: Outcome, request: Request) => void | Promise<void>;
  /** A failure of the middleware itself; the reply goes out unchanged. */
  onError?: (error: unknown, request: Request) => void;
  /** "pass" (default) never changes a reply; "problem" replaces one that Marketo would ignore or that changes no field. */
  enforce?: "pass" | "problem";
  /** Default "trigger". */
  campaignType?: CampaignType;
  /** Larger bodies are not evaluated; `onError` hears of them. Default 16 MiB. */
  maxBodyBytes?: number;
}

export type Handler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/**
 * Wraps a handler of requests (Workers, `Deno.serve`, `Bun.serve`, Vercel) so that the outcome of each reply is known.
 * The reply passes through untouched and unbuffered; what the handler throws passes through as well. For the outcome a
 * body is read to its end, at most `maxBodyBytes` of it, even where the client is slower or has gone. Throws ArgumentError
 * for a malformed definition or malformed options.
 *
 * ```js
 * export default {
 *   fetch: withOutcome(handler, definition, { onOutcome: (outcome) => console.log(outcome.kind) }),
 * };
 * ```
 */
export function withOutcome<Rest extends unknown[]>(
  handler: Handler<Rest>,
  definition: WebhookDefinition,
  options?: OutcomeOptions,
): Handler<Rest>;

/** What `honoOutcome` uses of Hono's context. */
export interface HonoContext {
  req: { raw: Request };
  res: Response | undefined;
}

/**
 * The same as a middleware of Hono.
 *
 * ```js
 * app.use("/score", honoOutcome(definition, { enforce: "problem" }));
 * ```
 */
export function honoOutcome(
  definition: WebhookDefinition,
  options?: OutcomeOptions,
): (context: HonoContext, next: () => Promise<void>) => Promise<void>;

/** The outcome as problem details, for a reply of one's own. */
export function toProblem(outcome: Outcome): ProblemDetails;
