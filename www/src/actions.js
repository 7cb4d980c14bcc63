// What buttons, fields and gestures do.
import { app, change, isOwn, lastOwn, setAside, state, ui } from "./app.js";
import { examples } from "./examples.js";
import { t } from "./language.js";
import { LONGEST, toFragment } from "./link.js";
import { decode, partOf, readText, typeOf } from "./read.js";
import { caseOf, complete, headerPairs, isFilled } from "./state.js";

export const byId = (id) => document.getElementById(id);
const say = (where, text, isWrong = false) => {
  ui.said = { ...ui.said, [where]: { text, isWrong } };
  app.draw();
};

// Mappings. Each has an id of its own, so that it keeps its element wherever it moves.

const ids = new WeakMap();
let nextId = 1;
export const idOf = (mapping) => ids.get(mapping) ?? (ids.set(mapping, nextId++), ids.get(mapping));
const focusMapping = (id, part = ".attribute") => byId(`mapping-${id}`)?.querySelector(part)?.focus();

export function setMapping(place, part, key) {
  const mappings = state().mappings.map((mapping, i) => {
    if (i !== place) return mapping;
    const next = mapping.map((cell, k) => part[k] ?? cell);
    ids.set(next, idOf(mapping));
    return next;
  });
  // What is corrected is still the example's.
  change({ mappings, ...(key ? { from: "" } : {}) }, key);
}

export function correct(place, { for: which, value }) {
  setMapping(place, which === "marketoField" ? [undefined, value] : [value]);
  focusMapping(idOf(state().mappings[place]), which === "marketoField" ? ".field" : ".attribute"); // the button is gone
}

export function addMapping(attribute = "", field = "", key) {
  const mapping = [attribute, field];
  change({ from: "", mappings: [...state().mappings, mapping] }, key);
  if (attribute === "") focusMapping(idOf(mapping));
}

export function removeMapping(place) {
  const { mappings } = state();
  const next = mappings[place + 1] ?? mappings[place - 1];
  change({ from: "", mappings: mappings.toSpliced(place, 1) });
  if (next) focusMapping(idOf(next), ".remove");
  else byId("add-mapping")?.focus();
}

export function moveMapping(place, by) {
  const { mappings } = state();
  const to = place + by;
  if (!(to in mappings)) return;
  const focused = document.activeElement;
  ui.announcement = t("mapping.moved", { attribute: mappings[place][0], place: to + 1, count: mappings.length });
  change({ from: "", mappings: mappings.toSpliced(place, 1).toSpliced(to, 0, mappings[place]) });
  focused?.focus(); // moving it took the focus away
}

/** The names of the columns, which come along when a whole sheet is copied. */
const HEAD = /^\s*(response attribute|atributo de respuesta)\s*$/i;

/** Two columns of a spreadsheet fill a mapping and those behind it. */
export function pasteMappings(event, place) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.includes("\t")) return;
  event.preventDefault();
  const rows = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"))
    .filter(([first]) => !HEAD.test(first));
  const mappings = rows.map(([attribute, field = ""]) => [attribute.trim(), field.trim()]).filter(isFilled);
  change({ from: "", mappings: state().mappings.toSpliced(place, mappings.length, ...mappings) });
}

// What is brought.

/** The lead fields that the visitor has imported; an example may have some of its own. */
const ownFields = () => (examples[state().from]?.leadFields ? null : state().leadFields);

const blank = () => ({ ...complete({ statusText: "" }), leadFields: ownFields(), assumptions: ui.instance.assumptions });

export function useExample(name) {
  ui.said = {};
  const leadFields = ownFields() ?? examples[name].leadFields ?? null;
  change({ ...complete({ ...examples[name], from: name }), leadFields, assumptions: ui.instance.assumptions }, undefined, true);
}

/** Back to what one had last; there it stays as it is. */
export function useOwn() {
  if (isOwn()) return;
  if (!lastOwn()) return startOver();
  ui.said = {};
  change({ ...lastOwn(), leadFields: ownFields() ?? lastOwn().leadFields });
}

export function startOver() {
  ui.said = {};
  setAside();
  change(blank());
  app.editor?.focus() ?? byId("box").querySelector("textarea")?.focus();
}

/** Takes a response of one's own: the mappings of an example have nothing to do with it. */
function useResponse(part) {
  const { from, mappings } = state();
  const isFree = from !== "" || !mappings.some(isFilled);
  const others = isFree ? { ...blank(), responseType: typeOf(part.body ?? "") } : {};
  change({ ...others, ...part });
}

/** Takes a text, or the bytes that it was in a file, for what it is, and says what became of it. */
export function bring(text, given, note = "") {
  try {
    const { kind, part, says, ...described } = readText(app.library, text, given);
    if (kind === "describe") Object.assign(ui, described);
    if (kind === "case") setAside();
    if (kind === "response" || kind === "body") useResponse(part);
    else change(part);
    say("bring", [t(...says), note && part.body?.includes("\ufffd") ? note : ""].join(" ").trim());
  } catch (error) {
    say("bring", t("bring.wrong", { why: t(error.message) }), true);
  }
}

export async function bringFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { text, isUtf8 } = decode(bytes);
  // A response may have said in which charset it is.
  bring(text, bytes, isUtf8 ? "" : t("bring.notUtf8"));
}

/** What is pasted into the box: a part of a body where the cursor is, or something whole, which takes the place of all. */
export function pasteIntoBox(event, isEmptyOrAll) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const [file] = event.clipboardData?.files ?? [];
  if (file && !text) {
    event.preventDefault();
    return bringFile(file);
  }
  let kind = "none";
  try {
    ({ kind } = readText(app.library, text));
  } catch (error) {
    if (error.message !== "bring.empty") kind = "wrong";
  }
  if (kind === "none" || (kind === "body" && !isEmptyOrAll && state().from === "")) return undefined;
  event.preventDefault();
  return bring(text);
}

export function importFields(text) {
  if (text.trim() === "") Object.assign(ui, { diagnostics: [] });
  else {
    const { leadFields, unmappable, diagnostics } = app.library.importLeadFields(text);
    Object.assign(ui, { diagnostics, unmappable: unmappable.length });
    if (leadFields.length > 0) return change({ leadFields });
  }
  return app.draw();
}

export function assume(name, value) {
  const { assumptions } = state();
  const [standard] = app.library.assumptions().find((assumption) => assumption.name === name)?.values ?? [];
  const next = { ...assumptions, [name]: value };
  if (value === standard?.value) delete next[name];
  change({ assumptions: next });
}

// Requests.

/** The tokens of Marketo in a request: it fills them in, a browser does not. */
export const tokensOf = ({ url, headers, body }) => [...new Set(`${url}\n${headers}\n${body}`.match(/\{\{[^{}]*\}\}/g))];

/** The request as it goes out. */
export function requestOf({ method, url, headers, body, tokens }) {
  const filled = (text) => text.replace(/\{\{[^{}]*\}\}/g, (token) => tokens[token] ?? token);
  const hasBody = method !== "GET" && body !== "";
  const pairs = headerPairs(filled(headers)).filter(([name]) => hasBody || name.toLowerCase() !== "content-type");
  return { url: filled(url), method, headers: Object.fromEntries(pairs), ...(hasBody ? { body: filled(body) } : {}) };
}

/** Sends the request as the visitor wants it, and takes the reply over. */
export async function send() {
  const { url, ...init } = requestOf(ui.send);
  ui.send.curl = "";
  const wrong = (key) => say("send", t(key), true);
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) return wrong("send.scheme");
  if (location.protocol === "https:" && /^http:/i.test(url)) return failed(url, init, "send.mixed");
  say("send", t("send.sending"));
  const webhook = new app.library.Webhook({ responseType: "none" });
  let received, outcome;
  try {
    outcome = await webhook.call("trigger", url, {
      ...init,
      credentials: "omit",
      fetch: async (made) => (received = await fetch(made)),
    });
  } catch {
    return wrong("send.badHeaders"); // what no request can be made of
  } finally {
    webhook.free();
  }
  const failure = outcome.error?.type;
  if (failure === "timeout") {
    change({ answer: failure });
    return wrong("send.timeout");
  }
  if (failure === "network") return failed(url, init, await causeOf(url));
  // The payload as the library decoded it: by its charset.
  const { status, statusText, redirected } = received;
  useResponse({
    ...partOf(app.library, {
      status,
      statusText,
      redirected,
      headers: [...received.headers],
      body: outcome.webhookIsCalled.response,
    }),
  });
  return say("send", t("send.done"));
}

/** Why a browser gets no response: a service that answers, but not to other pages, is told from one that does not. */
async function causeOf(url) {
  if (!navigator.onLine) return "send.offline";
  const isThere = await fetch(new URL(url).origin, {
    method: "HEAD",
    mode: "no-cors",
    credentials: "omit",
    signal: AbortSignal.timeout(5_000),
  }).then(
    () => true,
    () => false,
  );
  return isThere ? "send.cors" : "send.unreachable";
}

function failed(url, init, key) {
  ui.send.curl = curlOf({ url, ...init });
  say("send", t(key), true);
}

/** The command that sends the request; empty where none can. */
export function curlOf(request) {
  try {
    return app.library.curlCommand(request);
  } catch {
    return "";
  }
}

// Sharing.

export async function copy(text, where = "share") {
  try {
    await navigator.clipboard.writeText(text);
    say(where, t("share.copied"));
  } catch {
    say(where, t("share.blocked"), true);
  }
}

export async function copyLink() {
  const { leadFields, mappings, ...others } = state();
  const used = leadFields?.filter((field) =>
    mappings.some(([, name]) => [field.name, field.restName, field.displayName].includes(name)),
  );
  const fragment = await toFragment({ ...others, mappings, ...(used ? { leadFields: used } : {}) });
  if (fragment.length > LONGEST) return say("share", t("share.tooLong"), true);
  history.replaceState(null, "", fragment);
  return copy(location.href);
}

export function download() {
  const { actual } = app.result;
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(caseOf(state(), actual), null, 2)}\n`], { type: "application/json" }),
  );
  Object.assign(document.createElement("a"), { href: url, download: "marketo-webhook-case.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// The body: its editor comes once somebody means to use it; without it the plain one stays.

let coming;
/** Calls for the editor; returns a promise of it. */
export function callEditor() {
  coming ??= import("./editor.js").then(
    ({ makeEditor }) => {
      const host = byId("box");
      const area = host.querySelector("textarea");
      const selection = document.activeElement === area && [area.selectionStart, area.selectionEnd];
      app.editor = makeEditor(host, {
        value: state().body,
        changed: (body) => change({ body }, "body"),
        pasted: pasteIntoBox,
        moved: (isWithin) => {
          const lit = state()
            .mappings.filter(([attribute]) => attribute && isWithin(attribute))
            .map(idOf);
          if (lit.join() === [...ui.lit].join()) return;
          ui.lit = new Set(lit);
          app.draw();
        },
      });
      app.draw();
      if (selection) app.editor.focus(selection);
    },
    () => {},
  );
  return coming;
}

/** Lights up the place of an attribute in the body. */
export async function lightUp(attribute) {
  await callEditor();
  app.editor?.lightUp(attribute);
}

/** Puts the cursor at a position of the library. */
export async function goTo(position) {
  await callEditor();
  if (app.editor) return app.editor.goTo(position);
  const area = byId("box").querySelector("textarea");
  const before = new TextEncoder().encode(area.value).subarray(0, position.offset); // the offset counts bytes
  const start = new TextDecoder().decode(before).length;
  area.focus();
  return area.setSelectionRange(start, start + 1);
}
