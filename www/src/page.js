// The page: what the form holds goes to the library, and what the library says is shown.
import { ASSUMPTIONS } from "./assumptions.js";
import { byId, choose, element, fillSelect } from "./dom.js";
import { wireExport } from "./export.js";
import { examples } from "./gallery.js";
import { showLeadFields, wireImport } from "./import.js";
import { currentLanguage, languages, nameOf, setLanguage, t, translatePage } from "./language.js";
import { addMapping, mappings, nameMappings, onMappingsChanged, showDiagnostics, showMappings } from "./mappings.js";
import { said, sentenceElement, wireMessages } from "./messages.js";
import { showOutcome, showVerdict } from "./outcome.js";
import { makePlainEditor } from "./plain-editor.js";
import { complete, definitionOf, replyOf } from "./state.js";
import { showPhrase, wireStatus } from "./status.js";
import { showValues } from "./values.js";

/** A form to fill in. */
const BLANK = { mappings: [["", ""]] };

/** What the form does not hold itself. */
const kept = { assumptions: {}, leadFields: null };
let editor;
let last;
/** Evaluates what the form holds and shows the outcome, once the library is there. */
let update = () => {};

/** Shows a state, without an outcome yet. */
export function open(state) {
  fillSelect(byId("language"), languages.map((tag) => [tag, nameOf(tag)]), currentLanguage());
  editor = makePlainEditor(byId("body"), t("body"), () => update());
  translate();
  show(state);
}

/** The part of the state that a link, a file or an example brings. */
export function use(part) {
  show({ ...read(), ...part });
  update();
}

/** The state of the form. */
function read() {
  return {
    campaignType: byId("campaign-type").value,
    responseType: byId("response-type").value,
    name: byId("webhook-name").value,
    mappings: mappings(),
    ...kept,
    answer: byId("answer").value,
    status: Number.parseFloat(byId("status").value),
    statusText: byId("reason-phrase").value,
    headers: byId("headers").value,
    body: editor.value,
  };
}

function show(state) {
  choose(byId("campaign-type"), state.campaignType);
  choose(byId("response-type"), state.responseType);
  byId("webhook-name").value = state.name;
  showMappings(state.mappings);
  kept.assumptions = state.assumptions;
  kept.leadFields = state.leadFields;
  choose(byId("answer"), state.answer);
  byId("status").value = state.status;
  byId("reason-phrase").value = state.statusText;
  byId("headers").value = state.headers;
  editor.value = state.body;
}

/** The texts of the page in the current language. */
function translate() {
  translatePage();
  fillSelect(byId("campaign-type"), ["trigger", "batch", "executable"].map((type) => [type, t(`campaign.${type}`)]));
  fillSelect(byId("response-type"), ["json", "xml", "none"].map((type) => [type, t(`type.${type}`)]));
  fillSelect(byId("answer"), ["response", "timeout", "network"].map((answer) => [answer, t(`answer.${answer}`)]));
  fillSelect(byId("gallery"), [["", t("gallery.none")], ["blank", t("gallery.blank")], ...Object.keys(examples).map((name) => [name, t(`example.${name}`)])]);
  editor?.setLabel(t("body"));
  nameMappings();
}

/** Brings the page to life; `pause` lets the browser draw and answer between the first steps. */
export async function start(library, pause) {
  const { listAttributes, rules, Webhook } = library;
  wireMessages(library);
  const catalogue = rules();

  const withMapping = (responseAttribute, marketoField, use) => {
    // With lead fields given, if none, a name that is not known is no field.
    const webhook = new Webhook({ ...definitionOf(read()), leadFields: kept.leadFields ?? [], responseMappings: [{ responseAttribute, marketoField }] });
    try {
      return use(webhook);
    } finally {
      webhook.free();
    }
  };
  /** A lead field for a value: the one that its key is, or comes near to, if it takes the value. */
  const suggestField = ({ responseAttribute, steps }) => {
    const key = steps.findLast((step) => typeof step === "string") ?? "";
    try {
      const field = withMapping(responseAttribute, key, ({ diagnostics }) => diagnostics.find(({ suggestion }) => suggestion?.for === "marketoField")?.suggestion.value ?? key);
      const skipped = withMapping(responseAttribute, field, (webhook) => webhook.evaluateParts("trigger", { status: 200, body: editor.value }).skipped);
      return skipped.every(({ reason }) => reason === "null-value") ? field : "";
    } catch (error) {
      // The outcome says what is wrong with the definition.
      if (error.code !== "invalid-argument") throw error;
      return "";
    }
  };

  const list = (state) => {
    if (state.responseType === "none" || state.answer !== "response") return [];
    try {
      return listAttributes(state.responseType, state.body);
    } catch (error) {
      // The outcome says what is wrong with the body.
      if (error.code !== "invalid-argument") throw error;
      return [];
    }
  };

  const actions = {
    goTo: (position) => editor.goTo(position),
    assumptions: (name) => ({ choices: ASSUMPTIONS[name], value: kept.assumptions[name] ?? ASSUMPTIONS[name][0] }),
    assume(name, value, id) {
      kept.assumptions = { ...kept.assumptions, [name]: value };
      if (value === ASSUMPTIONS[name][0]) delete kept.assumptions[name];
      update();
      byId(id)?.focus(); // the switch was drawn anew
    },
  };

  const evaluate = () => {
    const state = read();
    editor.setLanguage(state.responseType);
    if (isBlank(state)) {
      last = undefined;
      byId("share").hidden = true;
      showDiagnostics([]);
      editor.mark();
      byId("outcome").replaceChildren();
      return showVerdict("none", t("headline.blank"), element("p", { textContent: t("headline.blank.how") }));
    }
    let webhook;
    try {
      webhook = new Webhook(definitionOf(state));
      showDiagnostics(webhook.diagnostics);
      const outcome = webhook.evaluateParts(state.campaignType, replyOf(state));
      last = { state, outcome };
      markMistake();
      showOutcome(outcome, catalogue, actions);
    } catch (error) {
      if (error.code !== "invalid-argument") throw error;
      last = undefined;
      showVerdict("bad", t("headline.argument", { path: error.path.replace(/^(definition|parts)\./, "") }), currentLanguage() === "en" ? sentenceElement(error) : []); // it has English alone
      byId("outcome").replaceChildren();
    } finally {
      webhook?.free();
    }
    byId("share").hidden = last === undefined;
  };
  const showReply = () => {
    const state = read();
    byId("response-parts").hidden = state.answer !== "response";
    showPhrase(state.status);
    showLeadFields(state.leadFields);
    showValues(list(state), suggestField);
  };
  const steps = [showReply, evaluate];
  update = () => steps.forEach((step) => step());

  wireStatus(Webhook, update);
  onMappingsChanged(update);
  wireImport(library, use);
  byId("gallery").addEventListener("input", ({ target }) => target.value && use(complete(examples[target.value] ?? BLANK)));
  byId("response-type").addEventListener("input", changeExample);
  document.querySelector("main").addEventListener("input", update);
  byId("add-mapping").addEventListener("click", () => {
    addMapping().querySelector(".attribute").focus();
    update();
  });
  byId("language").addEventListener("input", async ({ target }) => {
    await setLanguage(target.value, { remember: true });
    translate();
    update();
  });
  wireExport(() => last);
  byId("to-outcome").addEventListener("click", () => {
    byId("outcome-heading").scrollIntoView();
    byId("outcome-heading").focus();
  });
  for (const step of steps) {
    await pause();
    step();
  }
}

/** Whether nothing was filled in yet: an empty body is an error, but nobody has sent one. */
function isBlank(state) {
  return JSON.stringify({ ...state, mappings: definitionOf(state).responseMappings }) === JSON.stringify({ ...complete(BLANK), mappings: [] });
}

/** With another Response Type an example gives way to the one of that type; what somebody has typed stays. */
function changeExample() {
  const type = byId("response-type").value;
  const isUntouched = (name) => {
    const { body, mappings: own } = examples[name];
    return editor.value === body && JSON.stringify(own) === JSON.stringify(mappings());
  };
  const next = { json: "orders", xml: "xml" }[type];
  if (next && ["orders", "xml"].some(isUntouched)) show(complete(examples[next]));
}

/** Says that the library is not there. */
export function showFailure(error) {
  byId("verdict").hidden = true;
  byId("share").hidden = true;
  byId("outcome").replaceChildren(element("p", { className: "failure", role: "alert", textContent: t("failed", { why: error?.message ?? error }) }));
}

/** Puts the editor with colours and marks in the place of the plain one. */
export function enhance(makeEditor) {
  const { value } = editor;
  const hadFocus = editor.remove();
  editor = makeEditor(byId("body"), t("body"), () => update());
  editor.value = value;
  if (hadFocus) editor.focus();
  editor.setLanguage(byId("response-type").value);
  markMistake();
}

/** Marks where the body stops being readable. */
function markMistake() {
  const error = last?.outcome.error;
  editor.mark(error?.position, error && said(error));
}
