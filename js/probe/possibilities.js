// What is left possible of assumptions, exactly: combinations of values, of those alone that were seen to depend on each other.
import { combinations, VALUES } from "./predict.js";

export class Possibilities {
  /** Each group has some of the assumptions, every assumption is in one: the combinations of its values that are left. */
  #groups = [...VALUES.keys()].map((name) => ({ names: [name], left: combinations([name]) }));
  #contradicted = new Set();

  /** Whether the combinations (of the same assumptions) and what was there before leave any; if not, nothing changes. */
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

  /** From now on nothing is said of these: what was seen of them contradicts itself. */
  contradict(names) {
    for (const name of names) this.#contradicted.add(name);
  }

  isContradicted(name) {
    return this.#contradicted.has(name);
  }

  /** The values of an assumption that are left. */
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
