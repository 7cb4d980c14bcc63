// The values of the body, to choose from: each with the lead field it goes to beside it.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { addMapping, lightUp, removeMapping, setMapping } from "./actions.js";
import { app, redraw, state, ui } from "./app.js";
import { t } from "./language.js";
import { fields } from "./rows.js";
import { fieldFor } from "./values-of.js";

/** Values that are shown; a list of more than that is no help. */
const MOST = 100;

export function values() {
  if (app.values.length === 0) return nothing;
  const wanted = ui.filter.toLowerCase();
  const pathOf = ({ responseAttribute, steps }) => responseAttribute ?? steps.join(".");
  const found = app.values.filter((value) => wanted === "" || `${pathOf(value)} ${value.excerpt}`.toLowerCase().includes(wanted));
  return html`<section id="values" aria-labelledby="values-heading">
    <div class="head"><h3 id="values-heading">${t("values")}</h3>
      ${app.values.length > 8 ? html`<input type="search" aria-label=${t("values.filter")} placeholder=${t("values.filter")} .value=${live(ui.filter)}
        @input=${redraw(({ value }) => { ui.filter = value; })}>` : nothing}</div>
    <ul>${repeat(found.slice(0, MOST), ({ steps }) => steps.join("\n"), (value) => (value.responseAttribute === null ? unreachable(value, pathOf(value)) : item(value)))}
      ${found.length > MOST ? html`<li class="hint">${t("values.more", { count: found.length - MOST })}</li>` : nothing}</ul>
  </section>`;
}

const unreachable = ({ unreachable, excerpt }, path) => html`<li class="unreachable"><code><bdi dir="ltr">${path}</bdi></code> <span class="excerpt">${excerpt}</span> <span class="hint">${t(`unreachable.${unreachable}`)}</span></li>`;

function item(value) {
  const { responseAttribute, excerpt } = value;
  const place = state().mappings.findIndex(([attribute]) => attribute === responseAttribute);
  const isMapped = place >= 0;
  const suggested = isMapped ? "" : fieldFor(value, fields());
  const field = isMapped ? state().mappings[place][1] : "";
  const choose = ({ target }) => {
    if (isMapped) setMapping(place, [undefined, target.value], `value ${responseAttribute}`);
    else if (target.value !== "") addMapping(responseAttribute, target.value);
  };
  return html`<li @pointerenter=${({ pointerType }) => pointerType === "mouse" && app.editor?.lightUp(responseAttribute)} @pointerleave=${() => app.editor?.lightUp("")}>
    <button type="button" class="value" aria-pressed=${isMapped} aria-label=${t(isMapped ? "values.unmap" : "values.map", { attribute: responseAttribute })}
      @click=${(event) => press(event, place, responseAttribute, suggested)}><span aria-hidden="true">${isMapped ? "✓" : "+"}</span></button>
    <code title=${responseAttribute}><bdi dir="ltr">${responseAttribute}</bdi></code> <span class="excerpt" title=${excerpt}>${excerpt}</span>
    <input class="mono" type="text" list="fields" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label=${t("values.field", { attribute: responseAttribute })}
      placeholder=${suggested ? `${suggested}?` : t("field")} .value=${field} @change=${choose}>
  </li>`;
}

/** Maps a value, or no longer; a value without a field that suggests itself asks for one, in its own place. */
function press(event, place, attribute, suggested) {
  if (place >= 0) {
    const { currentTarget } = event;
    removeMapping(place);
    return currentTarget.focus();
  }
  lightUp(attribute);
  if (suggested === "") return event.currentTarget.parentElement.querySelector("input").focus();
  return addMapping(attribute, suggested);
}
