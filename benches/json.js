// JSON: what a JavaScript developer would write.
import { JSONPath } from "jsonpath-plus";
import lodashGet from "lodash.get";

import { compile, fieldUpdates, refuse, textOf, unreadable } from "./handwritten.js";

/** A getter made once per attribute. */
function getter(mapping) {
  const { steps } = mapping;
  return (value) => {
    for (let i = 0; i < steps.length; i++) {
      if (value === null || typeof value !== "object") return undefined;
      value = value[steps[i]];
    }
    return value;
  };
}

/** Evaluates with JSON.parse and a getter for each attribute. */
function evaluator(definition, getterOf, options) {
  const webhook = compile(definition, options);
  const getters = webhook.mappings.map(getterOf);
  return (parts) => {
    const refusal = refuse(webhook, parts);
    if (refusal !== undefined) return refusal;
    let text, document;
    try {
      text = textOf(parts);
      document = JSON.parse(text);
    } catch (error) {
      return unreadable(webhook, parts, error);
    }
    return fieldUpdates(webhook, parts, text, (i) => getters[i](document));
  };
}

export const json = {
  "hand-written": (definition) => evaluator(definition, getter),
  "hand-written, rules copied": (definition) => evaluator(definition, getter, { copies: true }),
  "lodash.get": (definition) =>
    evaluator(
      definition,
      ({ responseAttribute }) =>
        (document) =>
          lodashGet(document, responseAttribute),
    ),
  "jsonpath-plus": (definition) =>
    evaluator(definition, ({ responseAttribute }) => {
      const path = `$.${responseAttribute}`;
      return (document) => JSONPath({ path, json: document, wrap: false });
    }),
};
