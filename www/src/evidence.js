// What a result rests on: rules with their basis, their sources and the switch of their assumption.
import { html, nothing } from "lit-html";
import { assume } from "./actions.js";
import { app, state } from "./app.js";
import { currentLanguage, said, sentence, sourceName, t } from "./language.js";
import { ruleAddress } from "./links.js";

const BASES = ["documented", "observed", "sibling", "assumed", "advice"];

export const link = (address, content) => html`<a href=${address} target="_blank" rel="noreferrer">${content}</a>`;
export const badge = (basis) => html`<span class="badge ${basis}">${t(`basis.${basis}`)}</span>`;

/** All the bases and what they mean. */
export const legend = () =>
  html`<ul class="legend">${BASES.map((basis) => html`<li>${badge(basis)} ${t(`basis.${basis}.means`)}</li>`)}</ul>`;

let all;
const ruleList = () => (all ??= app.library.rules());
const byDoubt = (a, b) => BASES.indexOf(b.basis) - BASES.indexOf(a.basis);

/** Rules by their ids, the least sure first; each assumption is switched in one place. */
export function evidence(ids) {
  const switches = new Set();
  const from = ({ title, url, says }) => html` · ${says === "contradicts" ? t("rules.contradicts") : ""}
    ${url ? link(url, sourceName(title)) : sourceName(title)}`;
  return html`<ul class="rules">${ruleList()
    .filter(({ id }) => ids.includes(id))
    .sort(byDoubt)
    .map(({ id, sources, assumption, ...rule }) => {
      const isFirst = assumption && !switches.has(assumption) && switches.add(assumption);
      return html`<li>
      <p>${badge(rule.basis)} ${sentence(rule)}</p>
      <p class="hint">${link(ruleAddress(id, currentLanguage()), id)}${sources.map(from)}</p>
      ${isFirst ? assumptionSwitch(assumption) : nothing}
    </li>`;
    })}</ul>`;
}

export const assumptionOf = (name) => app.library.assumptions().find((assumption) => assumption.name === name);

/** The assumptions that rules rest on although a source contradicts, each with the last of its values, unless that is chosen. */
export const disputed = (ids) =>
  ruleList()
    .filter(({ id, basis, assumption }) => assumption && basis !== "documented" && ids.includes(id))
    .filter(({ sources }) => sources.some(({ says }) => says === "contradicts"))
    .map(({ assumption }) => ({ assumption, value: assumptionOf(assumption).values.at(-1).value }))
    .filter(({ assumption, value }) => value !== state().assumptions[assumption]);

function assumptionSwitch(name) {
  const { values } = assumptionOf(name);
  const chosen = state().assumptions[name] ?? values[0].value;
  const option = ({ value, ...explained }) =>
    html`<option value=${value} ?selected=${value === chosen}>${said(explained).replaceAll("`", "")}</option>`;
  return html`<label class="switch"><span class="label">${sentence({ explanation: { id: `assumption.${name}`, values: {} } })}</span>
    <select @change=${({ target }) => assume(name, target.value)}>${values.map(option)}</select></label>`;
}

/** What is assumed otherwise than as usual, and the way back. */
export const switched = () =>
  Object.entries(state().assumptions).map(([name, value]) => {
    const { values = [] } = assumptionOf(name) ?? {};
    return html`<p class="hint switched">${t("switched")} ${sentence(values.find((one) => one.value === value) ?? { message: `${name}: ${value}` })}
    <button type="button" class="plain" @click=${() => assume(name, values[0]?.value)}>${t("switched.back")}</button></p>`;
  });
