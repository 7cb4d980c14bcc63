// A marketer who sets up the kit in the Marketo stand-in, makes the calls, and notes the results. May make mistakes.
import { ASSUMED, Instance } from "./probe-instance.js";

/** A generator of numbers from 0 to 1, determined by its seed. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

export function drawn(random) {
  return Object.fromEntries(Object.entries(ASSUMED).map(([name, values]) => [name, pick(random, values)]));
}

/** How the stand-in gets each experiment's reply: without a network. */
export function inProcess({ reply: { status, statusText, body } }) {
  return () => ({ status, statusText, text: body });
}

/** The same over HTTP, from a service on loopback with the kit's replies. */
export function overHttp(origin) {
  return ({ name }) =>
    async () => {
      const response = await fetch(`${origin}/reply/${name}`, { method: "POST", redirect: "manual" });
      return { status: response.status, statusText: response.statusText, text: await response.text() };
    };
}

/** The set-up from the kit, in which mistakes can be made before it is used. */
export function setUp(kit, hidden, options) {
  const instance = new Instance(hidden, options);
  for (const { name, restName, dataType } of kit.fields) instance.createField(name, restName, dataType);
  for (const {
    definition: { name, responseType, responseMappings },
  } of kit.experiments) {
    instance.createWebhook(
      name,
      responseType,
      responseMappings.map((each) => [each.responseAttribute, each.marketoField]),
    );
  }
  return instance;
}

/** Makes the calls, with a lead for each experiment. `calls` says how often, `before` has the leads' values. */
export async function run(kit, instance, { replies = inProcess, calls = () => 1, before = beforeOf(kit) } = {}) {
  const observations = [];
  for (const experiment of kit.experiments) {
    const lead = instance.createLead(before);
    let shown = {};
    for (let i = 0; i < calls(experiment); i += 1) {
      shown = await instance.call(experiment.definition.name, experiment.campaignType, lead, replies(experiment));
    }
    observations.push({ experiment: experiment.name, lead: instance.rest(lead), ...shown });
  }
  return observations;
}

export function beforeOf({ fields }) {
  return Object.fromEntries(fields.map(({ name, before }) => [name, before]));
}
