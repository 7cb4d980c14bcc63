// Modules that a bundler is to make of an import.
import { isBuffer, isModule } from "./instantiate.js";
import { unexpectedImport } from "./why.js";

/** The import, unless the bundler made something else of it than a module or its bytes. */
export function compiled(given) {
  if (isModule(given) || isBuffer(given)) return given;
  throw unexpectedImport(given);
}
