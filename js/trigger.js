// "Webhook is Called" triggers, checked and written for `src/js/trigger.rs`.
import { Given } from "./given.js";
import { checkKeys, checkText, indexOf, listOf, unexpected } from "./validate.js";

const TRIGGER = ["webhook", "response", "errorType"];
const CONSTRAINT = ["operator", "values"];

/** What the module is handed of a trigger. */
export function readTrigger(vocabulary, trigger) {
  const given = new Given();
  checkKeys(trigger, "trigger", TRIGGER);
  for (const member of TRIGGER) {
    const operators = member === "webhook" ? vocabulary.webhookOperators : vocabulary.textOperators;
    constraint(given, operators, vocabulary.operatorsWithoutValues, trigger[member], `trigger.${member}`);
  }
  return given.parts();
}

function constraint(given, operators, withoutValues, constraint, path) {
  if (constraint === undefined) return given.word(0);
  checkKeys(constraint, path, CONSTRAINT);
  const { operator, values } = constraint;
  given.word(1 + indexOf(operators, operator, `${path}.operator`));
  const texts = values === undefined ? [] : listOf(values, `${path}.values`);
  given.word(texts.length);
  for (let i = 0; i < texts.length; i++) given.text(checkText(texts[i], `${path}.values[${i}]`));
  const takesNone = withoutValues.includes(operator);
  if (takesNone !== (texts.length === 0)) {
    const expected = takesNone ? "no values, which this operator does not take" : "at least one value";
    throw unexpected(`${path}.values`, expected, values);
  }
}
