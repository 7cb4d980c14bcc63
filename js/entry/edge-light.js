import { start } from "../wasm.js";
import { initSync } from "../marketo_webhook.js";
// A compiled module, by the convention of Vercel's edge runtime.
import module from "../marketo_webhook_bg.wasm?module";

start(initSync({ module }));

export * from "../api.js";
