// What an experiment leaves behind under each value of the assumptions that affect it.
import { evaluateParts, triggerFires } from "../api.js";
import { ArgumentError } from "../errors.js";
import { assumptions } from "../rules.js";
import { leadField } from "./fields.js";

/** The values of each assumption by its name, the default first. */
export const VALUES = new Map(assumptions().map(({ name, values }) => [name, values.map(({ value }) => value)]));

/** The assumption that switches a rule, by its id. */
const SWITCHES = new Map(assumptions().flatMap(({ name, rules }) => rules.map((rule) => [rule, name])));

/** Every combination of the values of some assumptions. */
export function combinations(names) {
  return names.reduce((all, name) => all.flatMap((each) => VALUES.get(name).map((value) => ({ ...each, [name]: value }))), [{}]);
}

/**
 * The prediction of an experiment, at `path` of the caller's argument: the value of each field of the kit afterwards, and what
 * the trigger and the activity show. A prediction has the assumptions that it depends on (`scope`) and what is seen under each
 * combination of their values.
 */
export function predict(experiment, fields, path) {
  const {
    definition: { responseMappings = [] },
  } = experiment;
  const leadFields = fields.map(leadField);
  const under = (mappings, assumed) => outcomeOf(experiment, leadFields, mappings, assumed, path);
  return {
    fields: fields.map((field) => {
      const mappings = responseMappings.filter(({ marketoField }) => marketoField === field.name);
      if (mappings.length === 0) return { field, mappings, isWritten: false, ...constant(field.before) };
      const seen = (outcome) => written(outcome, field.before);
      return { field, mappings, ...prediction((assumed) => under(mappings, assumed), ofAll, seen) };
    }),
    called: prediction((assumed) => under(responseMappings, assumed), ofItself, calledOf),
  };
}

function constant(seen) {
  return { scope: [], cases: [{ assumed: {}, seen }] };
}

/** Found by trying: only the assumptions of the rules that an outcome cites (`rulesOf`) can change it. */
function prediction(outcomeUnder, rulesOf, seenOf) {
  const scope = [];
  const outcomes = new Map();
  const at = (assumed) => {
    const key = JSON.stringify(assumed);
    if (!outcomes.has(key)) outcomes.set(key, outcomeUnder(assumed));
    return outcomes.get(key);
  };
  for (let isLarger = true; isLarger; ) {
    const cited = combinations(scope)
      .flatMap((assumed) => rulesOf(at(assumed)))
      .map((rule) => SWITCHES.get(rule));
    const others = [...new Set(cited)].filter((name) => name !== undefined && !scope.includes(name));
    scope.push(...others);
    isLarger = others.length > 0;
  }
  const cases = combinations(scope).map((assumed) => ({ assumed, seen: seenOf(at(assumed)) }));
  return { isWritten: cases.every(({ assumed }) => at(assumed).updates?.length > 0), ...without(scope, cases) };
}

function ofItself({ rules }) {
  return rules;
}

/** The rules of an outcome and of its mappings. */
function ofAll({ rules, updates = [], skipped = [] }) {
  return [rules, ...[...updates, ...skipped].map((each) => each.rules)].flat();
}

/** A prediction without the assumptions that do not affect what is seen. */
function without(scope, cases) {
  const idle = scope.find((name) =>
    cases.every((one) => cases.every((other) => !differOnlyIn(name, one, other) || isSame(one.seen, other.seen))),
  );
  if (idle === undefined) return { scope, cases };
  const [first] = VALUES.get(idle);
  const rest = cases
    .filter(({ assumed }) => assumed[idle] === first)
    .map(({ assumed: { [idle]: _, ...assumed }, seen }) => ({ assumed, seen }));
  return without(
    scope.filter((name) => name !== idle),
    rest,
  );
}

function differOnlyIn(name, one, other) {
  return Object.keys(one.assumed).every((key) => key === name || one.assumed[key] === other.assumed[key]);
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function outcomeOf({ campaignType, definition, reply }, leadFields, responseMappings, assumed, path) {
  const assumptions = { ...definition.assumptions, ...assumed };
  try {
    return evaluateParts(campaignType, reply, { ...definition, responseMappings, leadFields, assumptions });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const message = error.message.slice(0, error.message.lastIndexOf(", at "));
    throw new ArgumentError(`${path}.${error.path.replace(/^parts/, "reply")}`, message);
  }
}

/** The value of a field after an outcome that has only its mappings. */
function written({ updates = [] }, before) {
  return updates.reduce((held, { value, relative }) => (relative ? held + value : value), before);
}

/** What the trigger "Webhook is Called" and the activity show of a call. */
function calledOf(outcome) {
  const { errorType = null, errorCode = null } = outcome.webhookIsCalled ?? {};
  return { fired: triggerFires({}, outcome).fires, errorType, errorCode };
}
