import { start } from "../wasm.js";
import { initSync } from "../marketo_webhook.js";
// A compiled module: Workers do not compile bytes.
import module from "../marketo_webhook_bg.wasm";

start(initSync({ module }));

export * from "../api.js";
