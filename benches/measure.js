// Runs in every runtime: checks that the candidates agree, then measures them.
import { before } from "before";

import { definition, parts, pool } from "./bodies.js";
import { BASELINE, BEFORE, candidates, difference } from "./candidates.js";
import { race, summary, time, used } from "./rounds.js";

function prepare(library, shape) {
  const all = candidates(library, shape.format, before);
  const given = definition(shape);
  const evaluates = Object.fromEntries(Object.entries(all).map(([name, make]) => [name, make(given)]));
  const bodies = pool(shape);
  const inputs = bodies.map((body) => parts(shape, body[shape.input]));
  return { evaluates, inputs, bytes: bodies.reduce((sum, { bytes }) => sum + bytes.length, 0) / bodies.length };
}

/** Throws unless every candidate returns the library's outcome for every body; returns how many were compared. */
function agree({ evaluates, inputs }, shape) {
  let compared = 0;
  for (const parts of inputs) {
    const expected = evaluates.library(parts);
    if (expected.kind !== "field-updates" || expected.updates.length === 0) throw new Error(`${shape.name}: nothing is updated`);
    for (const [name, evaluate] of Object.entries(evaluates)) {
      if (name === BEFORE) continue;
      const found = difference(expected, evaluate(parts));
      if (found !== undefined) throw new Error(`${shape.name}: ${name} does not agree with the library: ${found}`);
      compared++;
    }
  }
  return compared;
}

export function check(library, shape) {
  return agree(prepare(library, shape), shape);
}

/** The times and ratios of one shape. */
export function measure(library, shape, options) {
  const prepared = prepare(library, shape);
  agree(prepared, shape);
  const times = race(prepared.evaluates, prepared.inputs, options);
  return { shape, bytes: Math.round(prepared.bytes), candidates: summary(times, BASELINE[shape.format]), used: used() };
}

/** One turn of one candidate, for runtimes whose clock stops while code runs: the client takes the time. */
export class Turns {
  #prepared = new Map();
  #library;

  constructor(library) {
    this.#library = library;
  }

  names(shape) {
    return Object.keys(this.#of(shape).evaluates);
  }

  agree(shape) {
    return {
      compared: agree(this.#of(shape), shape),
      bytes: Math.round(this.#of(shape).bytes),
      bodies: this.#of(shape).inputs.length,
    };
  }

  run(shape, name, passes) {
    const { evaluates, inputs } = this.#of(shape);
    time(evaluates[name], inputs, passes, () => 0);
    return used();
  }

  #of(shape) {
    if (!this.#prepared.has(shape.name)) {
      this.#prepared.clear();
      this.#prepared.set(shape.name, prepare(this.#library, shape));
    }
    return this.#prepared.get(shape.name);
  }
}
