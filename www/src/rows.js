// The mappings, each with its own result: what would be written, or why not and what corrects it.
import { html, nothing } from "lit-html";
import { classMap } from "lit-html/directives/class-map.js";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import {
  addMapping,
  assume,
  correct,
  idOf,
  importFields,
  lightUp,
  moveMapping,
  pasteMappings,
  removeMapping,
  setMapping,
} from "./actions.js";
import { app, change, state, ui } from "./app.js";
import { assumptionOf, badge, disputed, evidence } from "./evidence.js";
import { said, sentence, t } from "./language.js";

const MARKS = { good: "✓", mixed: "!", bad: "✗", none: "·" };
export const mark = (tone, label = t(`mark.${tone}`)) =>
  html`<span class="mark" role="img" aria-label=${label}>${MARKS[tone]}</span>`;

/** Diagnostics about the Response Attribute; the others are about the Marketo Field. */
const ABOUT_ATTRIBUTE = new Set(["invalid-attribute", "unreachable-key", "surrounding-whitespace"]);
/** Reasons that have nothing to do with the value. */
const FIELD_REASONS = new Set(["unknown-field", "read-only-field", "null-value"]);
/** The most of a value that is shown. */
const MOST = 160;
const cut = (text) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

export const rows = () => html`
  <datalist id="attributes">${app.values
    .filter(({ responseAttribute }) => responseAttribute)
    .slice(0, 300)
    .map(({ responseAttribute, excerpt }) => html`<option value=${responseAttribute} label=${excerpt}></option>`)}</datalist>
  <datalist id="fields">${fields().map(({ name, displayName }) => html`<option value=${name} label=${displayName && displayName !== name ? displayName : nothing}></option>`)}</datalist>
  <ol id="mappings">${repeat(app.result.rows, ({ mapping }) => idOf(mapping), row)}</ol>
  <p class="unseen" role="status">${ui.announcement}</p>
  <div class="buttons">
    <button type="button" id="add-mapping" @click=${() => addMapping()}>${t("mapping.add")}</button>
    <p class="hint">${t("mappings.hint")}</p>
  </div>`;

let standard;
/** The lead fields that a mapping may name. */
export const fields = () =>
  state().leadFields?.filter((field) => typeof field?.name === "string") ?? (standard ??= app.library.standardFields());

function row({ mapping, tone, update, skipped, notes, diagnostics }, place) {
  const id = idOf(mapping);
  const [attribute, field] = mapping;
  const isOpen = ui.open.has(id);
  const { rules: cited, basis } = update ?? skipped ?? {};
  const isWrong = (about) =>
    diagnostics.some(({ severity, code }) => severity === "error" && ABOUT_ATTRIBUTE.has(code) === (about === "attribute")) &&
    attribute !== "" &&
    field !== "";
  const input = (
    name,
    cell,
    value,
  ) => html`<input class="${name} mono" type="text" name="mappings.${place}.${cell}" list="${name}s" autocomplete="off" autocapitalize="off" spellcheck="false"
    aria-label=${t(`${name}.of`, { place: place + 1 })} placeholder=${t(name)} title=${value} aria-invalid=${isWrong(name) ? "true" : nothing} aria-describedby="said-${id}" .value=${live(value)}
    @input=${({ target }) => setMapping(place, cell === 0 ? [target.value] : [undefined, target.value], `${name} ${id}`)}>`;
  return html`<li id="mapping-${id}" data-tone=${tone} class=${classMap({ mapping: true, lit: ui.lit.has(id) })}
      @keydown=${(event) => onKey(event, place)} @paste=${(event) => pasteMappings(event, place)}
      @pointerenter=${({ pointerType }) => pointerType === "mouse" && lightUp(attribute)} @pointerleave=${() => app.editor?.lightUp("")} @focusin=${() => app.editor?.lightUp(attribute)}>
    ${mark(tone)}
    ${input("attribute", 0, attribute)}<span class="arrow" aria-hidden="true">→</span>${input("field", 1, field)}
    <span class="written">${update ? written(update) : nothing}</span>
    ${
      cited
        ? html`<button type="button" class="evidence" aria-expanded=${isOpen} aria-label=${`${t("evidence")}: ${t(`basis.${basis}`)}`}
      @click=${() => toggle(id)}>${badge(basis)}<span aria-hidden="true">${isOpen ? "▴" : "▾"}</span></button>`
        : html`<span></span>`
    }
    <button type="button" class="icon remove" aria-label=${t("mapping.remove", { place: place + 1 })} @click=${() => removeMapping(place)}><span aria-hidden="true">×</span></button>
    <div class="why" id="said-${id}">${why({ attribute, field, place, update, skipped, notes, diagnostics })}</div>
    ${
      cited && isOpen
        ? html`<div class="more">${evidence(cited)}<div class="buttons">
      <button type="button" class="plain" ?disabled=${place === 0} @click=${() => moveMapping(place, -1)}>${t("mapping.up")}</button>
      <button type="button" class="plain" ?disabled=${place === state().mappings.length - 1} @click=${() => moveMapping(place, 1)}>${t("mapping.down")}</button>
    </div></div>`
        : nothing
    }
  </li>`;
}

function toggle(id) {
  if (!ui.open.delete(id)) ui.open.add(id);
  app.draw();
}

function written({ text, relative, dataType }) {
  if (text === null || text === "") return html`<em>${t(text === null ? "cleared" : "empty")}</em>`;
  return html`<code title=${dataType}>${cut(text)}</code>${relative ? html` <em>${t("added")}</em>` : nothing}`;
}

/** One sentence for each thing to know, and what corrects it. */
function why({ attribute, field, place, update, skipped, notes, diagnostics }) {
  if (attribute === "" && field === "") return nothing;
  if (attribute === "" || field === "")
    return html`<p class="hint">${t(attribute === "" ? "row.noAttribute" : "row.noField")}</p>`;
  const spans = diagnostics.filter(({ span }) => span);
  // A wrong name comes first, and nothing is said of the field that it is taken for. A note says of the type what the diagnostic says.
  const names = diagnostics.filter(({ suggestion }) => suggestion?.for === "marketoField");
  const others = names.length > 0 ? notes.filter(({ code }) => code !== "assumed-field") : notes;
  const findings = skipped
    ? [...names, skipped]
    : [...names, ...others, ...diagnostics.filter(({ code }) => notes.length === 0 || code !== "unknown-type")];
  const switches = update ? disputed(update.rules) : [];
  const seen = new Set();
  return html`${findings
    .filter((finding) => !seen.has(said(finding)) && seen.add(said(finding)))
    .map(
      (finding) => html`<p>${sentence(finding)}
    ${
      finding.found && !FIELD_REASONS.has(finding.reason) && !finding.message.includes(finding.found.excerpt)
        ? html`<span class="hint">${t("found")} <code>${cut(finding.found.excerpt)}</code></span>`
        : nothing
    }
    ${spans.map(
      ({ span: { start, end } }) =>
        html`<code class="marked">${attribute.slice(0, start)}<mark>${attribute.slice(start, end) || " "}</mark>${attribute.slice(end)}</code>`,
    )}
    ${finding.suggestion ? html`<button type="button" class="apply" @click=${() => correct(place, finding.suggestion)}>${t("use")} <code>${finding.suggestion.value}</code></button>` : nothing}
    ${finding.switch ? switchButton(finding.switch) : nothing}</p>`,
    )}${switches.map((one) => html`<p>${switchButton(one)}</p>`)}`;
}

/** What would have it written, or not, should an instance do otherwise. */
function switchButton({ assumption, value }) {
  const meaning = assumptionOf(assumption).values.find((one) => one.value === value);
  return html`<button type="button" class="apply" @click=${() => assume(assumption, value)}>${t("switch")} ${sentence(meaning)}</button>`;
}

function onKey(event, place) {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    moveMapping(place, event.key === "ArrowUp" ? -1 : 1);
  } else if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    const next = state().mappings[place + 1];
    if (next)
      document
        .getElementById(`mapping-${idOf(next)}`)
        .querySelector(".attribute")
        .focus();
    else addMapping();
  }
}

/** What is known of the lead fields. */
export const leadFields = () => html`<details id="lead-fields">
  <summary>${state().leadFields ? t("leadFields.known", { count: state().leadFields.length }) : t("leadFields.standard")}</summary>
  <div class="unfolded">
    <p class="hint">${!state().leadFields ? t("leadFields.unknown") : ui.unmappable > 0 ? t("leadFields.unmappable", { count: ui.unmappable }) : nothing}</p>
    <label><span class="label">${t("leadFields.label")}</span> <textarea id="describe" class="mono" rows="3" autocomplete="off"
      autocapitalize="off" spellcheck="false" @input=${({ target }) => importFields(target.value)}></textarea></label>
    ${ui.diagnostics.map((diagnostic) => html`<p class="finding ${diagnostic.severity}">${sentence(diagnostic)}</p>`)}
    ${state().leadFields ? html`<button type="button" id="forget-fields" @click=${removeFields}>${t("leadFields.forget")}</button>` : nothing}
  </div>
</details>`;

function removeFields() {
  const area = document.getElementById("describe");
  area.value = "";
  ui.diagnostics = [];
  change({ leadFields: null });
  area.focus(); // the button is gone
}
