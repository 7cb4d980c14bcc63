// Definitions, checked and written for `src/js/definition.rs`. Each member is read once, since a getter may be behind it.
import { Given } from "./given.js";
import { checkKeys, checkText, indexOf, listOf, unexpected } from "./validate.js";

const DEFINITION = ["name", "responseType", "responseMappings", "leadFields", "assumptions"];
const MAPPING = ["responseAttribute", "marketoField"];
const LEAD_FIELD = ["name", "dataType", "length", "readOnly", "restName", "displayName"];
const MAX_LENGTH = 2 ** 32 - 1;

/** A definition's name, and what the module is handed of it. */
export function readDefinition(vocabulary, definition) {
  const given = new Given();
  const path = "definition";
  checkKeys(definition, path, DEFINITION);
  given.word(1 + indexOf(vocabulary.responseTypes, definition.responseType, `${path}.responseType`));
  const { name } = definition;
  given.optionalText(name === undefined ? name : checkText(name, `${path}.name`));
  const { responseMappings = [], leadFields, assumptions = {} } = definition;
  given.word(listOf(responseMappings, `${path}.responseMappings`).length);
  for (let i = 0; i < responseMappings.length; i++) mapping(given, responseMappings[i], `${path}.responseMappings[${i}]`);
  given.word(Number(leadFields !== undefined));
  if (leadFields !== undefined) {
    given.word(listOf(leadFields, `${path}.leadFields`).length);
    for (let i = 0; i < leadFields.length; i++) leadField(given, leadFields[i], `${path}.leadFields[${i}]`);
  }
  checkKeys(assumptions, `${path}.assumptions`, vocabulary.assumptions);
  for (const name of vocabulary.assumptions) {
    const value = assumptions[name];
    given.word(value === undefined ? 0 : 1 + indexOf(vocabulary[name], value, `${path}.assumptions.${name}`));
  }
  return { name: name ?? null, parts: given.parts() };
}

function mapping(given, mapping, path) {
  checkKeys(mapping, path, MAPPING);
  for (const member of MAPPING) given.text(checkText(mapping[member], path, member));
}

function leadField(given, field, path) {
  checkKeys(field, path, LEAD_FIELD);
  given.text(checkText(field.name, path, "name"));
  given.text(checkText(field.dataType, path, "dataType"));
  const { length, readOnly = false } = field;
  if (length !== undefined && !(Number.isInteger(length) && length >= 1 && length <= MAX_LENGTH)) {
    throw unexpected(`${path}.length`, `a whole number from 1 to ${MAX_LENGTH}`, length);
  }
  given.word(length ?? 0);
  if (typeof readOnly !== "boolean") throw unexpected(`${path}.readOnly`, "true or false", readOnly);
  given.word(Number(readOnly));
  for (const member of ["restName", "displayName"]) {
    const text = field[member];
    given.optionalText(text === undefined ? text : checkText(text, path, member));
  }
}
