// The address of the module, as Vite's types have it.
/// <reference types="vite/client" />
import url from "marketo-webhook/marketo_webhook.wasm?url";
import { init } from "marketo-webhook/slim";

export const loaded: Promise<void> = init(url satisfies string);
