// What a caller writes where the compiler has the web's types: then the package's are these.

import { type CallOptions, type EvaluateOptions, evaluate, type Outcome, type ResponseLike, Webhook } from "marketo-webhook";
import { type HonoContext, honoOutcome, type OutcomeOptions, withOutcome } from "marketo-webhook/middleware";
import * as slim from "marketo-webhook/slim";
import { withOutcome as slimWithOutcome } from "marketo-webhook/slim/middleware";

/** Each is assignable to the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Yes<T extends true> = T;
export type Exact = [
  Yes<Same<Parameters<Webhook["call"]>[1], Request | URL | string>>,
  Yes<Same<EvaluateOptions["signal"], AbortSignal | undefined>>,
  Yes<
    Same<
      Omit<CallOptions, "signal" | "fetch" | "timeoutMs" | "maxBodyBytes">,
      Omit<NonNullable<Parameters<typeof fetch>[1]>, "signal">
    >
  >,
  Yes<Same<NonNullable<CallOptions["fetch"]>, (request: Request) => Promise<ResponseLike>>>,
  Yes<Same<NonNullable<OutcomeOptions["when"]>, (request: Request) => boolean>>,
  Yes<Same<HonoContext["req"]["raw"], Request>>,
  Yes<Same<HonoContext["res"], Response | undefined>>,
  Yes<Same<ReturnType<ReturnType<typeof withOutcome>>, Promise<Response>>>,
];

export async function use(webhook: Webhook, signal: AbortSignal): Promise<Outcome[]> {
  const request = new Request("https://service.example/score", { method: "POST", body: "{}" });
  webhook.evaluateParts("trigger", { status: 200, headers: new Headers({ a: "b" }) });
  await slim.init(new URL("https://service.example/marketo_webhook.wasm"));
  await slim.init(fetch("https://service.example/marketo_webhook.wasm"));
  await slim.init(new Response(""));
  return [
    await evaluate("trigger", new Response("{}"), { responseType: "json" }, { signal }),
    await webhook.evaluate("trigger", await fetch("https://service.example/"), {
      maxBodyBytes: 10,
      signal: AbortSignal.timeout(10),
    }),
    await webhook.call("trigger", request, { timeoutMs: 5_000 }),
    await webhook.call("trigger", new URL("https://service.example/"), {
      method: "POST",
      body: "{}",
      headers: { a: "b" },
      redirect: "manual",
      signal,
      fetch,
    }),
  ];
}

export const wrapped: (request: Request, env: { key: string }) => Promise<Response> = withOutcome(
  (request, env: { key: string }) => new Response(env.key + request.url),
  { responseType: "json" },
  {
    onOutcome: async (outcome, request) => void [outcome.kind, request.url],
    enforce: "problem",
    onError: (error: unknown, { url }) => void [error, url],
  },
);
export const slimWrapped: (request: Request) => Promise<Response> = slimWithOutcome((request) => new Response(request.url), {
  responseType: "json",
});

/** As Next.js has it. */
interface NextRequest extends Request {
  readonly nextUrl: { readonly pathname: string };
}
export const route: (request: NextRequest, context: { params: Promise<{ id: string }> }) => Promise<Response> = withOutcome(
  async (request: NextRequest, { params }: { params: Promise<{ id: string }> }) =>
    new Response(request.nextUrl.pathname + (await params).id),
  { responseType: "json" },
  { when: ({ method }) => method === "POST", enforce: ({ kind }, { url }) => kind === "error" && url !== "" } as const,
);
export const hono = (
  context: { req: { raw: Request }; res: Response; set(key: string, value: unknown): void },
  next: () => Promise<void>,
): Promise<void> =>
  honoOutcome({ responseType: "none" }, { onOutcome: (outcome, { url }) => void [outcome.kind, url] })(context, next);

// @ts-expect-error: a response is no request
new Webhook({ responseType: "json" }).call("trigger", new Response(""));
// @ts-expect-error: no method
new Webhook({ responseType: "json" }).call("trigger", "https://service.example/", { method: 5 });
// @ts-expect-error: a text is no response
withOutcome(() => "{}", { responseType: "json" });
// @ts-expect-error: a request is no response
evaluate("trigger", new Request("https://service.example/"), { responseType: "json" });
