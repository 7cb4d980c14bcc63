// The public types of `marketo-webhook/http`: responses as other tools write them. Importing it loads no WebAssembly module.
import type { ResponseParts } from "./index.js";

/**
 * A response out of a raw HTTP message, or of what `curl -i`, `curl -i -L`, `curl -v`, HTTPie or a browser's developer tools
 * printed: of several heads (redirects, 100 Continue, a proxy's answer) the last one is the response. Bytes stay bytes, so
 * that a charset or a compressed body survives. `redirected` is true where a redirect came before it.
 *
 * - `headers` are pairs of name and value, in their order.
 * - What the tools say themselves is left out, in the middle of a body too: there curl writes it where it prints both to one place.
 * - The chunks of `Transfer-Encoding: chunked` are joined where the body still is in them.
 * - White space that goes past Content-Length is no part of the body: it is the terminal's.
 *
 * Throws ArgumentError (path `text`) with the reason and the line for what is none, and for one whose body the tool did not
 * print.
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
 * The responses of a HAR (whole, or one entry), in its order; those without a response are left out.
 *
 * - `body` is text where the HAR has text, bytes where it has base64, null where it has left out a body that there was.
 * - `redirected` is true where an earlier entry redirects to the entry.
 * - `url` is empty where the entry has no request.
 *
 * Throws ArgumentError (path `har`) for what is no HAR.
 */
export function parseHar(har: string | object): { parts: ResponseParts; url: string; startedDateTime: string | null }[];

/**
 * The command that sends the same request outside the browser, and prints what `parseHttp` reads. It is quoted for a POSIX shell.
 *
 * Throws ArgumentError (path `request.url` and so on) for what no such command can send: an address that is not of HTTP, a
 * method or a header that HTTP does not have, U+0000 in the body.
 */
export function curlCommand(request: { url: string; method?: string; headers?: Readonly<Record<string, string>>; body?: string }): string;
