// The public types of `marketo-webhook/slim`: the same functions, for callers that load the WebAssembly module themselves.
import type { Module, Request, Response, URL } from "./web.js";

export * from "./index.js";

/**
 * Loads the module once; a later call returns the first promise, unless that load failed. Until then everything else throws. A
 * URL is fetched: if `fetch` does not take `file:` URLs, as in Node, pass the bytes.
 *
 * ```js
 * import { init } from "marketo-webhook/slim";
 * import url from "marketo-webhook/marketo_webhook.wasm?url";
 *
 * await init(url);
 * ```
 */
export function init(
  source: Module | ArrayBufferView | ArrayBuffer | URL | string | Request | Response | Promise<Response>,
): Promise<void>;

/** The same synchronously, from a compiled module or its bytes. Throws while `init` is loading it. */
export function initSync(source: Module | ArrayBufferView | ArrayBuffer): void;
