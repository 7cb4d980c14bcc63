// What a value is by its name, since it may come from another realm.

export const isResponse = (value) => tagOf(value) === "[object Response]";

export function tagOf(value) {
  return Object.prototype.toString.call(value);
}
