// The caller loads the module, by `init` or `initSync` of `marketo-webhook/slim`.
import "./slim.js";

export * from "../middleware.js";
