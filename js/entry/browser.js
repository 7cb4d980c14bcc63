import { startLater } from "../wasm.js";
import init from "../marketo_webhook.js";

startLater(init({ module_or_path: new URL("../marketo_webhook_bg.wasm", import.meta.url) }));

export * from "../api.js";
