// The public types of `marketo-webhook/http`: responses as other tools write them. Importing it loads no WebAssembly module.
import type { ResponseParts } from "./index.js";

/**
 * A response from a raw HTTP message, or from the output of `curl -i`, `curl -i -L`, `curl -v`, HTTPie or a browser's developer
 * tools. Of several heads (redirects, 100 Continue, a proxy's answer) the last one is the response. Bytes stay bytes, so that a
 * charset or a compressed body survives. `redirected` is true if a redirect came before it.
 *
 * - `headers` are pairs of name and value, in their order.
 * - The tools' own output is left out, also in the middle of a body, where curl writes it if both go to one place.
 * - The chunks of `Transfer-Encoding: chunked` are joined where the body still is in them.
 * - White space beyond Content-Length is the terminal's, and not part of the body.
 *
 * Throws ArgumentError (path `text`) with the reason and the line if the text is not a response, or if the tool did not print its
 * body.
 *
 * ```js
 * import { Webhook } from "marketo-webhook";
 * import { parseHttp } from "marketo-webhook/http";
 *
 * const parts = parseHttp('HTTP/2 200 \ncontent-type: application/json\n\n{"score": 72}');
 * const outcome = new Webhook({ responseType: "json" }).evaluateParts("trigger", parts);
 * ```
 */
export function parseHttp(text: string | Uint8Array): ResponseParts;

/**
 * The responses of a HAR (whole, or one entry), in order; entries without a response are left out.
 *
 * - `body` is text or bytes (from base64) as in the HAR, null if the HAR left out a body.
 * - `redirected` is true if an earlier entry redirects to the entry.
 * - `url` is empty if the entry has no request.
 *
 * Throws ArgumentError (path `har`) for anything but a HAR.
 */
export function parseHar(har: string | object): { parts: ResponseParts; url: string; startedDateTime: string | null }[];

/**
 * The curl command that sends the same request outside the browser and prints what `parseHttp` reads, quoted for a POSIX shell.
 *
 * Throws ArgumentError (path `request.url` and so on) for what such a command cannot send: an address that is not HTTP, an
 * invalid method or header, U+0000 in the body.
 */
export function curlCommand(request: { url: string; method?: string; headers?: Readonly<Record<string, string>>; body?: string }): string;
