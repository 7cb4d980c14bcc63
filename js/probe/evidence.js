// What one observation shows, before any conclusion.
import { held, MISSING } from "./lead.js";

/**
 * Compares an observation of an experiment with its prediction. `readings` are the lead's fields, each with whether a case of its
 * prediction fits what was seen; `calls` is what was seen of the trigger and the activity, if anything. `findings` names what
 * fits nothing. If not `isSound`, the call was not made, or the lead was changed afterwards.
 */
export function evidenceOf({ experiment, fields, called }, { lead, fired, errorType }) {
  const all = fields.map((prediction) => {
    const seen = held(lead, prediction.field);
    return reading(prediction, seen, (each) => each === seen);
  });
  const missing = all.filter(({ seen }) => seen === MISSING);
  const readings = all.filter(({ seen }) => seen !== MISSING);
  const calls = [];
  if (fired !== undefined) calls.push(reading(called, { fired }, (each) => each.fired === fired));
  if (errorType !== undefined) calls.push(reading(called, { errorType }, (each) => showsError(each, errorType)));

  const odd = readings.filter(({ allowed }) => allowed.length === 0);
  const isMissingAll = readings.length === 0;
  const findings = [
    ...odd.map(({ field, seen }) => [field.name, seen]),
    ...(isMissingAll ? [[null, Object.keys(lead)]] : missing.map(({ field }) => [field.name, undefined])),
    ...calls.filter(({ allowed }) => allowed.length === 0).map(({ seen }) => [null, seen]),
  ].map(([field, seen]) => ({ experiment: experiment.name, field, seen, rules_out: [], unexplained: true }));
  const witnesses = all.filter(({ scope, isWritten }) => isWritten && scope.length === 0);
  const isSound =
    witnesses.length > 0
      ? witnesses.every(({ allowed }) => allowed.length > 0)
      : !odd.some(({ mappings }) => mappings.length > 0);
  return { experiment, readings, odd, calls, findings, isSound };
}

/** A prediction and an observation: the combinations of assumptions that remain. */
function reading(prediction, seen, fits) {
  return { ...prediction, seen, allowed: prediction.cases.filter((each) => fits(each.seen)).map(({ assumed }) => assumed) };
}

/** Error Type is shown as the reason phrase or as the number; without a phrase it may be empty. */
function showsError({ errorType, errorCode }, shown) {
  return [errorType ?? "", String(errorCode ?? "")].includes(String(shown));
}
