// The reader: which values of each assumption the observations leave possible.
import { evidenceOf } from "./evidence.js";
import { Possibilities } from "./possibilities.js";
import { predict, VALUES } from "./predict.js";
import { Trust } from "./trust.js";

/** The kit read last, as text, and its predictions: one kit serves many instances. */
let last = { key: undefined, predicted: undefined };

export function readObservations(kit, observations) {
  const predicted = predictions(kit);
  const { used, findings: repeated } = once(observations);
  const evidence = used.map((observation) =>
    evidenceOf(
      predicted.find(({ experiment }) => experiment.name === observation.experiment),
      observation,
    ),
  );
  const trust = new Trust(predicted, evidence);
  const possibilities = new Possibilities();
  const findings = [...repeated, ...evidence.flatMap((each) => [...each.findings, ...conclusions(each, trust, possibilities)])];
  return {
    possible: possibilities.all(),
    assumptions: decided(possibilities),
    findings: findings.map((finding) => withoutContradicted(finding, possibilities)),
  };
}

function predictions(kit) {
  const key = JSON.stringify(kit);
  if (last.key !== key) {
    // From copies: the caller may change the originals.
    const fields = kit.fields.map((field) => ({ ...field }));
    const predicted = kit.experiments.map(({ name, about, definition, ...rest }, i) => {
      const responseMappings = (definition.responseMappings ?? []).map((mapping) => ({ ...mapping }));
      const experiment = { ...rest, name, about: about.slice(), definition: { ...definition, responseMappings } };
      return { experiment, ...predict(experiment, fields, `kit.experiments[${i}]`) };
    });
    last = { key, predicted };
  }
  return last.predicted;
}

/** The first of several observations of one experiment if they agree; otherwise none, which is a finding. */
function once(observations) {
  const used = [];
  const findings = [];
  for (const name of new Set(observations.map(({ experiment }) => experiment))) {
    const all = observations.filter(({ experiment }) => experiment === name);
    if (all.every((each) => isAlike(each, all[0]))) used.push(all[0]);
    else findings.push({ experiment: name, field: null, seen: all, rules_out: [], unexplained: true });
  }
  return { used, findings };
}

function isAlike(one, other) {
  const keys = Object.keys({ ...one.lead, ...other.lead });
  return (
    one.fired === other.fired &&
    one.errorType === other.errorType &&
    keys.every(
      (key) => Object.hasOwn(one.lead, key) && Object.hasOwn(other.lead, key) && Object.is(one.lead[key], other.lead[key]),
    )
  );
}

/** What an observation rules out, by assumption. */
function conclusions({ experiment, readings, calls, isSound }, trust, possibilities) {
  if (!isSound) return [];
  const believed = [
    ...readings.filter((reading) => isTelling(reading) && trust.holds(experiment, reading)),
    ...calls.filter((call) => isTelling(call) && (call.seen.fired !== false || trust.firesAtAll())),
  ];
  return believed.map(({ field, scope, seen, allowed }) => {
    const before = possibilities.all();
    const fits = possibilities.allow(allowed);
    if (!fits) possibilities.contradict(scope);
    const after = possibilities.all();
    const isOut = (name, value) =>
      (before[name].includes(value) && !after[name].includes(value)) ||
      (scope.includes(name) && !allowed.some((assumed) => assumed[name] === value));
    const out = [...VALUES].flatMap(([assumption, values]) =>
      values.filter((value) => isOut(assumption, value)).map((value) => ({ assumption, value })),
    );
    return { experiment: experiment.name, field: field?.name ?? null, seen, rules_out: out, unexplained: !fits };
  });
}

function isTelling({ cases, allowed }) {
  return allowed.length > 0 && allowed.length < cases.length;
}

function decided(possibilities) {
  const names = [...VALUES.keys()].filter((name) => possibilities.of(name).length === 1);
  return Object.fromEntries(names.map((name) => [name, possibilities.of(name)[0]]));
}

/** Contradictory findings rule nothing out; both are unexplained. */
function withoutContradicted(finding, possibilities) {
  const rules_out = finding.rules_out.filter(({ assumption }) => !possibilities.isContradicted(assumption));
  return { ...finding, rules_out, unexplained: finding.unexplained || rules_out.length < finding.rules_out.length };
}
