// The values of the body: a tree, where a click on a value adds a mapping.
import { button, byId, code, element } from "./dom.js";
import { number, t } from "./language.js";
import { addMappingFor } from "./mappings.js";

/** Values that are shown; a list of more than that is no help. */
const MOST = 300;

/** What holds values and is none that a mapping writes. */
const CONTAINERS = new Set(["object", "array", "element"]);

/** Shows the values; `suggestField` names a lead field that fits one. */
export function showValues(values, suggestField) {
  byId("values").hidden = values.length === 0;
  const shown = values.slice(0, MOST);
  const top = element("ul");
  const nodes = new Map([["[]", { list: top }]]);
  for (const value of shown) {
    const { steps } = value;
    // A value's parent is one step up; a repeated element has two, its name and its index.
    let own = 1;
    while (!nodes.has(JSON.stringify(steps.slice(0, -own)))) own += 1;
    const parent = nodes.get(JSON.stringify(steps.slice(0, -own)));
    const item = element("li", {}, label(value, steps.slice(-own), suggestField));
    parent.list ??= parent.item.appendChild(element("ul"));
    parent.list.append(item);
    nodes.set(JSON.stringify(steps), { item });
  }
  const more = values.length - shown.length;
  if (more > 0) top.append(element("li", { className: "hint", textContent: t("values.more", { n: number(more) }) }));
  byId("value-tree").replaceChildren(top);
  const reachable = shown.filter(({ responseAttribute, kind }) => responseAttribute !== null && !CONTAINERS.has(kind));
  byId("attributes").replaceChildren(...reachable.map(({ responseAttribute, excerpt }) => element("option", { value: responseAttribute, label: excerpt })));
}

function label(value, steps, suggestField) {
  const { responseAttribute, unreachable, kind, excerpt } = value;
  const name = code(steps.map((step, i) => (typeof step === "number" || i > 0 ? `[${step}]` : step)).join(""));
  if (responseAttribute === null) {
    const why = element("span", { className: "hint", textContent: t(`unreachable.${unreachable}`) });
    return element("span", { className: "unreachable" }, name, " ", CONTAINERS.has(kind) ? null : element("span", { className: "excerpt", textContent: excerpt }), " ", why);
  }
  if (CONTAINERS.has(kind)) return element("span", { className: "container" }, name);
  const content = [name, " ", element("span", { className: "excerpt", textContent: excerpt })];
  return button(content, () => addMappingFor(responseAttribute, suggestField(value)), { className: "value", title: responseAttribute });
}
