// The rules, which need no WebAssembly module. Only whoever imports `rules` loads this file and the statements.
import { ruleList } from "./rule-list.js";
import { statements } from "./statements/en.js";

export function rules() {
  const texts = statements();
  return ruleList.map(({ id, basis, source, assumption }) => {
    const explanation = { id: `rule.${id}`, values: {} };
    return { id, basis, statement: texts[explanation.id], explanation, source, assumption };
  });
}
