import module from "marketo-webhook/marketo_webhook.wasm?module";
import { evaluateParts, initSync } from "marketo-webhook/slim";
import { EXPECTED } from "../../../expected.js";

initSync(module);

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "line", marketoField: "City" }] };

export const runtime = "edge";
export const GET = () => {
  const { updates } = evaluateParts("trigger", { status: 200, body: JSON.stringify({ line: EXPECTED }) }, definition);
  return new Response(updates[0].value);
};
