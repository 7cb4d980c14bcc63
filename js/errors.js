// The errors that callers see.
import { quoted } from "./text.js";

/** What a malformed argument gets; `path` begins with the parameter's name. */
export class ArgumentError extends TypeError {
  static {
    // On the prototype, as the names of all errors are.
    Object.defineProperty(this.prototype, "name", { value: "ArgumentError", writable: true, configurable: true });
  }

  code = "invalid-argument";

  constructor(path, message) {
    super(`${message}, at ${quoted(path)}`);
    this.path = path;
  }
}

/** What a failure of the module itself gets. */
export class InternalError extends Error {
  static {
    Object.defineProperty(this.prototype, "name", { value: "InternalError", writable: true, configurable: true });
  }

  code = "internal";
}

/** What a getter or a trap of the caller's own has thrown while the module read an argument: it passes through as it is. */
export class Thrown {
  constructor(reason) {
    this.reason = reason;
  }
}

/** What `entry` throws: the stack of an `ArgumentError` begins at the line that calls it. */
export function calledFrom(entry, error) {
  if (error instanceof ArgumentError) Error.captureStackTrace?.(error, entry);
  return error;
}

/** Does what `entry` does at once. */
export function calledBy(entry, call) {
  try {
    return call();
  } catch (error) {
    throw calledFrom(entry, error);
  }
}
