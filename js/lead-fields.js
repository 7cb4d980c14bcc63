// Marketo's standard lead fields, which need no WebAssembly module.
import { standardFieldList } from "./standard-field-list.js";

export function standardFields() {
  return standardFieldList.map((field) => ({ ...field }));
}
