// Loads nothing by itself: the caller brings the WebAssembly module. Names are as in `runtime.js`; `ready` changes when a
// load that has failed is tried again.
import "../load/slim.js";
import * as api from "../api.js";

export { init, initSync } from "../load/slim.js";
export { ready } from "../wasm.js";
export const evaluate = api.evaluate;
export const evaluateParts = api.evaluateParts;
export const importLeadFields = api.importLeadFields;
export const listAttributes = api.listAttributes;
export const triggerFires = api.triggerFires;
export const Webhook = api.Webhook;

export * from "../without-module.js";
