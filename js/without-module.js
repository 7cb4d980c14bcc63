// The exports of every entry that need no WebAssembly module.
export { ArgumentError, InternalError } from "./errors.js";
export { standardFields } from "./lead-fields.js";
export { redact } from "./redact.js";
export { assumptions, rules } from "./rules.js";
