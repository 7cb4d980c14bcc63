// What the service returned: one box that takes anything, and what surrounds the body in a line that opens.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { bring, bringFile, callEditor, copy, curlOf, pasteIntoBox, requestOf, send, tokensOf } from "./actions.js";
import { app, change, redraw, state, ui } from "./app.js";
import { phraseOf } from "./judge.js";
import { t } from "./language.js";
import { ANSWERS, CAMPAIGNS, headerPairs, TYPES } from "./state.js";
import { values } from "./values.js";

export const told = (where) =>
  html`<p id="${where}-said" class="said ${ui.said[where]?.isWrong ? "wrong" : ""}" role="status">${ui.said[where]?.text}</p>`;

export const response = () => html`<section class="card response" aria-labelledby="response-heading">
  <div class="head">
    <h2 id="response-heading">${t("response")}</h2>
    <div class="buttons">
      <button type="button" class="plain" @click=${paste}>${t("paste")}</button>
      <label class="file plain">${t("open")}<input id="file" type="file" accept="application/json,.json,.har,.txt,.http" @change=${opened}></label>
    </div>
  </div>
  <p class="hint">${t("paste.hint")}</p>
  <div id="box" @pointerenter=${callEditor} @focusin=${callEditor}>${
    app.editor
      ? nothing
      : html`<textarea name="body" class="mono" wrap="soft"
    spellcheck="false" autocapitalize="off" autocomplete="off" aria-label=${t("body")} .value=${live(state().body)}
    @input=${({ target }) => change({ body: target.value }, "body")} @paste=${pasted}></textarea>`
  }</div>
  ${told("bring")}
  ${call()}
  ${sending()}
  ${values()}
</section>`;

const pasted = (event) => {
  const { value, selectionStart, selectionEnd } = event.target;
  pasteIntoBox(event, selectionEnd - selectionStart === value.length);
};

async function paste() {
  try {
    bring(await navigator.clipboard.readText());
  } catch {
    ui.said = { ...ui.said, bring: { text: t("paste.blocked"), isWrong: true } };
    app.draw();
  }
}

async function opened({ target }) {
  const [file] = target.files;
  if (file) await bringFile(file);
  target.value = "";
}

const phrases = new Map();
const phrase = (status) => {
  if (!phrases.has(status)) phrases.set(status, phraseOf(app.library, status));
  return phrases.get(status);
};

const select = (name, choices, prefix) =>
  html`<select name=${name} @change=${({ target }) => change({ [name]: target.value })}>${choices.map(
    (choice) => html`<option value=${choice} .selected=${live(state()[name] === choice)}>${t(`${prefix}.${choice}`)}</option>`,
  )}</select>`;
const field = (name, control, hint = nothing) =>
  html`<label><span class="label">${t(name)}</span> ${control}<span class="hint">${hint}</span></label>`;
const text = (
  name,
  placeholder = nothing,
) => html`<input type="text" name=${name} autocomplete="off" spellcheck="false" placeholder=${placeholder}
  .value=${live(state()[name])} @input=${({ target }) => change({ [name]: target.value }, name)}>`;

/** Status, headers, campaign and Response Type. */
function call() {
  const { answer, status, statusText, headers, campaignType, responseType } = state();
  const [, type] = headerPairs(headers).find(([name]) => name.toLowerCase() === "content-type") ?? [];
  const known = Number.isNaN(status) ? "" : String(status);
  const came = answer === "response" ? `${known || "?"} ${statusText || phrase(status)}` : t(`answer.${answer}`);
  const line = [came, type, t(`campaign.${campaignType}`), `${t("responseType")} ${t(`type.${responseType}`)}`];
  return html`<details id="call">
    <summary>${line.filter(Boolean).join(" · ")} <span class="edit">${t("edit")}</span></summary>
    <div class="unfolded grid">
      ${field("campaignType", select("campaignType", CAMPAIGNS, "campaign"))}
      ${field("responseType", select("responseType", TYPES, "type"))}
      ${field("answer", select("answer", ANSWERS, "answer"))}
      ${field("name", text("name"))}
      ${
        answer === "response"
          ? html`
        ${field(
          "status",
          html`<input type="text" inputmode="numeric" name="status" list="statuses" autocomplete="off" .value=${live(known)}
          @focus=${listStatuses} @input=${({ target }) => setStatus(target.value)}><datalist id="statuses">${ui.statuses ?? nothing}</datalist>`,
        )}
        ${field("statusText", text("statusText", phrase(status)), t("statusText.hint"))}
        <label class="wide"><span class="label">${t("headers")}</span> <textarea name="headers" class="mono" rows="2" autocomplete="off" autocapitalize="off"
          spellcheck="false" .value=${live(headers)} @input=${({ target }) => change({ headers: target.value }, "headers")}></textarea></label>`
          : nothing
      }
    </div>
  </details>`;
}

/** Another status has another phrase; one of one's own stays. */
function setStatus(value) {
  const status = /^\s*\d+\s*$/.test(value) ? Number(value) : NaN;
  const { statusText, status: before } = state();
  change({ status, ...(statusText === phrase(before) ? { statusText: "" } : {}) }, "status");
}

/** All statuses that have a phrase: the library is asked for each. */
function listStatuses() {
  ui.statuses ??= Array.from({ length: 500 }, (_, i) => i + 100)
    .filter(phrase)
    .map((status) => html`<option value=${status} label="${status} ${phrase(status)}"></option>`);
  app.draw();
}

function sending() {
  const given = ui.send;
  const set = (name) =>
    redraw(({ value }) => {
      given[name] = value;
      if (ui.said.send?.isWrong) ui.said = { ...ui.said, send: undefined }; // it was said of what is corrected
    });
  const area = (name, rows) => html`<label class="wide"><span class="label">${t(`send.${name}`)}</span>
    <textarea id="send-${name}" class="mono" rows=${rows} autocomplete="off" spellcheck="false" .value=${live(given[name])} @input=${set(name)}></textarea></label>`;
  const tokens = tokensOf(given);
  return html`<details id="send">
    <summary>${t("send")}</summary>
    <form class="unfolded grid" novalidate @submit=${(event) => {
      event.preventDefault();
      send();
    }}>
      <label class="narrow"><span class="label">${t("send.method")}</span>
        <select id="send-method" @change=${set("method")}>${["POST", "GET", "PUT", "DELETE"].map((method) => html`<option>${method}</option>`)}</select></label>
      <label class="url"><span class="label">${t("send.url")}</span>
        <input id="send-url" type="url" autocomplete="off" spellcheck="false" .value=${live(given.url)} @input=${set("url")}></label>
      ${area("headers", 2)}
      ${given.method === "GET" ? nothing : area("body", 3)}
      ${tokens.length > 0 ? html`<p class="wide finding warning">${t("send.tokens", { count: tokens.length })}</p>` : nothing}
      ${tokens.map(
        (token) =>
          html`<label><code>${token}</code> <input class="token" type="text" autocomplete="off" .value=${live(given.tokens[token] ?? "")} @input=${redraw(
            ({ value }) => {
              given.tokens[token] = value;
            },
          )}></label>`,
      )}
      <div class="buttons wide">
        <button type="submit">${t("send.now")}</button>
        <button type="button" id="copy-curl" @click=${() => copy(curlOf(requestOf(given)), "send")}>${t("send.curl")}</button>
      </div>
    </form>
    ${told("send")}
    ${given.curl ? html`<pre id="curl" tabindex="0" role="region" aria-label=${t("send.curl")}>${given.curl}</pre>` : nothing}
  </details>`;
}
