// The type of a value by its tag, since it may come from another realm.

export const isResponse = (value) => tagOf(value) === "[object Response]";

export function tagOf(value) {
  return Object.prototype.toString.call(value);
}
