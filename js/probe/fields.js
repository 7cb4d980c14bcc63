// The custom fields that the experiments write, and what each holds before every one of them: a value that no reply writes.
export const FIELDS = [
  // First: every reply writes the name of its experiment here, so that a call that was not made is told from one that does nothing.
  field("Call", "string", "before"),
  field("Text", "string", "before"),
  field("Number", "integer", 1000),
  field("Score", "score", 100),
  field("Flag", "boolean", false),
  field("Date", "date", "2001-01-01"),
  field("Email", "email", "before@probe.example"),
  field("Url", "url", "https://before.example/"),
];

/** One word, so that the API name that Marketo makes of the name is no other but for its first letter. */
function field(word, dataType, before) {
  const name = `Probe${word}`;
  return { name, dataType, restName: `probe${word}`, displayName: name, before };
}

/** A field without what is the kit's own, as definitions take it. */
export function leadField({ before, ...field }) {
  return field;
}
