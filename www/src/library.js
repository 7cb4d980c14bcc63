// The library as the page uses it, in one file.
export * from "marketo-webhook";
export { curlCommand, parseHar, parseHttp } from "marketo-webhook/http";
export { translate } from "marketo-webhook/messages";
