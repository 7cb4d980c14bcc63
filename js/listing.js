// The values of a sample body, from the words and the text of `src/js/listing.rs`: each has what it adds to its parent.

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The words of a listing, without that of their number, and its text; without words the text says why there is none. */
export function listed(list) {
  const count = list[0];
  const bytes = new Uint8Array(list.buffer, 4 * Math.max(count, 1));
  return { words: count === 0 ? undefined : list.subarray(1, count), text: decoder.decode(bytes) };
}

export function readListing({ kinds, unreachable, dataTypes }, words, text) {
  /** The data types by their bits: most recur. */
  const fitting = new Map();
  const keys = [];
  /** The keys as they follow another: one text less to join. */
  const dotted = [];
  const attributes = [];
  const values = [];
  let at = 0;
  let textAt = 0;
  const string = () => {
    const start = textAt;
    textAt += words[at++];
    return text.slice(start, textAt);
  };
  while (at < words.length) {
    const parent = words[at++] - 1;
    const nature = words[at++];
    const index = words[at++] - 1;
    const excerpt = string();
    const place = words[at++] - 1;
    if (place === keys.length) dotted.push(`.${(keys[place] = string())}`);
    let steps = parent < 0 ? [] : values[parent].steps;
    let attribute = parent < 0 ? "" : attributes[parent];
    if (place >= 0) {
      steps = followed(steps, keys[place]);
      attribute = attribute === "" ? keys[place] : attribute + dotted[place];
    }
    if (index >= 0) {
      steps = followed(steps, index);
      attribute += `[${index}]`;
    }
    const kind = kinds[nature & 15];
    const why = (nature >> 4) & 15;
    const bits = nature >> 8;
    let types = fitting.get(bits);
    if (types === undefined) {
      types = dataTypes.filter((_, place) => bits & (1 << place));
      fitting.set(bits, types);
    }
    const fits = types.slice();
    attributes.push(attribute);
    values.push(
      why === 0
        ? { responseAttribute: attribute, steps, kind, excerpt, fits }
        : { responseAttribute: null, unreachable: unreachable[why - 1], steps, kind, excerpt, fits },
    );
  }
  return values;
}

/** Steps and one more; not by `push`, which makes room for others. Those of most values are few. */
function followed(steps, step) {
  switch (steps.length) {
    case 0:
      return [step];
    case 1:
      return [steps[0], step];
    case 2:
      return [steps[0], steps[1], step];
    case 3:
      return [steps[0], steps[1], steps[2], step];
    default:
      return steps.concat([step]);
  }
}
