// What a wrong call gets: one line that says what and how to mend it.

/** `id` is the id of its text, `values` are what fills it; one that is a `CallError` is said in the place of its text. */
export class CallError extends Error {
  constructor(id, values = {}) {
    super(id);
    this.id = id;
    this.values = values;
  }

  /** What it says, by the texts of a language. */
  text(t) {
    const values = Object.entries(this.values).map(([name, value]) => [name, value instanceof CallError ? value.text(t) : value]);
    return t(this.id, Object.fromEntries(values));
  }
}
