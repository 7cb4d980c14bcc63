// Whether a field's observed value can be trusted: its mapping was seen to work, and nothing else is odd about the field.

export class Trust {
  #kit;
  #evidence;

  /** `kit` has the predictions of all its experiments, `evidence` what was observed. */
  constructor(kit, evidence) {
    this.#kit = kit;
    this.#evidence = evidence;
  }

  /** Whether a reading of an experiment may rule anything out. */
  holds(experiment, { field, mappings, seen }) {
    if (this.#isOdd(field)) return false;
    if (seen === null && !this.#wasFilled(field)) return false;
    return mappings.every((mapping) => {
      const controls = this.#kit.filter((other) => controlOf(other, experiment, field, mapping) !== undefined);
      // No plain value goes through such a mapping: only a write shows that it exists.
      if (controls.length === 0) return seen !== field.before;
      return this.#evidence.some(
        (each) =>
          controls.some((other) => other.experiment === each.experiment) &&
          each.readings.some((reading) => reading.field === field && reading.allowed.length > 0),
      );
    });
  }

  /** Whether a trigger was ever seen to fire. */
  firesAtAll() {
    return this.#evidence.some(({ calls }) => calls.some(({ seen, allowed }) => seen.fired === true && allowed.length > 0));
  }

  /** An unexplained value other than the previous one may come from a field of another type. */
  #isOdd(field) {
    return this.#evidence.some(
      ({ isSound, experiment, odd }) =>
        (isSound || experiment.about.length === 0) &&
        odd.some((reading) => reading.field === field && reading.seen !== field.before),
    );
  }

  /** Whether it held its value in an experiment that does not write it: only an existing value can be cleared. */
  #wasFilled(field) {
    return this.#evidence.some(({ readings }) =>
      readings.some(
        (reading) => reading.field === field && reading.scope.length === 0 && !reading.isWritten && reading.seen === field.before,
      ),
    );
  }
}

/** The prediction of an experiment for a field, if it is a control of this mapping. */
function controlOf({ experiment, fields }, { definition }, field, mapping) {
  if (experiment.about.length > 0 || !isSameWebhook(experiment.definition, definition)) return undefined;
  return fields.find(
    (each) =>
      each.field === field &&
      each.isWritten &&
      each.scope.length === 0 &&
      each.mappings.length === 1 &&
      isSameMapping(each.mappings[0], mapping),
  );
}

function isSameWebhook(one, other) {
  return one.name === other.name && one.responseType === other.responseType;
}

function isSameMapping(one, other) {
  return one.responseAttribute === other.responseAttribute && one.marketoField === other.marketoField;
}
