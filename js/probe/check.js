// Checks of the arguments of `probeKit` and `calibrate`.
import { argumentError, checkKeys, indexOf, unexpected, unexpectedName } from "../validate.js";
import { VALUES } from "./predict.js";

export function checkAbout(about) {
  if (!Array.isArray(about)) throw unexpected("about", "an array", about);
  for (const [i, name] of about.entries()) indexOf([...VALUES.keys()], name, `about[${i}]`);
}

/** Checked by evaluating: in `predict` the definition, the reply and the campaign type have paths of their own. */
export function checkKit(kit) {
  checkKeys(kit, "kit", ["fields", "experiments"]);
  for (const [name, each] of [
    ["fields", checkField],
    ["experiments", checkExperiment],
  ]) {
    if (!Array.isArray(kit[name])) throw unexpected(`kit.${name}`, "an array", kit[name]);
    for (const [i, value] of kit[name].entries()) each(value, `kit.${name}[${i}]`);
  }
  const names = kit.experiments.map(({ name }) => name);
  const again = names.findIndex((name, i) => names.indexOf(name) < i);
  if (again >= 0) throw argumentError(`kit.experiments[${again}].name`, `another experiment has the name \`${names[again]}\``);
}

function checkField(field, path) {
  checkKeys(field, path, ["name", "dataType", "length", "readOnly", "restName", "displayName", "before"]);
  const { before } = field;
  if (before !== null && !["string", "number", "boolean"].includes(typeof before)) {
    throw unexpected(`${path}.before`, "a string, a number, true, false or null", before);
  }
}

function checkExperiment(experiment, path) {
  checkKeys(experiment, path, ["name", "campaignType", "definition", "reply", "about"]);
  const { name, definition, reply, about } = experiment;
  if (typeof name !== "string") throw unexpected(`${path}.name`, "a string", name);
  for (const [key, value] of Object.entries({ definition, reply })) {
    if (typeof value !== "object" || value === null) throw unexpected(`${path}.${key}`, "an object", value);
  }
  if (!Array.isArray(about)) throw unexpected(`${path}.about`, "an array", about);
  for (const [i, each] of about.entries()) indexOf([...VALUES.keys()], each, `${path}.about[${i}]`);
}

export function checkObservations(observations, { experiments }) {
  const names = experiments.map(({ name }) => name);
  if (!Array.isArray(observations)) throw unexpected("observations", "an array", observations);
  observations.forEach((observation, i) => {
    const path = `observations[${i}]`;
    checkKeys(observation, path, ["experiment", "lead", "fired", "errorType"]);
    const { experiment, lead, fired, errorType } = observation;
    if (!names.includes(experiment)) throw unexpectedName(`${path}.experiment`, names, experiment);
    if (typeof lead !== "object" || lead === null || Array.isArray(lead)) throw unexpected(`${path}.lead`, "an object", lead);
    if (fired !== undefined && typeof fired !== "boolean") throw unexpected(`${path}.fired`, "true or false", fired);
    if (errorType !== undefined && typeof errorType !== "string" && typeof errorType !== "number") {
      throw unexpected(`${path}.errorType`, "a string or a number", errorType);
    }
  });
}
