// The values of the body, to choose from: each with the lead field it goes to beside it.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { addMapping, lightUp, removeMapping, setMapping } from "./actions.js";
import { app, redraw, state, ui } from "./app.js";
import { t } from "./language.js";
import { fields } from "./rows.js";
import { fieldFor, LISTED } from "./values-of.js";

/** Values that are shown; a list of more than that is no help. */
const MOST = 100;

export function values() {
  if (app.values.length === 0) return nothing;
  const wanted = ui.filter.toLowerCase();
  const isCut = app.values.length > LISTED;
  const listed = app.values.slice(0, LISTED);
  const found = listed.filter((value) => wanted === "" || `${pathOf(value)} ${value.excerpt}`.toLowerCase().includes(wanted));
  return html`<section id="values" aria-labelledby="values-heading">
    <div class="head"><h3 id="values-heading">${t("values")}</h3>
      ${
        app.values.length > 8
          ? html`<input type="search" aria-label=${t("values.filter")} placeholder=${t("values.filter")} .value=${live(ui.filter)}
        @input=${redraw(({ value }) => {
          ui.filter = value;
        })}>`
          : nothing
      }</div>
    ${listed.some(isUndefined) ? html`<p class="hint">${t("unreachable.undefined-xml")}</p>` : nothing}
    <ul>${repeat(
      found.slice(0, MOST),
      ({ steps }) => steps.join("\n"),
      (value) => (value.responseAttribute === null && !isUndefined(value) ? unreachable(value) : item(value)),
    )}
      ${found.length === 0 ? html`<li class="hint">${t("values.none")}</li>` : nothing}
      ${found.length > MOST && !isCut ? html`<li class="hint">${t("values.more", { count: found.length - MOST })}</li>` : nothing}</ul>
    ${isCut ? html`<p class="hint">${t("values.cut", { count: LISTED })}</p>` : nothing}
  </section>`;
}

/** The path as Marketo writes it, also where it does not say what comes of it. */
const pathOf = ({ responseAttribute, steps }) =>
  responseAttribute ?? steps.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${step}`)).join("");
const isUndefined = ({ unreachable }) => unreachable === "undefined-xml";

const unreachable = (value) =>
  html`<li class="unreachable"><code><bdi dir="ltr">${pathOf(value)}</bdi></code> <span class="excerpt">${value.excerpt}</span> <span class="hint">${t(`unreachable.${value.unreachable}`)}</span></li>`;

function item(value) {
  const { excerpt } = value;
  const responseAttribute = pathOf(value);
  const place = state().mappings.findIndex(([attribute]) => attribute === responseAttribute);
  const isMapped = place >= 0;
  const suggested = isMapped ? "" : fieldFor(value, fields());
  const field = isMapped ? state().mappings[place][1] : "";
  const choose = ({ target }) => {
    const key = `value ${responseAttribute}`;
    if (isMapped) setMapping(place, [undefined, target.value], key);
    else if (target.value !== "") addMapping(responseAttribute, target.value, key);
  };
  return html`<li @pointerenter=${({ pointerType }) => pointerType === "mouse" && app.editor?.lightUp(responseAttribute)} @pointerleave=${() => app.editor?.lightUp("")}>
    <button type="button" class="value" aria-pressed=${isMapped} aria-label=${t(isMapped ? "values.unmap" : "values.map", { attribute: responseAttribute })}
      @click=${(event) => press(event, place, responseAttribute, suggested)}><span aria-hidden="true">${isMapped ? "✓" : "+"}</span></button>
    <code title=${responseAttribute}><bdi dir="ltr">${responseAttribute}</bdi></code> <span class="excerpt" title=${excerpt}>${excerpt}</span>
    <input class="mono" type="text" list="fields" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label=${t("values.field", { attribute: responseAttribute })}
      placeholder=${suggested ? `${suggested}?` : t("field")} .value=${field} @input=${choose}>
  </li>`;
}

/** Maps a value, or no longer; where no field suggests itself it asks for one, in its own place. */
function press(event, place, attribute, suggested) {
  const { currentTarget } = event;
  if (place >= 0) {
    removeMapping(place);
    return currentTarget.focus();
  }
  lightUp(attribute);
  addMapping(attribute, suggested);
  if (suggested === "") currentTarget.parentElement.querySelector("input").focus();
}
