// The reader: what observations show, what they leave open, and what it reports if they cannot be used.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { assumptions } from "marketo-webhook";
import { calibrate, probeKit } from "marketo-webhook/probe";

import { ASSUMED } from "./probe-instance.js";
import { run, setUp } from "./probe-set-up.js";

const kit = probeKit();
const defaults = Object.fromEntries(Object.entries(ASSUMED).map(([name, [value]]) => [name, value]));

const observed = (hidden = {}, some = kit) => run(some, setUp(some, { ...defaults, ...hidden }));
const unexplained = ({ findings }) =>
  findings.filter((finding) => finding.unexplained).map(({ experiment, field, seen }) => [experiment, field, seen]);
const find = (observations, name) => observations.find(({ experiment }) => experiment === name);

test("the stand-in knows the assumptions", () => {
  assert.deepEqual(
    ASSUMED,
    Object.fromEntries(assumptions().map(({ name, values }) => [name, values.map(({ value }) => value)])),
  );
});

test("no observations leave everything open", () => {
  const { possible, assumptions: decided, findings } = calibrate(kit, []);
  assert.deepEqual([possible, decided, findings], [ASSUMED, {}, []]);
});

test("a finding says which value an observation rules out", async () => {
  const { findings } = calibrate(kit, await observed({ jsonNull: "clear" }));
  assert.deepEqual(
    findings.find(({ field }) => field === "ProbeUrl"),
    {
      experiment: "json-empty",
      field: "ProbeUrl",
      seen: null,
      rules_out: [{ assumption: "jsonNull", value: "skip" }],
      unexplained: false,
    },
  );
  const fired = findings.find(({ experiment }) => experiment === "json-batch");
  assert.deepEqual(fired, {
    experiment: "json-batch",
    field: null,
    seen: { fired: true },
    rules_out: [{ assumption: "noCallTrigger", value: "silent" }],
    unexplained: false,
  });
});

test("Error Type decides as a number; as a phrase it leaves open values that share it", async () => {
  const observations = await observed();
  assert.equal(calibrate(kit, observations).assumptions.emptyBodyNon2xx, "status");
  for (const [errorType, left] of [
    ["404", ["status"]],
    [404, ["status"]],
    ["1001", ["1001"]],
    ["Not Found", ["status", "1001"]],
  ]) {
    find(observations, "json-missing").errorType = errorType;
    assert.deepEqual(calibrate(kit, observations).possible.emptyBodyNon2xx, left);
  }
  find(observations, "json-missing").errorType = "Gone";
  const calibration = calibrate(kit, observations);
  assert.deepEqual(unexplained(calibration), [["json-missing", null, { errorType: "Gone" }]]);
  assert.deepEqual(calibration.possible.emptyBodyNon2xx, ["status", "1001"]);
});

test("that a trigger did not fire counts only where it fires at all", async () => {
  const observations = await observed({ noCallTrigger: "silent" });
  assert.equal(calibrate(kit, observations).assumptions.noCallTrigger, "silent");
  for (const each of observations) if (each.experiment !== "json-batch") delete each.fired;
  assert.deepEqual(calibrate(kit, observations).possible.noCallTrigger, ["fires", "silent"]);
});

test("letters beyond ASCII are seen to be read, but never seen not to be: such a mapping may be missing", async () => {
  assert.deepEqual(calibrate(kit, await observed()).possible.keyCharacters, ["ascii", "unicode"]);
  assert.deepEqual(calibrate(kit, await observed({ keyCharacters: "unicode" })).possible.keyCharacters, ["unicode"]);
});

test("without the observation of a control what rests on it stays open", async () => {
  const observations = (await observed()).filter(({ experiment }) => experiment !== "json-control");
  const { assumptions: decided } = calibrate(kit, observations);
  assert.deepEqual(Object.keys(decided), ["whitespaceBody", "emptyBodyNon2xx", "noCallTrigger", "xmlSingleElementIndex"]);
});

test("what was never there is not taken for cleared", async () => {
  const some = probeKit(["jsonNull"]);
  const observations = await observed({}, some);
  for (const { lead } of observations) if (lead.probeUrl === "https://before.example/") lead.probeUrl = null;
  const calibration = calibrate(some, observations);
  assert.deepEqual(calibration.possible.jsonNull, ["skip", "clear"]);
  assert.deepEqual(unexplained(calibration), [["json-before", "ProbeUrl", null]]);
});

test("a cleared field counts where it was seen filled, so not without the control for that", async () => {
  const some = probeKit(["jsonNull"]);
  const observations = await observed({ jsonNull: "clear" }, some);
  assert.deepEqual(calibrate(some, observations).possible.jsonNull, ["clear"]);
  const fewer = observations.filter(({ experiment }) => experiment !== "json-before");
  assert.deepEqual(calibrate(some, fewer).possible.jsonNull, ["skip", "clear"]);
});

test("what the trigger and the activity show counts only if the lead is as the call must leave it", async () => {
  const observations = await observed();
  find(observations, "json-missing").lead = { ...find(observations, "json-control").lead };
  const calibration = calibrate(kit, observations);
  assert.deepEqual(calibration.possible.emptyBodyNon2xx, ASSUMED.emptyBodyNon2xx);
  assert.deepEqual(unexplained(calibration)[0], ["json-missing", "ProbeCall", "json-control"]);
  find(observations, "json-missing").lead = {};
  assert.deepEqual(calibrate(kit, observations).possible.emptyBodyNon2xx, ["status"]);
});

test("a value that no assumption explains is named, and nothing is concluded from its field", async () => {
  const observations = await observed();
  find(observations, "json-objects").lead.probeNumber = 10.7;
  const calibration = calibrate(kit, observations);
  assert.deepEqual(unexplained(calibration), [["json-objects", "ProbeNumber", 10.7]]);
  for (const name of ["fractionalInteger", "numericText", "integerRange"])
    assert.deepEqual(calibration.possible[name], ASSUMED[name]);
  assert.equal(calibration.assumptions.nonScalar, "skip");
});

test("a value that is a text is named", async () => {
  const observations = await observed();
  find(observations, "json-values").lead.probeNumber = "86";
  find(observations, "json-empty").lead.probeFlag = "true";
  const calibration = calibrate(kit, observations);
  assert.deepEqual(unexplained(calibration), [
    ["json-empty", "ProbeFlag", "true"],
    ["json-values", "ProbeNumber", "86"],
  ]);
  for (const name of ["numericText", "booleanText"]) assert.deepEqual(calibration.possible[name], ASSUMED[name]);
});

test("a call that was not made is named, and nothing rests on it", async () => {
  const observations = await observed();
  find(observations, "json-values").lead = { ...find(observations, "json-batch").lead };
  const calibration = calibrate(kit, observations);
  assert.deepEqual(unexplained(calibration)[0], ["json-values", "ProbeCall", "before"]);
  for (const name of ["nonText", "dateText", "emailFormat", "urlFormat"])
    assert.deepEqual(calibration.possible[name], ASSUMED[name]);
});

test("a finding about one lead or one mapping does not affect the others", async () => {
  const observations = await observed();
  find(observations, "json-values").lead = { ...find(observations, "json-limits").lead };
  find(observations, "json-control").lead.probeText = "before";
  const { assumptions: decided } = calibrate(kit, observations);
  // The other webhook writes the field too, and its control is as expected.
  assert.deepEqual([decided.integerRange, decided.xmlSingleElementIndex], ["64-bit", "resolve"]);
  assert.deepEqual([decided.overLength, decided.nonText], [undefined, undefined]);
});

test("REST and SOAP names are the same field, unless they differ in what they hold", async () => {
  const observations = await observed();
  const { lead } = find(observations, "json-values");
  lead.ProbeText = lead.probeText;
  assert.deepEqual(unexplained(calibrate(kit, observations)), []);
  lead.ProbeText = "other";
  assert.deepEqual(unexplained(calibrate(kit, observations)), [["json-values", "ProbeText", ["42", "other"]]]);
});

test("a field that is missing is named, and a lead that has none of them once", async () => {
  const observations = await observed();
  delete find(observations, "json-values").lead.probeText;
  find(observations, "json-limits").lead = { id: 1, email: "a@b.example" };
  const calibration = calibrate(kit, observations);
  assert.deepEqual(unexplained(calibration), [
    ["json-values", "ProbeText", undefined],
    ["json-limits", null, ["id", "email"]],
  ]);
  for (const name of ["nonText", "overLength", "integerRange"]) assert.deepEqual(calibration.possible[name], ASSUMED[name]);
});

test("an observation may be there twice, but not in two ways", async () => {
  const observations = await observed();
  const whole = calibrate(kit, observations);
  const again = structuredClone(find(observations, "json-values"));
  assert.deepEqual(calibrate(kit, [...observations, again]), whole);
  again.lead.probeText = "before";
  const calibration = calibrate(kit, [...observations, again]);
  assert.deepEqual(
    unexplained(calibration).map(([experiment, field]) => [experiment, field]),
    [["json-values", null]],
  );
  assert.deepEqual(calibration.possible.nonText, ASSUMED.nonText);
});

/** A kit of one integer field and one score, with a control and replies in which assumptions depend on each other. */
function interacting(values) {
  const fields = [
    { name: "N", dataType: "integer", before: 1000 },
    { name: "S", dataType: "score", before: 100 },
  ];
  const definition = {
    name: "W",
    responseType: "json",
    leadFields: fields.map(({ before, ...field }) => field),
    responseMappings: [
      { responseAttribute: "n", marketoField: "N" },
      { responseAttribute: "s", marketoField: "S" },
    ],
  };
  const one = (name, body, about) => ({ name, campaignType: "trigger", definition, reply: { status: 200, body }, about });
  return {
    fields,
    experiments: [one("control", '{"n": 7, "s": 8}', []), ...values.map((body, i) => one(`e${i}`, body, ["numericText"]))],
  };
}

test("of assumptions that depend on each other only values that fit no combination are ruled out", () => {
  const some = interacting(['{"n": "10.7 x"}', '{"n": "10.7"}', '{"s": "+5"}']);
  const control = { experiment: "control", lead: { N: 7, S: 8 } };
  const read = (...leads) =>
    calibrate(some, [control, ...leads.map((lead, i) => lead && { experiment: `e${i}`, lead }).filter(Boolean)]);
  const left = ({ possible }) => [possible.numericText, possible.fractionalInteger, possible.signedScore];

  // Nothing was written: the text may be refused, or the fraction.
  const first = read({ N: 1000, S: 100 });
  assert.deepEqual(left(first), [ASSUMED.numericText, ASSUMED.fractionalInteger, ASSUMED.signedScore]);
  // Only the number is taken, so the text was refused for what follows it.
  const second = read({ N: 1000, S: 100 }, { N: 11, S: 100 });
  assert.deepEqual(left(second), [["number"], ["round"], ASSUMED.signedScore]);
  assert.deepEqual(second.findings.at(-1).rules_out, [
    { assumption: "numericText", value: "leading-number" },
    { assumption: "numericText", value: "skip" },
    { assumption: "fractionalInteger", value: "skip" },
    { assumption: "fractionalInteger", value: "truncate" },
  ]);
  // A text changes the score, so it is not refused.
  assert.deepEqual(left(read(undefined, undefined, { N: 1000, S: 105 })), [
    ["leading-number", "number"],
    ASSUMED.fractionalInteger,
    ["relative"],
  ]);
  assert.deepEqual(left(read(undefined, undefined, { N: 1000, S: 100 })), [
    ["skip"],
    ASSUMED.fractionalInteger,
    ASSUMED.signedScore,
  ]);
});

test("observations that contradict each other decide nothing, and both are named", () => {
  const some = interacting(['{"n": "7 x"}', '{"n": "8"}']);
  const control = { experiment: "control", lead: { N: 7, S: 8 } };
  const calibration = calibrate(some, [
    control,
    { experiment: "e0", lead: { N: 7, S: 100 } },
    { experiment: "e1", lead: { N: 1000, S: 100 } },
  ]);
  assert.deepEqual(calibration.possible.numericText, ASSUMED.numericText);
  assert.deepEqual(unexplained(calibration), [
    ["e0", "N", 7],
    ["e1", "N", 1000],
  ]);
  assert.deepEqual(
    calibration.findings.flatMap(({ rules_out }) => rules_out),
    [],
  );
});

test("a kit that went through JSON is read alike, in less than a second", async () => {
  const observations = await observed();
  const copy = JSON.parse(JSON.stringify(kit));
  copy.experiments[0].definition.name += " ";
  const start = performance.now();
  calibrate(copy, observations);
  assert.ok(performance.now() - start < 1_000);
  assert.deepEqual(
    calibrate(JSON.parse(JSON.stringify(kit)), JSON.parse(JSON.stringify(observations))),
    calibrate(kit, observations),
  );
});

test("the example of docs/probe.md prints what it says", () => {
  const page = readFileSync(
    createRequire(import.meta.url)
      .resolve("marketo-webhook/package.json")
      .replace("package.json", "docs/probe.md"),
    "utf8",
  );
  const [, example] = /```js\n(.*?)```/s.exec(page);
  const [, said] = /console\.log\(.*\); \/\/ (.*)/.exec(example);
  const cwd = dirname(fileURLToPath(import.meta.url));
  assert.equal(
    execFileSync(process.execPath, ["--input-type=module", "--eval", example], { cwd, encoding: "utf8" }),
    `${said}\n`,
  );
});

test("the observations in docs/probe.md can be read", () => {
  const page = readFileSync(
    createRequire(import.meta.url)
      .resolve("marketo-webhook/package.json")
      .replace("package.json", "docs/probe.md"),
    "utf8",
  );
  const [, observations] = /```json\n(.*?)```/s.exec(page);
  assert.deepEqual(unexplained(calibrate(kit, JSON.parse(observations))), []);
});

test("a wrong call is an ArgumentError", () => {
  const refused = (kit, observations, path) =>
    assert.throws(
      () => calibrate(kit, observations),
      (error) => {
        assert.equal(error.path, path);
        return error.code === "invalid-argument" && error.stack.includes("calibrate.test.js");
      },
    );
  const [first, second] = kit.experiments;
  const changed = (change) => ({ ...kit, experiments: [{ ...first, ...change }] });
  const ok = { experiment: first.name, lead: {} };
  refused(undefined, [], "kit");
  refused({ ...kit, more: 1 }, [], "kit.more");
  refused({ ...kit, fields: {} }, [], "kit.fields");
  refused({ ...kit, fields: [{ ...kit.fields[0], before: {} }] }, [], "kit.fields[0].before");
  refused({ ...kit, experiments: [first, first] }, [], "kit.experiments[1].name");
  refused(changed({ about: "jsonNull" }), [], "kit.experiments[0].about");
  refused(changed({ about: ["x"] }), [], "kit.experiments[0].about[0]");
  refused(changed({ name: 1 }), [], "kit.experiments[0].name");
  refused(changed({ reply: null }), [], "kit.experiments[0].reply");
  refused(changed({ reply: { ...first.reply, status: 1 } }), [], "kit.experiments[0].reply.status");
  refused(changed({ campaignType: "other" }), [], "kit.experiments[0].campaignType");
  refused(
    changed({ definition: { ...second.definition, responseType: "csv" } }),
    [],
    "kit.experiments[0].definition.responseType",
  );
  refused(
    changed({ definition: { ...second.definition, responseMappings: [{ responseAttribute: "a", marketoField: 5 }] } }),
    [],
    "kit.experiments[0].definition.responseMappings[0].marketoField",
  );
  refused(kit, {}, "observations");
  refused(kit, [ok, { ...ok, experiment: "json-other" }], "observations[1].experiment");
  refused(kit, [{ ...ok, lead: [] }], "observations[0].lead");
  refused(kit, [{ ...ok, fired: "yes" }], "observations[0].fired");
  refused(kit, [{ ...ok, errorType: null }], "observations[0].errorType");
  refused(kit, [{ ...ok, note: "" }], "observations[0].note");
});
