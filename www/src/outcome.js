// The outcome: one sentence first, then what changes, what does not, what the trigger sees, notes and rules.
import { button, byId, code, element, fillSelect } from "./dom.js";
import { number, t, textOf } from "./language.js";
import { correction } from "./mappings.js";
import { said, sentenceElement } from "./messages.js";

const fieldSet = (mappings) => new Set(mappings.map(({ marketoField }) => marketoField));

/** The sentence that leads. */
export function headlineOf(outcome) {
  if (outcome.kind === "error") {
    const { type, code, errorType } = outcome.error;
    const what = type === "http-status" ? errorType : t(`error.${type}`);
    if (code === null) return t("headline.error", { what });
    return what ? t("headline.code", { code, what }) : t("headline.codeAlone", { code });
  }
  const changed = fieldSet(outcome.updates).size;
  const all = fieldSet([...outcome.updates, ...outcome.skipped]).size;
  if (changed === 0) return t("headline.none");
  return t(all === 1 ? "headline.one" : "headline.change", { changed: number(changed), all: number(all) });
}

const warnings = ({ notes }) => notes.filter(({ severity }) => severity === "warning");

function toneOf(outcome) {
  if (outcome.kind === "error") return "bad";
  return outcome.skipped.length === 0 && outcome.updates.length > 0 && warnings(outcome).length === 0 ? "good" : "mixed";
}

export function showVerdict(tone, headline, message = []) {
  byId("verdict").dataset.tone = tone;
  byId("headline").removeAttribute("data-t"); // it is no longer loading
  // Unchanged text is left alone, or it would be read out at every key.
  if (byId("headline").textContent !== headline) byId("headline").textContent = headline;
  byId("peek").textContent = headline;
  byId("to-outcome").dataset.tone = tone;
  const said = element("div", {}, message);
  if (byId("message").textContent !== said.textContent) byId("message").replaceChildren(...said.childNodes);
}

/** Shows an outcome; `catalogue` is that of `rules()`, `actions` what buttons in it do. */
export function showOutcome(outcome, catalogue, actions) {
  showVerdict(toneOf(outcome), headlineOf(outcome), outcome.error
    ? sentenceElement(outcome.error)
    : [...new Set(warnings(outcome).map(({ code: name }) => name))].map((name) => element("p", { className: "noted", textContent: textOf(`note.${name}`) ?? name })));
  // What the visitor has opened stays open.
  const isOpen = (kind) => byId("outcome").querySelector(`details.${kind}`)?.open ?? false;
  byId("outcome").replaceChildren(...[
    errorPart(outcome.error, actions.goTo),
    updatesPart(outcome.updates ?? [], catalogue),
    skippedPart(outcome.skipped ?? []),
    calledPart(outcome.webhookIsCalled),
    notesPart(outcome.notes),
    rulesPart(outcome, catalogue, actions, isOpen("settled")),
    jsonPart(outcome, isOpen("json")),
  ].filter(Boolean));
}

const part = (title, ...content) => element("section", { className: "part" }, element("h3", { textContent: title }), content);

function facts(pairs) {
  const fact = ([term, value]) => element("div", {}, element("dt", { textContent: term }), element("dd", {}, value));
  return element("dl", { className: "facts" }, pairs.map(fact));
}

/** An absent value said in words, so that it is not taken for text. */
const absent = (text) => element("em", { className: "absent", textContent: text });
const literal = (value, none = t("absent")) => (value === null || value === "" ? absent(value === "" ? t("empty") : none) : code(String(value)));
const badge = (text, kind = "") => element("span", { className: `badge ${kind}`, textContent: text });
const BASES = ["documented", "observed", "sibling", "assumed", "advice"];
const basisBadge = (basis) => badge(t(`basis.${basis}`), basis);

function errorPart(error, goTo) {
  if (!error) return null;
  const pairs = [[t("error.type"), code(error.type)], [t("error.helps"), t(`recovery.${error.recovery}`)]];
  if (error.retryAfterSeconds !== undefined) pairs.push([t("error.retry"), t("error.seconds", { n: number(error.retryAfterSeconds) })]);
  if (error.position) {
    const { line, column } = error.position;
    const place = t("error.place", { line: number(line), column: number(column) });
    pairs.push([t("error.position"), button(place, () => goTo(error.position), { className: "apply" })]);
  }
  return part(t("error"), facts(pairs));
}

function updatesPart(updates, catalogue) {
  if (updates.length === 0) return null;
  const columns = ["field", "attribute", "updates.value", "updates.type", "updates.why"].map((key) => t(key));
  const row = (cells) => element("tr", {}, cells.map((cell, i) => element(i === 0 ? "th" : "td", i === 0 ? { scope: "row", "data-label": columns[i] } : { "data-label": columns[i] }, cell)));
  const head = element("thead", {}, element("tr", {}, columns.map((name) => element("th", { scope: "col", textContent: name }))));
  return part(t("updates"), element("table", {}, head, element("tbody", {}, updates.map((update) => row([
    code(update.marketoField),
    code(update.responseAttribute),
    [literal(update.text, t("updates.cleared")), update.truncated && ` (${t("updates.truncated")})`, update.relative && ` (${t("updates.relative")})`],
    update.dataType,
    element("span", { className: "why" }, leastSure(update, catalogue)),
  ])))));
}

/** The last of the rules cited that are least sure: the one to know about. */
function leastSure({ basis, rules }, catalogue) {
  const rule = catalogue.findLast((rule) => rule.basis === basis && rules.includes(rule.id));
  return [basisBadge(rule.basis), " ", button(rule.id, () => goToRule(rule.id), { className: "reference", title: said(rule) })];
}

function goToRule(id) {
  // It is listed, or among those that are folded.
  if (!byId(`rule-${id}`)?.checkVisibility()) byId("outcome").querySelector("details.settled").unfold();
  const item = byId(`rule-${id}`);
  item.scrollIntoView({ block: "nearest" });
  item.focus();
}

function skippedPart(skipped) {
  if (skipped.length === 0) return null;
  return part(t("skipped"), element("ul", { className: "cards" }, skipped.map((mapping) => element("li", {},
    element("p", { className: "title" },
      code(mapping.responseAttribute), element("span", { className: "arrow", textContent: " → " }), code(mapping.marketoField),
      badge(t(`reason.${mapping.reason}`))),
    sentenceElement(mapping),
    mapping.found && !mapping.message.includes(mapping.found.excerpt) && element("p", { className: "hint" }, `${t("found")} `, code(mapping.found.excerpt)),
    correction(mapping)))));
}

function calledPart(seen) {
  if (seen === null) return part(t("called"), element("p", { textContent: t("called.none") }));
  const payload = element("pre", { textContent: seen.response, tabIndex: 0, role: "region", "aria-label": t("called.response") });
  return part(t("called"), facts([
    [t("called.errorType"), literal(seen.errorType)],
    [t("called.errorCode"), literal(seen.errorCode)],
    [t("called.response"), seen.response === "" ? absent(t("empty")) : payload],
  ]));
}

function notesPart(notes) {
  if (notes.length === 0) return null;
  return part(t("notes"), element("ul", { className: "cards notes" }, notes.map((note) => element("li", { className: note.severity },
    element("p", { className: "title" }, element("strong", { textContent: textOf(`note.${note.code}`) ?? note.code }), badge(note.code)),
    sentenceElement(note)))));
}

/** Each cited rule once, with what cites it and the switch of its assumption; what is documented for good is folded. */
function rulesPart(outcome, catalogue, actions, isOpen) {
  const citedBy = new Map();
  const cite = (ids, what) => ids.forEach((id) => citedBy.set(id, (citedBy.get(id) ?? new Set()).add(what)));
  cite(outcome.rules, t("rules.whole"));
  for (const { rules, marketoField } of [...(outcome.updates ?? []), ...(outcome.skipped ?? [])]) cite(rules, marketoField);
  const legend = BASES.map((basis) => element("li", {}, basisBadge(basis), ` ${t(`basis.${basis}.means`)}`));
  const item = (rule) => {
    const { id, basis, sources, assumption } = rule;
    const titles = (says) => sources.filter((source) => source.says === says).map(({ title }) => title).join("; ");
    const [source, contrary] = [titles("supports"), titles("contradicts")];
    return element("li", { id: `rule-${id}`, tabIndex: -1 },
    element("p", { className: "title" }, code(id), basisBadge(basis)),
    sentenceElement(rule),
    element("p", { className: "hint" }, t("rules.for", { what: [...citedBy.get(id)].join(", ") }), source && ` ${t("rules.source", { source })}`, contrary && ` ${t("rules.contradicts", { source: contrary })}`),
    assumption && assumptionSwitch(id, assumption, actions));
  };
  const cited = catalogue.filter(({ id }) => citedBy.has(id));
  const isSettled = ({ basis, assumption }) => basis === "documented" && !assumption;
  const settled = cited.filter(isSettled);
  const list = (rules) => element("ol", { className: "rules" }, rules.map(item));
  return part(t("rules"),
    element("ul", { className: "legend" }, legend),
    list(cited.filter((rule) => !isSettled(rule))),
    settled.length > 0 && folded("settled", t("rules.settled", { n: number(settled.length) }), isOpen, () => list(settled)));
}

function assumptionSwitch(rule, name, { assumptions, assume }) {
  const { choices, value } = assumptions(name);
  const select = element("select", { className: "assumption", id: `assume-${rule}` });
  fillSelect(select, choices.map((choice) => [choice, t(`assume.${name}.${choice}`)]), value);
  select.addEventListener("input", (event) => {
    event.stopPropagation();
    assume(name, select.value, select.id);
  });
  return element("label", { className: "switch" }, element("span", { className: "label", title: name }, t(`assume.${name}`)), select);
}

function jsonPart(outcome, open) {
  return folded("json", t("json"), open, () =>
    element("pre", { textContent: JSON.stringify(outcome, null, 2), tabIndex: 0, role: "region", "aria-label": t("json") }));
}

/** What few look at is made when it is unfolded. */
function folded(className, title, open, make) {
  const made = element("details", { className, open }, element("summary", { textContent: title }));
  const fill = () => made.childElementCount === 1 && made.append(make());
  made.addEventListener("toggle", () => made.open && fill());
  made.unfold = () => {
    made.open = true;
    fill();
  };
  if (open) fill();
  return made;
}
