// The error of a wrong call: one line that says what is wrong and how to fix it.

/** `id` is the id of its text, `values` fill it; a value that is itself a `CallError` is replaced by its text. */
export class CallError extends Error {
  constructor(id, values = {}) {
    super(id);
    this.id = id;
    this.values = values;
  }

  /** The message, in the texts of a language. */
  text(t) {
    const values = Object.entries(this.values).map(([name, value]) => [name, value instanceof CallError ? value.text(t) : value]);
    return t(this.id, Object.fromEntries(values));
  }
}
