// The rules and the assumptions, which need no WebAssembly module. Only importing them loads this file and the statements.
import { assumptionList, ruleList, sourceList } from "./rule-list.js";
import { statements } from "./statements/en.js";

export function rules() {
  const texts = statements();
  return ruleList.map(({ id, basis, sources, assumption }) => {
    const explanation = { id: `rule.${id}`, values: {} };
    const cited = sources.map(([place, says]) => ({ ...sourceList[place], says }));
    return { id, basis, statement: texts[explanation.id], explanation, sources: cited, assumption };
  });
}

export function assumptions() {
  const texts = statements();
  return assumptionList.map(({ name, values, rules }) => {
    const said = (value) => {
      const explanation = { id: `assumption.${name}.${value}`, values: {} };
      return { value, statement: texts[explanation.id], explanation };
    };
    return { name, values: values.map(said), rules: rules.slice() };
  });
}
