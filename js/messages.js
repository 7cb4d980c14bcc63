// `marketo-webhook/messages`. It must not import the WebAssembly module.
import { en } from "./messages/en.js";
import { render } from "./render.js";

export function translate(explanation, catalogue, fallback = en) {
  return render(explanation, catalogue, fallback);
}
