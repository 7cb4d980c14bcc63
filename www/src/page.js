// The whole page: the response first, then each mapping's answer, then the trigger, what is worth knowing, and sharing.
import { html, nothing, render } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { copy, copyLink, download, goTo, startOver, useExample, useOwn } from "./actions.js";
import { app, canRedo, canUndo, change, forget, isOwn, state, step, ui } from "./app.js";
import { evidence, legend, link, switched } from "./evidence.js";
import { examples } from "./examples.js";
import { isWarning } from "./judge.js";
import { currentLanguage, languages, nameOf, sentence, setLanguage, t } from "./language.js";
import { REPOSITORY, reportAddress } from "./links.js";
import { response, told } from "./response.js";
import { leadFields, mark, rows } from "./rows.js";
import { snippetOf } from "./snippet.js";
import { complete, definitionOf, isFilled, needsValues, OPERATORS, replyOf, triggerOf, WEBHOOK_OPERATORS } from "./state.js";

/** Draws what is now, and tells the editor. */
export function draw(root) {
  render(page(), root);
  const { body, responseType } = state();
  app.editor?.show(body, responseType, t("body"), app.result.outcome?.error?.position);
}

/** The parts of the page, which are drawn one after the other at first. */
export const ALL = 4;

/** What is folded is drawn once somebody unfolds it. */
function folded(name, summary, make) {
  const unfold = ({ target }) => {
    if (!target.open || ui.unfolded.has(name)) return;
    ui.unfolded.add(name);
    app.draw();
  };
  return html`<details @toggle=${unfold}><summary>${summary}</summary>${ui.unfolded.has(name) ? html`<div class="unfolded">${make()}</div>` : nothing}</details>`;
}

const page = () => html`
  <header>
    <p class="name">marketo-webhook</p>
    <div class="bar">
      <button type="button" class="icon" id="undo" aria-label=${t("undo")} title=${t("undo")} ?disabled=${!canUndo()} @click=${() => step(-1)}>↶</button>
      <button type="button" class="icon" id="redo" aria-label=${t("redo")} title=${t("redo")} ?disabled=${!canRedo()} @click=${() => step(1)}>↷</button>
      ${languages.filter((tag) => tag !== currentLanguage()).map((tag) => html`<button type="button" class="plain language" lang=${tag} @click=${() => speak(tag)}>${nameOf(tag)}</button>`)}
      ${link(REPOSITORY, "GitHub")}
    </div>
    <h1>${t("title")}</h1>
    <p class="lead">${t("description")}</p>
    ${ui.linkIsWrong ? html`<p id="link-said" class="said wrong" role="status">${t("link.wrong")}</p>` : nothing}
    ${ui.isElsewhere ? html`<p id="elsewhere" class="said wrong" role="status">${t("kept.elsewhere")}</p>` : nothing}
    <div id="examples" role="group" aria-label=${t("examples")}>
      <button type="button" id="own" aria-pressed=${isOwn()} @click=${useOwn}>${t("own")}</button>
      ${isOwn() ? html`<button type="button" class="plain" id="start-over" @click=${startOver}>${t("own.over")}</button>` : nothing}
      ${Object.keys(examples).map(
        (name) => html`<button type="button" class="chip" data-example=${name} aria-pressed=${state().from === name}
        @click=${() => useExample(name)}>${t(`example.${name}`)}</button>`,
      )}
    </div>
  </header>
  <main>
    ${ui.parts > 1 ? response() : nothing}
    ${ui.parts > 2 ? results() : nothing}
  </main>
  <footer>
    <p>${t(ui.kept)}
      <button type="button" class="plain" id="forget" @click=${() => forget(complete({ statusText: "" }))}>${t("forget")}</button> ${t("offline")}</p>
    <p>${t("footer")} ${link(`${REPOSITORY}/blob/main/docs/${currentLanguage() === "es" ? "reglas" : "behaviour"}.md`, t("docs"))} · ${link(`${REPOSITORY}#readme`, t("library"))}</p>
  </footer>`;

const results = () => html`<div class="results">
  <section class="card" aria-labelledby="mappings-heading">
    <div class="head"><h2 id="mappings-heading">${t("mappings")}</h2>${leadFields()}</div>
    ${verdict()}
    ${happened()}
    ${rows()}
  </section>
  ${
    app.result.outcome && ui.parts > 3
      ? html`${trigger()}<div class="results small">${worthKnowing()}${share()}</div>
    <section class="card" id="calibrate">${folded("calibrate", t("calibrate"), calibrating)}</section>`
      : nothing
  }
</div>`;

async function speak(tag) {
  await setLanguage(tag, { remember: true });
  app.draw();
  document.querySelector(".language").focus();
}

/** The sentence that leads. */
export function headline() {
  const [key, values = {}] = app.result.headline;
  const what = values.type && (values.type === "http-status" ? values.errorType : t(`error.${values.type}`));
  return t(key, { ...values, what });
}

function verdict() {
  const { tone, rows: all } = app.result;
  const count = all.filter((row) => row.tone === "mixed").length;
  return html`<div id="verdict" data-tone=${tone} role="status" aria-live="polite" aria-atomic="true">${mark(tone)}<p id="headline">${headline()}</p>
    ${count > 0 ? html`<p class="but">${t("check", { count })}</p>` : nothing}</div>`;
}

const findingsOf = (findings) => findings.map((finding) => html`<p class="finding ${finding.severity}">${sentence(finding)}</p>`);

/** What there is to say under the sentence: the error, or how to begin. */
function happened() {
  const {
    outcome,
    notes,
    headline: [key],
  } = app.result;
  const error = outcome?.error;
  const rest = html`${findingsOf(notes.filter(isWarning))}${switched()}`;
  const nothingCame = html`<button type="button" class="plain" id="returned-nothing" @click=${() => change({ headers: "content-length: 0" })}>${t("headline.blank.nothing")}</button>`;
  const begins = html`<p class="hint">${t(`${key}.how`)} ${key === "headline.blank" ? nothingCame : nothing}</p>`;
  if (!error) return html`${["headline.blank", "headline.choose"].includes(key) ? begins : nothing}${rest}`;
  return html`<div id="error">
    <p>${sentence(error)}</p>
    ${error.type === "http-status" && error.code >= 400 ? html`<p><strong>${t("error.helps")}</strong> ${t(`recovery.${error.recovery}`)} ${error.retryAfterSeconds === undefined ? nothing : t("retry", { count: error.retryAfterSeconds })}</p>` : nothing}
    ${error.position?.offset > 0 ? html`<button type="button" class="apply" id="go-to" @click=${() => goTo(error.position)}>${t("error.place", error.position)}</button>` : nothing}
    ${folded("error", t("evidence"), () => evidence(outcome.rules))}
    ${rest}
  </div>`;
}

function trigger() {
  const { outcome } = app.result;
  const seen = outcome.webhookIsCalled;
  const { fires, because } = app.library.triggerFires(triggerOf(state()), outcome);
  const [tone, says] = fires ? ["good", t("trigger.fires")] : ["bad", t("trigger.silent")];
  const set =
    (name, i, isTyped) =>
    ({ target }) => {
      const next = state().trigger[name].with(i, target.value);
      change({ trigger: { ...state().trigger, [name]: next } }, isTyped ? `trigger ${name}` : undefined);
    };
  const constraint = (name, operators) => {
    const [chosen, values] = state().trigger[name];
    const what = t(`trigger.${name}`);
    return html`<div class="constraint"><span class="label">${what}</span>
      <select aria-label=${t("trigger.operator", { what })} data-operator=${name} @change=${set(name, 0)}>${[
        "",
        ...operators,
      ].map(
        (operator) =>
          html`<option value=${operator} .selected=${live(operator === chosen)}>${t(`operator.${operator}`)}</option>`,
      )}</select>
      ${
        needsValues(chosen)
          ? html`<input type="text" data-values=${name} autocomplete="off" spellcheck="false" aria-label=${t("trigger.values", { what })}
        placeholder=${t("trigger.separated")} .value=${live(values)} @input=${set(name, 1, true)}>`
          : nothing
      }</div>`;
  };
  return html`<section class="card" id="trigger" aria-labelledby="trigger-heading">
    <h2 id="trigger-heading">${t("trigger")}</h2>
    <div class="constraints">${constraint("webhook", WEBHOOK_OPERATORS)}${constraint("response", OPERATORS)}${constraint("errorType", OPERATORS)}</div>
    <div data-tone=${tone} class="fires" role="status">${mark(tone, says)}<div><strong id="fires">${says}</strong>.
      ${because.map((one) => html`<p>${sentence(one)}</p>`)}</div></div>
    ${folded(
      "trigger",
      t("trigger.sees"),
      () => html`<dl><dt>${t("trigger.errorType")}</dt><dd>${literal(seen?.errorType)}</dd>
        <dt>${t("trigger.response")}</dt><dd>${
          seen?.response
            ? html`<pre tabindex="0" role="region" aria-label=${t("trigger.response")}>${seen.response.slice(
                0,
                2_000,
              )}${seen.response.length > 2_000 ? "…" : ""}</pre>`
            : literal("")
        }</dd>
        <dt>${t("activity")}</dt><dd>${literal(seen?.errorCode)}</dd></dl>
      ${evidence([...new Set(because.flatMap(({ rules }) => rules))])}`,
    )}
  </section>`;
}

const literal = (value) =>
  value === null || value === undefined || value === ""
    ? html`<em>${t(value === "" ? "empty" : "absent")}</em>`
    : html`<code>${String(value)}</code>`;

/** What concerns no row. */
function worthKnowing() {
  const {
    notes,
    diagnostics,
    outcome,
    actual,
    headline: [key],
  } = app.result;
  const findings = [
    ...notes.filter((note) => !isWarning(note)),
    ...(["headline.choose", "headline.unreadable", "headline.noType"].includes(key) ? [] : diagnostics),
  ];
  if (findings.length === 0 && !state().mappings.some(isFilled)) return nothing;
  return html`<section class="card" id="notes" aria-labelledby="notes-heading">
    <h2 id="notes-heading">${t("notes")}</h2>
    ${findingsOf(findings)}
    <p class="hint">${t("report.why")} ${link(reportAddress(actual, state(), app.library.redact), t("report"))}</p>
    ${folded("notes", t("evidence.whole"), () => html`${legend()}${evidence(outcome.rules)}`)}
  </section>`;
}

let calibration;
/** What an instance shows by the kit: loaded once somebody unfolds it. */
function calibrating() {
  if (calibration) return calibration();
  import("./calibrate.js").then((loaded) => {
    ({ calibration } = loaded);
    app.draw();
  });
  return nothing;
}

function share() {
  const { actual } = app.result;
  const code = (runtime) => () => copy(snippetOf(runtime, state().campaignType, definitionOf(state()), replyOf(state())));
  return html`<section class="card" id="share" aria-labelledby="share-heading">
    <h2 id="share-heading">${t("share")}</h2>
    <div class="buttons">
      <button type="button" id="copy-link" @click=${copyLink}>${t("share.link")}</button>
      <button type="button" id="download" @click=${download}>${t("share.download")}</button>
      <details><summary>${t("share.developers")}</summary><div class="buttons unfolded">
        <button type="button" id="copy-json" @click=${() => copy(JSON.stringify(actual, null, 2))}>${t("share.json")}</button>
        <button type="button" id="copy-node" @click=${code("node")}>${t("share.node")}</button>
        <button type="button" id="copy-workers" @click=${code("workers")}>${t("share.workers")}</button>
      </div></details>
    </div>
    <p class="hint">${t("share.carries")}</p>
    ${told("share")}
  </section>`;
}
