// The leads to import: one for each experiment, whose first name is that of the experiment.

/** As a CSV table: every field of the kit has its value from before a call. */
export function leadList({ fields, experiments }) {
  const head = ["Email Address", "First Name", ...fields.map(({ displayName }) => displayName)];
  const rows = experiments.map(({ name }) => [`${name}@probe.example`, name, ...fields.map(({ before }) => before)]);
  return [head, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}
