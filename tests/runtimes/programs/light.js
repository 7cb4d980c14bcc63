// The light Response of `@hono/node-server`: its text is read in place, and it is sent itself.
import { getRequestListener } from "@hono/node-server";
import { withOutcome } from "marketo-webhook/middleware";
import { definition } from "./service.js";

const ofNode = Response;
// Replaces Response by the light one.
getRequestListener(() => {});
const request = new Request("http://localhost/");
const result = {};
for (const [name, body, init] of [
  ["text", '{"score": 1}'],
  ["latin1", '{"score": "5\u00e9"}', { headers: { "content-type": "application/json; charset=iso-8859-1" } }],
  ["long", '{"score": 2, "pad": "\u00e9\u00e9\u00e9"}', { headers: { "x-own": "1" } }],
  ["bytes", new TextEncoder().encode('{"score": 3}')],
  ["stream", new Blob(['{"score": 4}']).stream()],
  ["none", null, { status: 204 }],
  ["status", "gone", { status: 410 }],
]) {
  const reply = new Response(body, init);
  let tell;
  const heard = new Promise((resolve) => {
    tell = resolve;
  });
  const options = { maxBodyBytes: name === "long" ? 28 : undefined, onOutcome: tell, onError: tell };
  const sent = await withOutcome(() => reply, definition, options)(request);
  const outcome = await heard;
  result[name] = [sent === reply, outcome.code ?? outcome.error?.type ?? outcome.updates[0].text, await sent.text()];
}
console.log(JSON.stringify({ isLight: Response !== ofNode, result }));
