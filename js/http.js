// `marketo-webhook/http`: responses as other tools write them. It must not import the WebAssembly module.
export { curlCommand } from "./curl-command.js";
export { parseHar } from "./har.js";
export { parseHttp } from "./http-message.js";
