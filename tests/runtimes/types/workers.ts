// A Worker, by Cloudflare's types.
import module from "marketo-webhook/marketo_webhook.wasm";
import { withOutcome } from "marketo-webhook/middleware";
import { initSync } from "marketo-webhook/slim";

interface Env {
  readonly KEY: string;
}
const compiled: WebAssembly.Module = module;
initSync(compiled);
const handler = async (
  request: Request<unknown, IncomingRequestCfProperties>,
  env: Env,
  context: ExecutionContext,
): Promise<Response> => {
  context.waitUntil(Promise.resolve());
  return Response.json({ key: env.KEY, country: request.cf?.country });
};
export default { fetch: withOutcome(handler, { responseType: "json" }) } satisfies ExportedHandler<Env>;
