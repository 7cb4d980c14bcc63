// What the library says of a state, as the page shows it: a verdict, and each mapping's own result.
import { complete, definitionOf, isFilled, replyOf } from "./state.js";

export const isWarning = ({ severity }) => severity === "warning";
const fieldsOf = (rows) => new Set(rows.map(({ mapping }) => mapping[1])).size;
/** A mapping without a result. */
export const blankRow = (mapping) => ({ mapping, tone: "none", notes: [], diagnostics: [] });
/** Without mappings a body is not read: this one shows whether it could be. */
const PROBE = [["probe", "Probe"]];
const isComplete = ({ mapping }) => mapping.every((cell) => cell !== "");

/** Whether nothing was brought yet: an empty body is an error, but nobody has sent one. */
const isBlank = ({ answer, status, headers, body }) => answer === "response" && status === 200 && headers === "" && body === "";

/**
 * The result: its `tone` (good, mixed, bad or none), the key and the values of its headline, `rows` beside the mappings of
 * the state, the notes and diagnostics that concern no row, and the `outcome`, if there is one: the `actual` one, or that of a
 * mapping that would fail where there is none yet.
 */
export function judge(library, state) {
  const rows = state.mappings.map(blankRow);
  const filled = rows.filter(({ mapping }) => isFilled(mapping));
  const result = { state, rows, notes: [], diagnostics: [], tone: "none", headline: ["headline.blank"], outcome: undefined };
  let webhook;
  try {
    webhook = new library.Webhook(definitionOf(state));
    for (const diagnostic of webhook.diagnostics) (filled[diagnostic.mapping] ?? result).diagnostics.push(diagnostic);
    const isStatus = Number.isInteger(state.status) && state.status >= 100 && state.status <= 999;
    if (state.answer === "response" && !isStatus) return { ...result, headline: ["headline.status"] };
    if (isBlank(state)) return result;
    const actual = webhook.evaluateParts(state.campaignType, replyOf(state));
    const unread = !filled.some(isComplete) && state.mappings !== PROBE && judge(library, { ...state, mappings: PROBE }).outcome;
    const outcome = unread.kind === "error" ? unread : actual;
    return {
      ...result,
      outcome,
      actual,
      ...(outcome.kind === "error" ? ofError(outcome, outcome !== actual && state) : ofUpdates(outcome, filled, state)),
    };
  } catch (error) {
    if (error.code !== "invalid-argument") throw error;
    return { ...result, tone: "bad", headline: ["headline.argument", { path: error.path.replace(/^(definition|parts)\./, "") }] };
  } finally {
    webhook?.free();
  }
}

/** Notes that say what an error of an unreadable body says already. */
const SAID = ["html-body", "wrong-response-type"];

function ofError({ error: { type, code, errorType }, notes: all }, unmapped) {
  const notes = type === "unreadable-body" ? all.filter((note) => !SAID.includes(note.code)) : all;
  if (unmapped && type === "unreadable-body")
    return { tone: "bad", notes, headline: ["headline.unreadable", { format: unmapped.responseType.toUpperCase() }] };
  return {
    tone: "bad",
    notes,
    headline: [
      code === null ? "headline.error" : !errorType && type === "http-status" ? "headline.codeAlone" : "headline.code",
      { code: String(code), type, errorType },
    ],
  };
}

function ofUpdates({ updates, skipped, notes }, filled, { responseType }) {
  for (const update of updates) filled[update.mapping].update = update;
  for (const mapping of skipped) filled[mapping.mapping].skipped = mapping;
  for (const note of notes) filled[note.mapping]?.notes.push(note);
  const twice = notes.filter(({ code }) => code === "duplicate-field").flatMap(({ explanation }) => explanation.values.fields);
  const all = filled.filter(isComplete);
  for (const row of all)
    row.tone = row.skipped ? "bad" : row.notes.some(isWarning) || twice.includes(row.mapping[1]) ? "mixed" : "good";
  // The headline says it.
  const ofAll = notes.filter(({ mapping, code }) => mapping === undefined && code !== "no-field-changes");
  const changed = fieldsOf(all.filter(({ update }) => update));
  const isGood = all.every(({ tone }) => tone === "good") && !ofAll.some(isWarning);
  if (responseType === "none") return { notes: ofAll, tone: all.length > 0 ? "bad" : "none", headline: ["headline.noType"] };
  if (all.length === 0) return { notes: ofAll, headline: ["headline.choose"] };
  if (changed === 0) return { notes: ofAll, tone: "bad", headline: ["headline.none", { count: all.length }] };
  return { notes: ofAll, tone: isGood ? "good" : "mixed", headline: ["headline.change", { changed, count: fieldsOf(all) }] };
}

/** The reason phrase that counts where a response has none. */
export function phraseOf(library, status) {
  if (!Number.isInteger(status) || status < 100 || status > 599) return "";
  return (
    judge(library, complete({ status, responseType: "none", statusText: "", body: "x" })).outcome.webhookIsCalled.errorType ?? ""
  );
}
