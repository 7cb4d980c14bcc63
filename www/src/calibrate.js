// What an instance has shown: the leads of the kit, pasted or typed, and what they say of the assumptions.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { calibrate, probeKit } from "marketo-webhook/probe";
import { app, change, keepInstance, redraw, state, ui } from "./app.js";
import { assumptionOf, link } from "./evidence.js";
import { prose, sentence, t } from "./language.js";
import { REPOSITORY, reportAddress } from "./links.js";

const kit = probeKit();
let experiment = kit.experiments[0];
let isWrong = false;

const see = (name, part) =>
  keepInstance({ seen: { ...ui.instance.seen, [name]: { experiment: name, lead: {}, ...ui.instance.seen[name], ...part } } });

/** Takes the leads of a reply of Marketo's REST API; each has the name of its experiment as its first name. */
function take(text) {
  let leads = [];
  try {
    const parsed = JSON.parse(text);
    leads = [parsed.result ?? parsed].flat().filter((lead) => kit.experiments.some(({ name }) => name === lead?.firstName));
  } catch {
    // Then there are none.
  }
  isWrong = text.trim() !== "" && leads.length === 0;
  if (leads.length > 0)
    keepInstance({
      seen: Object.fromEntries(
        leads.map((lead) => [lead.firstName, { ...ui.instance.seen[lead.firstName], experiment: lead.firstName, lead }]),
      ),
    });
  app.draw();
}

/** A value as the field has it; nothing was typed where it is empty. */
function typed(text, { dataType }) {
  if (text === "") return null;
  if (dataType === "boolean") return text === "true";
  return ["integer", "score"].includes(dataType) && Number.isFinite(Number(text)) ? Number(text) : text;
}

let last;
/** What was seen says the same until more is seen. */
function read(seen) {
  if (last?.seen !== seen) last = { seen, ...calibrate(kit, Object.values(seen)) };
  return last;
}

export function calibration() {
  const { seen } = ui.instance;
  const { possible, assumptions, findings } = read(seen);
  const names = Object.keys(possible);
  const [decided, open] = [names.filter((name) => name in assumptions), names.filter((name) => !(name in assumptions))];
  // Of a field that was not entered nothing is known, and of a lead without any nothing at all.
  const isMissing = ({ unexplained, field, seen }) =>
    unexplained && (seen === undefined || (field === null && Array.isArray(seen)));
  const strange = findings.filter((finding) => finding.unexplained && !isMissing(finding));
  const missing = new Map();
  for (const { experiment, field } of findings.filter(isMissing))
    missing.set(experiment, [...(missing.get(experiment) ?? []), field ?? t("calibrate.all")]);
  return html`<p class="hint steps">${prose(t("calibrate.how"))}
      ${link(`${REPOSITORY}/blob/main/docs/probe.md`, t("calibrate.recipe"))}</p>
    <label><span class="label">${t("calibrate.leads")}</span> <textarea id="leads" class="mono" rows="3" autocomplete="off" spellcheck="false"
      @input=${({ target }) => take(target.value)}></textarea></label>
    ${isWrong ? html`<p class="said wrong" role="status">${t("calibrate.wrong")}</p>` : nothing}
    <details><summary>${t("calibrate.type")}</summary>${typing(seen[experiment.name])}</details>
    <p id="calibrated" role="status"><strong>${t("calibrate.decided", { count: decided.length, all: names.length })}</strong></p>
    ${decided.map((name) => html`<p class="finding">${sentence(assumptionOf(name).values.find(({ value }) => value === assumptions[name]))}</p>`)}
    ${strange.map(({ experiment, field, seen }) => html`<p class="finding warning">${t("calibrate.unexplained", { where: [experiment, field].filter(Boolean).join(" · ") })} <code>${JSON.stringify(seen) ?? t("absent")}</code></p>`)}
    ${[...missing].map(([name, fields]) => html`<p class="hint missing">${t("calibrate.missing", { where: `${name} · ${fields.join(", ")}` })}</p>`)}
    <details><summary>${t("calibrate.open", { count: open.length })}</summary>${open.map((name) => html`<p class="hint">${sentence({ explanation: { id: `assumption.${name}`, values: {} } })}</p>`)}</details>
    <div class="buttons"><button type="button" id="use-calibration" ?disabled=${decided.length === 0} @click=${() => use(assumptions)}>${t("calibrate.use")}</button>
      ${
        decided.length > 0
          ? link(
              reportAddress({ findings }, { ...state(), mappings: [], assumptions }, (outcome) => outcome),
              t("calibrate.report"),
            )
          : nothing
      }</div>`;
}

/** From now on for all that is evaluated, on this device. */
function use(assumptions) {
  keepInstance({ assumptions });
  change({ assumptions: { ...state().assumptions, ...assumptions } });
}

function typing(observation = {}) {
  const { name, definition } = experiment;
  const { lead = {}, fired, errorType } = observation;
  const mapped = kit.fields.filter((field) =>
    definition.responseMappings.some(({ marketoField }) => marketoField === field.name),
  );
  const input = (
    label,
    value,
    set,
  ) => html`<label><span class="label">${label}</span> <input type="text" autocomplete="off" spellcheck="false"
    .value=${live(value)} @change=${redraw((target) => set(target.value))}></label>`;
  return html`<div class="unfolded grid">
    <label><span class="label">${t("calibrate.experiment")}</span> <select id="experiment" @change=${redraw((target) => {
      experiment = kit.experiments[target.selectedIndex];
    })}>${kit.experiments.map((each) => html`<option .selected=${live(each === experiment)}>${each.name}</option>`)}</select></label>
    ${mapped.map((field) => input(field.name, String(lead[field.restName] ?? ""), (text) => see(name, { lead: { ...lead, [field.restName]: typed(text, field) } })))}
    ${input(t("calibrate.errorType"), String(errorType ?? ""), (text) => see(name, { errorType: text || undefined }))}
    <label><span class="label">${t("calibrate.fired")}</span> <select id="fired" @change=${redraw((target) => see(name, { fired: [undefined, true, false][target.selectedIndex] }))}>${["unknown", "yes", "no"].map((answer, i) => html`<option .selected=${live([undefined, true, false][i] === fired)}>${t(`fired.${answer}`)}</option>`)}</select></label>
  </div>`;
}
