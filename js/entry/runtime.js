// What every runtime exports: `cargo xtask build` makes one entry of it for each way to load the module (`load`).
//
// Exports that need the module are defined in this file, not re-exported: a bundler that finds one used keeps the load, and drops
// it together with the module if only the last line is used.
import "#load";
import * as api from "../api.js";

export const evaluate = api.evaluate;
export const evaluateParts = api.evaluateParts;
export const importLeadFields = api.importLeadFields;
export const listAttributes = api.listAttributes;
export const ready = api.ready;
export const triggerFires = api.triggerFires;
export const Webhook = api.Webhook;

export * from "../without-module.js";
