// The library as the page uses it, in one file.
export * from "marketo-webhook";
export { translate } from "marketo-webhook/messages";
