// The values of a sample body, from the rows of `src/js/listing.rs`: each leaves out what follows from the one before.

export function readListing({ kinds, unreachable, dataTypes }, rows) {
  /** The data types by their bits, and the attributes of the steps above: most recur. */
  const fitting = new Map();
  const attributes = [""];
  let steps = [];
  return rows.map((row) => {
    const [shared, kind, why, bits, excerpt] = row;
    steps = steps.slice(0, shared);
    attributes.length = shared + 1;
    for (let i = OWN; i < row.length; i++) {
      steps.push(row[i]);
      attributes.push(attribute(attributes[attributes.length - 1], row[i]));
    }
    if (!fitting.has(bits))
      fitting.set(
        bits,
        dataTypes.filter((_, i) => bits & (1 << i)),
      );
    const value = { steps, kind: kinds[kind], excerpt, fits: fitting.get(bits).slice() };
    return why === 0
      ? { responseAttribute: attributes[attributes.length - 1], ...value }
      : { responseAttribute: null, unreachable: unreachable[why - 1], ...value };
  });
}

/** Where the steps of a row begin. */
const OWN = 5;

function attribute(parent, step) {
  if (typeof step === "number") return `${parent}[${step}]`;
  return parent === "" ? step : `${parent}.${step}`;
}
