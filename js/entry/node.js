import { readFileSync } from "node:fs";
import { start } from "../wasm.js";
import { initSync } from "../marketo_webhook.js";

const bytes = readFileSync(new URL("../marketo_webhook_bg.wasm", import.meta.url));
start(initSync({ module: new WebAssembly.Module(bytes) }));

export * from "../api.js";
