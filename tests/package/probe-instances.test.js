// Fictional instances: the kit runs in a Marketo stand-in with randomly drawn assumptions. Its decisions must be right, whatever
// mistakes were made during set-up.
import assert from "node:assert/strict";
import { test } from "node:test";

import { calibrate, probeKit } from "marketo-webhook/probe";

import { ASSUMED } from "./probe-instance.js";
import { beforeOf, drawn, generator, pick, run, setUp } from "./probe-set-up.js";

const kit = probeKit();
const INSTANCES = 1_000;

/** The assumptions that the kit decides in a correctly set-up instance. */
function claimed({ keyCharacters }, { showsNumber }) {
  const open = [
    ...(keyCharacters === "ascii" ? ["keyCharacters"] : []),
    ...(showsNumber ? [] : ["whitespaceBody", "emptyBodyNon2xx"]),
  ];
  return Object.keys(ASSUMED).filter((name) => !open.includes(name));
}

/** No decision may be wrong, and the true values must remain possible. */
function assertRight({ assumptions, possible }, hidden, about) {
  for (const [name, value] of Object.entries(hidden)) {
    assert.ok(possible[name].includes(value), `${about}: ${name} is ${value}, but only ${possible[name]} is left`);
    if (name in assumptions) assert.equal(assumptions[name], value, `${about}: ${name}`);
  }
}

const isUnexplained = ({ unexplained }) => unexplained;

test(`of ${INSTANCES} instances that were set up well everything that can be decided is`, async (context) => {
  const random = generator(24);
  let decided = 0;
  for (let i = 0; i < INSTANCES; i += 1) {
    const hidden = drawn(random);
    const options = { showsNumber: random() < 0.8 };
    const calibration = calibrate(kit, await run(kit, setUp(kit, hidden, options)));
    assertRight(calibration, hidden, `instance ${i}`);
    assert.deepEqual(Object.keys(calibration.assumptions), claimed(hidden, options), `instance ${i}`);
    assert.deepEqual(calibration.findings.filter(isUnexplained), [], `instance ${i}`);
    decided += Object.keys(calibration.assumptions).length;
  }
  context.diagnostic(`${decided} of ${INSTANCES * Object.keys(ASSUMED).length} assumptions decided, none wrongly`);
});

/** Mistakes that may leave no trace: a mapping that never writes looks like a missing one, and Error Type may not be observed. */
const QUIET = ["keyCharacters", "whitespaceBody", "emptyBodyNon2xx"];

/** Mistakes: each changes the instance or the options of the run, or returns a function that changes the observations. */
const MISTAKES = {
  "a field has another name": (random, { fields, webhooks }) => {
    const name = pick(random, [...fields.keys()]);
    const { type } = fields.get(name);
    fields.delete(name);
    fields.set(`${name}s`, { restName: `${name}s`, type });
    for (const { mappings } of webhooks.values())
      for (const mapping of mappings) if (mapping[1] === name) mapping[1] = `${name}s`;
  },
  "a field has another type": (random, { fields }) => {
    const field = fields.get(pick(random, [...fields.keys()]));
    field.type = pick(
      random,
      TYPES.filter((type) => isTold(field.type, type)),
    );
  },
  "a mapping is forgotten": (random, { webhooks }) => {
    const { mappings } = pick(random, [...webhooks.values()]);
    mappings.splice(mappings.indexOf(pick(random, mappings)), 1);
  },
  "an attribute is mistyped": (random, { webhooks }) => {
    const mapping = pick(random, pick(random, [...webhooks.values()]).mappings);
    mapping[0] = mapping[0].replace(/.$/, "");
  },
  "mappings lead to each other's fields": (random, { webhooks }) => {
    const { mappings } = pick(random, [...webhooks.values()]);
    const [one, other] = [pick(random, mappings), pick(random, mappings)];
    [one[1], other[1]] = [other[1], one[1]];
  },
  "a call is made twice": (random, _, options) => {
    const twice = pick(random, kit.experiments);
    options.calls = (experiment) => (experiment === twice ? 2 : 1);
  },
  "a call is not made": (random, _, options) => {
    const none = pick(
      random,
      kit.experiments.filter(({ campaignType }) => campaignType === "trigger"),
    );
    options.calls = (experiment) => (experiment === none ? 0 : 1);
  },
  "a value is not there before": (random, _, options) => {
    options.before = { ...beforeOf(kit), [pick(random, kit.fields).name]: null };
  },
  "an observation is left out": (random) => (observations) =>
    observations.toSpliced(Math.floor(random() * observations.length), 1),
  "leads are mixed up": (random) => (observations) => {
    const [one, other] = [pick(random, observations), pick(random, observations)];
    [one.lead, other.lead] = [other.lead, one.lead];
  },
  "a lead is of another instance": (random) => (observations) => {
    pick(random, observations).lead = { id: 7, firstName: "Ann", email: "ann@other.example" };
  },
  "a field is missing": (random) => (observations) => {
    delete pick(random, observations).lead[pick(random, kit.fields).restName];
  },
  "a lead was changed meanwhile": (random) => (observations) => {
    pick(random, observations).lead[pick(random, kit.fields).restName] = "changed by hand";
  },
  "values are texts": () => (observations) => {
    for (const { lead } of observations)
      for (const [key, value] of Object.entries(lead)) if (value !== null) lead[key] = String(value);
  },
  "names are SOAP names": () => (observations) => {
    for (const each of observations)
      each.lead = Object.fromEntries(Object.entries(each.lead).map(([key, value]) => [`P${key.slice(1)}`, value]));
  },
  "the alert campaign is off": (_, instance) => {
    instance.hasAlert = false;
  },
  "an experiment is noted twice, in two ways": (random) => (observations) => {
    const again = structuredClone(pick(random, observations));
    again.lead.probeCall = "other";
    observations.push(again);
  },
};

const TYPES = [
  "boolean",
  "currency",
  "date",
  "datetime",
  "email",
  "float",
  "integer",
  "percent",
  "phone",
  "score",
  "string",
  "textarea",
  "url",
];

/**
 * Field types that a lead cannot tell apart: one that takes anything looks like text, a score that is overwritten like a number.
 */
const UNTOLD = {
  email: ["string", "textarea", "phone", "url"],
  url: ["string", "textarea", "phone", "email"],
  score: ["integer", "percent", "float", "currency"],
};

function isTold(right, wrong) {
  return right !== wrong && !UNTOLD[right]?.includes(wrong);
}

for (const [mistake, spoil] of Object.entries(MISTAKES)) {
  test(`nothing is decided wrongly where ${mistake}`, async (context) => {
    const random = generator(mistake.length);
    const count = { decided: 0, unexplained: 0, less: 0 };
    for (let i = 0; i < 200; i += 1) {
      const hidden = drawn(random);
      const options = { showsNumber: random() < 0.8 };
      const instance = setUp(kit, hidden, options);
      const runOptions = {};
      const change = spoil(random, instance, runOptions) ?? (() => {});
      let observations = await run(kit, instance, runOptions);
      observations = change(observations) ?? observations;
      const calibration = calibrate(kit, observations);
      assertRight(calibration, hidden, `${mistake}, instance ${i}`);
      const decided = Object.keys(calibration.assumptions);
      count.decided += decided.length;
      count.unexplained += calibration.findings.some(isUnexplained);
      const lost = claimed(hidden, options).filter((name) => !decided.includes(name));
      count.less += lost.length > 0;
      const isSaid =
        calibration.findings.some(isUnexplained) ||
        observations.length < kit.experiments.length ||
        lost.every((name) => QUIET.includes(name));
      assert.ok(isSaid, `${mistake}, instance ${i}: ${lost} are open, and nothing says why`);
    }
    context.diagnostic(JSON.stringify(count));
  });
}
