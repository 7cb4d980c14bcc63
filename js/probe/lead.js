// A lead as Marketo's REST API returns it: its values for the kit's fields.

/** Marks a field that the lead does not have. */
export const MISSING = Symbol("missing");

/**
 * The value of a field by its REST or its SOAP name; `MISSING` without either, and a list of both if they differ. Values are
 * compared with their types: a field of another type would hold a number as a text.
 */
export function held(lead, { name, restName }) {
  const values = [restName, name].filter((key) => key !== undefined && Object.hasOwn(lead, key)).map((key) => lead[key]);
  const [value = MISSING] = values;
  return values.every((other) => other === value) ? value : values;
}
