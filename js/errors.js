// The errors that callers see.
import { quoted } from "./text.js";

/** Thrown for a malformed argument; `path` begins with the parameter's name. */
export class ArgumentError extends TypeError {
  static {
    // On the prototype, like the names of all errors.
    Object.defineProperty(this.prototype, "name", { value: "ArgumentError", writable: true, configurable: true });
  }

  code = "invalid-argument";

  constructor(path, message) {
    super(`${message}, at ${quoted(path)}`);
    this.path = path;
  }
}

/** Thrown for a failure of the module itself. */
export class InternalError extends Error {
  static {
    Object.defineProperty(this.prototype, "name", { value: "InternalError", writable: true, configurable: true });
  }

  code = "internal";
}

/** The error to throw from `entry`: the stack of an `ArgumentError` begins at the line that calls `entry`. */
export function calledFrom(entry, error) {
  if (error instanceof ArgumentError) Error.captureStackTrace?.(error, entry);
  return error;
}

/** Calls, and throws such an error. */
export function calledBy(entry, call) {
  try {
    return call();
  } catch (error) {
    throw calledFrom(entry, error);
  }
}
