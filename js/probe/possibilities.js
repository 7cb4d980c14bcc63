// The remaining possibilities of assumptions, exactly: combinations of values, only of those that were seen to depend on each
// other.
import { combinations, VALUES } from "./predict.js";

export class Possibilities {
  /** The remaining combinations, in groups; every assumption is in exactly one group. */
  #groups = [...VALUES.keys()].map((name) => ({ names: [name], left: combinations([name]) }));
  #contradicted = new Set();

  /** Whether these combinations (of the same assumptions) agree with what was left before; if not, nothing changes. */
  allow(combined) {
    const names = Object.keys(combined[0]);
    const met = this.#groups.filter((group) => names.some((name) => group.names.includes(name)));
    const joined = met.reduce((all, { left }) => all.flatMap((one) => left.map((other) => ({ ...one, ...other }))), [{}]);
    const left = joined.filter((one) => combined.some((other) => names.every((name) => one[name] === other[name])));
    if (left.length === 0) return false;
    this.#groups = this.#groups.filter((group) => !met.includes(group));
    this.#groups.push({ names: met.flatMap((group) => group.names), left });
    return true;
  }

  /** Gives up on these assumptions: what was seen of them is contradictory. */
  contradict(names) {
    for (const name of names) this.#contradicted.add(name);
  }

  isContradicted(name) {
    return this.#contradicted.has(name);
  }

  /** The remaining values of an assumption. */
  of(name) {
    const values = VALUES.get(name);
    if (this.#contradicted.has(name)) return values.slice();
    const { left } = this.#groups.find(({ names }) => names.includes(name));
    return values.filter((value) => left.some((one) => one[name] === value));
  }

  /** All of them, by name. */
  all() {
    return Object.fromEntries([...VALUES.keys()].map((name) => [name, this.of(name)]));
  }
}
