// The custom fields that the experiments write, and their values before each experiment: values that no reply writes.
export const FIELDS = [
  // First: every reply writes the name of its experiment here, to tell a call that was not made from one without effect.
  field("Call", "string", "before"),
  field("Text", "string", "before"),
  field("Number", "integer", 1000),
  field("Score", "score", 100),
  field("Flag", "boolean", false),
  field("Date", "date", "2001-01-01"),
  field("Email", "email", "before@probe.example"),
  field("Url", "url", "https://before.example/"),
];

/** One word, so that the API name that Marketo derives differs by its first letter at most. */
function field(word, dataType, before) {
  const name = `Probe${word}`;
  return { name, dataType, restName: `probe${word}`, displayName: name, before };
}

/** A field as definitions take it, without what belongs to the kit. */
export function leadField({ before, ...field }) {
  return field;
}
