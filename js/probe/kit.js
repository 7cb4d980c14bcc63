// The kit: the fields, webhooks and calls that tell the values of some assumptions apart.
import { checkAbout } from "./check.js";
import { CALL, EXPERIMENTS } from "./experiments.js";
import { FIELDS, leadField } from "./fields.js";
import { predict, VALUES } from "./predict.js";

/** What the experiments of the whole kit tell, computed on first use. */
let told;

export function kitFor(about = [...VALUES.keys()]) {
  checkAbout(about);
  told ??= EXPERIMENTS.map((experiment) => ({ experiment, ...predict(experiment, FIELDS, "kit") }));
  const tells = ({ scope }) => scope.some((name) => about.includes(name));
  const asked = told.filter(({ fields, called }) => [...fields, called].some(tells));
  const cells = asked.flatMap(({ experiment, fields }) =>
    fields.filter(tells).map((cell) => ({ ...cell, webhook: experiment.definition })),
  );

  // The mappings that a webhook's experiments need: one definition for all of them.
  const webhooks = [...new Set(asked.map(({ experiment }) => experiment.definition))];
  const names = new Map(
    webhooks.map((webhook) => [
      webhook,
      [CALL, ...cells.filter((cell) => cell.webhook === webhook).map(({ field }) => field.name)],
    ]),
  );
  const fields = FIELDS.filter(({ name }) => [...names.values()].flat().includes(name));
  const definitions = new Map(webhooks.map((webhook) => [webhook, reduced(webhook, names.get(webhook), fields)]));

  const clears = cells.some(({ cases }) => cases.some(({ seen }) => seen === null));
  const isUsed = (each) => asked.includes(each) || (isControl(each) && (writesAll(each) || clears));
  return {
    fields: fields.map((field) => ({ ...field })),
    experiments: told
      .filter((each) => webhooks.includes(each.experiment.definition) && isUsed(each))
      .map((each) => {
        const { name, campaignType, definition, reply } = each.experiment;
        const kept = each.fields.filter(({ field }) => names.get(definition).includes(field.name));
        const scopes = [...kept, each.called].flatMap(({ scope }) => scope);
        return {
          name,
          campaignType,
          definition: structuredClone(definitions.get(definition)),
          reply: structuredClone(reply),
          about: [...VALUES.keys()].filter((name) => scopes.includes(name)),
        };
      }),
  };
}

function isControl({ fields, called }) {
  return [...fields, called].every(({ scope }) => scope.length === 0);
}

/** A control writes through every mapping, or through one, to show that fields to be cleared held their values. */
function writesAll({ fields }) {
  return fields.filter(({ isWritten }) => isWritten).length > 1;
}

/** A webhook with the mappings to some fields. */
function reduced({ name, responseType, responseMappings }, names, fields) {
  const kept = responseMappings.filter(({ marketoField }) => names.includes(marketoField));
  return { name, responseType, responseMappings: kept, leadFields: fields.map(leadField) };
}
