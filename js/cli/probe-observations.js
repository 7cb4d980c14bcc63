// Reads observations from files: lists of observations, and replies of Marketo's REST API.
import { oneOf } from "./arguments.js";
import { CallError } from "./call-error.js";

/**
 * The observations in the values of some files, each `{ file, json }`. Leads come from a reply of the REST API: the first name of
 * each is the name of its experiment. `fired`, if given, is such a reply with the leads on whose call the trigger fired;
 * `errorTypes` has the Error Type of calls by the name of the experiment. `left` are the first names that are not experiments.
 */
export function observationsIn(files, fired, errorTypes, names) {
  const given = files.filter(({ json }) => Array.isArray(json)).flatMap(({ json }) => json);
  const leads = files.filter(({ json }) => !Array.isArray(json)).flatMap(leadsIn);
  const firedFor = fired && new Set(leadsIn(fired).map(({ name }) => name));
  const observations = leads
    .filter(({ name }) => names.includes(name))
    .map(({ lead, name }) => ({
      experiment: name,
      lead,
      ...(firedFor ? { fired: firedFor.has(name) } : {}),
      ...(errorTypes.has(name) ? { errorType: errorTypes.get(name) } : {}),
    }));
  return {
    observations: [...given, ...observations],
    left: leads.map(({ name }) => name).filter((name) => !names.includes(name)),
  };
}

function leadsIn({ file, json }) {
  const { success, result, errors, moreResult } = Object(json);
  if (success === false) throw new CallError("probe.failed", { file, message: errors?.[0]?.message ?? "" });
  if (!Array.isArray(result)) throw new CallError("probe.no-result", { file });
  if (moreResult === true) throw new CallError("probe.more-result", { file });
  return result.map((lead) => {
    if (typeof lead?.firstName !== "string") throw new CallError("probe.no-first-name", { file });
    return { lead, name: lead.firstName };
  });
}

/** The Error Types given as options: the name of an experiment, `=`, and what the activity log shows. */
export function errorTypesIn(given, names) {
  return new Map(
    given.map((each) => {
      const [, name, type] = /^([^=]*)=(.*)$/s.exec(each) ?? [];
      if (name === undefined) throw new CallError("error-type.form", { value: each });
      return [oneOf(names, name, "--error-type"), type];
    }),
  );
}
