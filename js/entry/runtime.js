// What every runtime exports: `cargo xtask build` makes an entry of it for each way to load the module (`load`).
//
// What needs the module is a name of this file, not passed on from another: a bundler that finds it used keeps the load
// beside it, and leaves it out with the module where nothing is used but the last line.
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
