// Modules that a bundler makes of an import.
import { isBuffer, isModule } from "./instantiate.js";
import { unexpectedImport } from "./why.js";

/** The import, unless the bundler made something other than a module or its bytes of it. */
export function compiled(given) {
  if (isModule(given) || isBuffer(given)) return given;
  throw unexpectedImport(given);
}
