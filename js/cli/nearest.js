// The name that a misspelt one was meant to be.

/** The nearest of some names, undefined if none is near. */
export function nearest(word, names) {
  const wanted = word.toLowerCase();
  const ranked = names.map((name) => ({ name, edits: edits(wanted, name.toLowerCase()) })).sort((a, b) => a.edits - b.edits);
  const [first] = ranked;
  return first && first.edits <= Math.max(1, Math.floor(first.name.length / 3)) ? first.name : undefined;
}

/** How many letters must be inserted, deleted, changed or swapped with their neighbour. */
function edits(from, to) {
  // Longer words are not near to any.
  if (from.length > 64) return Infinity;
  let beforeLast = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length];
}
