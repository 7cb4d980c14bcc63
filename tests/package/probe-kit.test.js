// The kit: what it tells apart, and that it is no larger than necessary.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { assumptions, evaluateParts, standardFields, triggerFires } from "marketo-webhook";
import { probeKit } from "marketo-webhook/probe";

import { drawn, generator } from "./probe-set-up.js";

const kit = probeKit();
const names = assumptions().map(({ name }) => name);

/** The results of a kit's experiments under some assumptions: leads, and what the trigger and the activity show. */
function shown({ fields, experiments }, assumed) {
  return experiments.map(({ campaignType, definition, reply }) => {
    const outcome = evaluateParts(campaignType, reply, { ...definition, assumptions: assumed });
    const lead = Object.fromEntries(fields.map(({ name, before }) => [name, before]));
    for (const { marketoField, value, relative } of outcome.updates ?? [])
      lead[marketoField] = relative ? lead[marketoField] + value : value;
    return { lead, fired: triggerFires({}, outcome).fires, errorCode: outcome.webhookIsCalled?.errorCode ?? null };
  });
}

const pairs = assumptions().flatMap(({ name, values }) =>
  values.flatMap(({ value }, i) => values.slice(0, i).map((other) => [name, value, other.value])),
);

/** The pairs of values that a kit does not tell apart. */
function alike(some) {
  return pairs
    .filter(
      ([name, one, other]) => JSON.stringify(shown(some, { [name]: one })) === JSON.stringify(shown(some, { [name]: other })),
    )
    .map((pair) => pair.join(" "));
}

test("it tells every two values of every assumption apart", () => {
  assert.deepEqual(alike(kit), []);
});

test("what an experiment leaves behind depends only on its own assumptions", () => {
  const random = generator(7);
  for (let i = 0; i < 50; i += 1) {
    const hidden = drawn(random);
    for (const experiment of kit.experiments) {
      const about = Object.fromEntries(experiment.about.map((name) => [name, hidden[name]]));
      const one = { ...kit, experiments: [experiment] };
      assert.deepEqual(shown(one, hidden), shown(one, about), `${experiment.name} ${JSON.stringify(hidden)}`);
    }
  }
});

test("all but three assumptions are told by leads alone", () => {
  const leads = (assumed) => JSON.stringify(shown(kit, assumed).map(({ lead }) => lead));
  const unseen = pairs.filter(([name, one, other]) => leads({ [name]: one }) === leads({ [name]: other }));
  assert.deepEqual(
    unseen.map(([name]) => name),
    ["whitespaceBody", "emptyBodyNon2xx", "noCallTrigger"],
  );
});

test("which experiment tells of which assumption is written down as it is", () => {
  const written = JSON.parse(readFileSync(new URL("probe-experiments.json", import.meta.url), "utf8"));
  const found = Object.fromEntries(
    names.map((name) => [name, kit.experiments.filter(({ about }) => about.includes(name)).map((each) => each.name)]),
  );
  assert.deepEqual(written, found, `tests/package/probe-experiments.json: ${JSON.stringify(found, null, 2)}`);
});

test("a marketer has to create little", (context) => {
  const webhooks = new Map(kit.experiments.map(({ definition }) => [definition.name, JSON.stringify(definition)]));
  for (const { definition } of kit.experiments) assert.equal(JSON.stringify(definition), webhooks.get(definition.name));
  const mappings = [...webhooks.values()]
    .map((definition) => JSON.parse(definition).responseMappings.length)
    .reduce((sum, count) => sum + count);
  const size = { fields: kit.fields.length, webhooks: webhooks.size, mappings, experiments: kit.experiments.length };
  context.diagnostic(JSON.stringify(size));
  assert.deepEqual(size, { fields: 8, webhooks: 2, mappings: 11, experiments: 11 });
});

test("none of it can be left out", () => {
  for (const { name } of kit.experiments.filter(({ about }) => about.length > 0)) {
    const fewer = { ...kit, experiments: kit.experiments.filter((each) => each.name !== name) };
    assert.notDeepEqual(alike(fewer), [], name);
  }
  // The first one shows that the call was made.
  for (const { name } of kit.fields.slice(1)) {
    const without = (definition) => ({
      ...definition,
      responseMappings: definition.responseMappings.filter(({ marketoField }) => marketoField !== name),
    });
    const fewer = { ...kit, experiments: kit.experiments.map((each) => ({ ...each, definition: without(each.definition) })) };
    assert.notDeepEqual(alike(fewer), [], name);
  }
});

test("a kit for one assumption tells its values apart, with replies that are those of the whole kit", () => {
  for (const name of names) {
    const some = probeKit([name]);
    assert.deepEqual(
      alike(some).filter((pair) => pair.startsWith(`${name} `)),
      [],
    );
    assert.ok(some.fields.length <= 3 && some.experiments.length <= 4, name);
    for (const { name, reply, campaignType } of some.experiments) {
      const whole = kit.experiments.find((each) => each.name === name);
      assert.deepEqual([reply, campaignType], [whole.reply, whole.campaignType]);
    }
    const about = new Set(some.experiments.flatMap((each) => each.about));
    assert.ok(about.has(name));
  }
  assert.deepEqual(probeKit([]), { fields: [], experiments: [] });
  assert.deepEqual(probeKit(names), kit);
});

test("controls come first and write a plain value through every mapping, whatever is assumed", () => {
  const isControl = ({ about }) => about.length === 0;
  assert.deepEqual(
    kit.experiments.map(isControl),
    kit.experiments.map(isControl).sort((one, other) => other - one),
  );
  const written = new Set();
  for (const { campaignType, reply, definition } of kit.experiments.filter(isControl)) {
    for (const [name, value] of [
      ["", undefined],
      ...pairs.flatMap(([name, ...values]) => values.map((value) => [name, value])),
    ]) {
      const { updates } = evaluateParts(campaignType, reply, { ...definition, assumptions: name ? { [name]: value } : {} });
      for (const update of updates) {
        assert.notEqual(update.value, kit.fields.find((field) => field.name === update.marketoField).before);
        written.add(`${definition.name} ${update.responseAttribute}`);
      }
    }
  }
  const mappings = kit.experiments.flatMap(({ definition }) =>
    definition.responseMappings.map(({ responseAttribute }) => `${definition.name} ${responseAttribute}`),
  );
  // An attribute that is invalid under one of the values has no control.
  assert.deepEqual(
    [...new Set(mappings)].filter((each) => !written.has(each)),
    ["Probe XML probe.größe"],
  );
});

test("only custom fields are written, and what they hold before is of their type", () => {
  const standard = standardFields().flatMap(({ name, restName }) => [name, restName]);
  const types = {
    string: "string",
    integer: "number",
    score: "number",
    boolean: "boolean",
    date: "string",
    email: "string",
    url: "string",
  };
  for (const { name, restName, dataType, before } of kit.fields) {
    assert.ok(!standard.includes(name) && !standard.includes(restName), name);
    assert.equal(typeof before, types[dataType], name);
  }
  const written = kit.experiments.flatMap(({ definition }) =>
    definition.responseMappings.map(({ marketoField }) => marketoField),
  );
  assert.deepEqual([...new Set(written)].sort(), kit.fields.map(({ name }) => name).sort());
});

test("changing a kit changes no other", () => {
  const spoilt = probeKit();
  spoilt.fields[0].before = "other";
  spoilt.experiments[1].reply.body = "";
  spoilt.experiments[1].definition.responseMappings.length = 0;
  assert.deepEqual(probeKit(), kit);
});

test("a wrong call is an ArgumentError", () => {
  const refused = (about, path) =>
    assert.throws(
      () => probeKit(about),
      (error) => error.code === "invalid-argument" && error.path === path && error.stack.includes("probe-kit.test.js"),
    );
  for (const about of [null, "jsonNull", {}, 5]) refused(about, "about");
  refused(["jsonNull", "jsonNil"], "about[1]");
});
