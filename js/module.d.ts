// The public type of `marketo-webhook/marketo_webhook.wasm`, as Cloudflare Workers import it: a compiled module.
import type { Module } from "./web.js";

declare const module: Module;
export default module;
