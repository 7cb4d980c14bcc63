import { start } from "../wasm.js";
import { initSync } from "../marketo_webhook.js";
// A compiled module, loaded with the graph: no permission is needed.
import source module from "../marketo_webhook_bg.wasm";

start(initSync({ module }));

export * from "../api.js";
