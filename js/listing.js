// The values of a sample body, from the list of `src/js/listing.rs`: each has what it adds to its parent.

/** How many members of the list a value has. */
const ROW = 5;

export function readListing({ kinds, unreachable, dataTypes }, list) {
  /** The data types by their bits: most recur. */
  const fitting = new Map();
  const attributes = [];
  const values = [];
  for (let at = 0; at < list.length; at += ROW) {
    const parent = list[at] - 1;
    const nature = list[at + 1];
    const excerpt = list[at + 2];
    const key = list[at + 3];
    const index = list[at + 4];
    const steps = parent < 0 ? [] : values[parent].steps.slice();
    let attribute = parent < 0 ? "" : attributes[parent];
    if (key !== 0) {
      steps.push(key);
      attribute = attribute === "" ? key : `${attribute}.${key}`;
    }
    if (index !== null) {
      steps.push(index);
      attribute += `[${index}]`;
    }
    const kind = kinds[nature & 15];
    const why = (nature >> 4) & 15;
    const bits = nature >> 8;
    if (!fitting.has(bits))
      fitting.set(
        bits,
        dataTypes.filter((_, place) => bits & (1 << place)),
      );
    const fits = fitting.get(bits).slice();
    attributes.push(attribute);
    values.push(
      why === 0
        ? { responseAttribute: attribute, steps, kind, excerpt, fits }
        : { responseAttribute: null, unreachable: unreachable[why - 1], steps, kind, excerpt, fits },
    );
  }
  return values;
}
