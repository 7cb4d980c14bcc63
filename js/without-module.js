// What every entry exports that needs no WebAssembly module.
export { ArgumentError, InternalError } from "./errors.js";
export { standardFields } from "./lead-fields.js";
export { redact } from "./redact.js";
export { assumptions, rules } from "./rules.js";
