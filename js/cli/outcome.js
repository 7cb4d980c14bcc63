// An outcome for people.
import { rules } from "../entry/node.js";
import { tied } from "./printer.js";
import { visible } from "./visible.js";

/** Texts longer than any field but a text area holds are cut; JSON output has them whole. */
const LONGEST = 500;

/** The rules in their order, by id. The library makes a new list at each call. */
let known;
const knownRules = () => (known ??= new Map(rules().map((rule) => [rule.id, rule])));

/** The lines of an outcome: one per mapping, then the error, then the notes. */
export function* outcomeLines(outcome, mappings, call) {
  const lines =
    outcome.kind === "error"
      ? mappings.map((mapping) => notApplied(mapping, call))
      : [
          ...outcome.updates.map((update) => [update.mapping, written(update, call)]),
          ...outcome.skipped.map((skipped) => [skipped.mapping, notWritten(skipped, call)]),
        ]
          .sort(([a], [b]) => a - b)
          .map(([, line]) => line);
  yield* lines;
  if (outcome.kind === "error") yield* errorLines(outcome.error, call);
  // What applies to every outcome is printed once, not under each of many.
  const notes = outcome.notes.filter(({ severity }) => severity === "warning" || !call.isBatch);
  for (const note of notes) yield noteLine(note, call);
}

const mapped = ({ marketoField, responseAttribute }) => `${visible(marketoField)} ← ${visible(responseAttribute)}`;

function written(update, { out, t }) {
  const { text, truncated, relative, basis } = update;
  const remark = text === null ? "cleared" : relative ? "relative" : truncated ? "truncated" : undefined;
  const value = [text === null ? "" : out.bold(excerpt(text, t)), remark ? out.dim(t(`update.${remark}`)) : ""]
    .filter(Boolean)
    .join(" ");
  // A rule that Adobe documents needs no remark.
  return [
    out.green("✓"),
    ` ${mapped(update)}  ${value}`,
    basis === "documented" ? "" : `  ${tagOf(leastSure(update), { out, t })}`,
  ].join("");
}

function excerpt(text, t) {
  if (text.length <= LONGEST) return visible(text) === "" ? t("update.empty") : visible(text);
  const characters = [...text];
  return `${visible(characters.slice(0, LONGEST).join(""))}… ${t("update.cut", { count: characters.length })}`;
}

/** The last of the least sure rules: the one worth knowing about. */
const leastSure = ({ basis, rules: cited }) =>
  [...knownRules().values()].findLast((rule) => rule.basis === basis && cited.includes(rule.id));

function notWritten(skipped, { out, t, said }) {
  const how = skipped.switch && switchText(skipped.switch, t);
  const why = out.prose(how ? `${said(skipped)}; ${how}` : said(skipped));
  return `${out.red("✗")} ${mapped(skipped)}  ${why}  ${tagOf(skipped, { out, t })}`;
}

/** The option that would have it written, without a line break in it. */
const switchText = ({ assumption, value }, t) => t("skipped.switch", { assumption, value }).replace(/`.*`/, tied);

const notApplied = (mapping, { out, t }) => `${out.red("✗")} ${mapped(mapping)}  ${out.dim(t("skipped.error"))}`;

function* errorLines(error, { out, t, said }) {
  const { type, code, errorType, recovery, retryAfterSeconds, rule } = error;
  const name = t(`type.${type}`);
  const label = code === null ? t("error", { name }) : t("error.code", { name, code });
  // The label already has the number that begins some texts.
  const text = said(error).replace(new RegExp(`^error ${code}: `, "i"), "");
  yield `${out.red(`✗ ${label}`)}  ${out.prose(text)}  ${tagOf({ rule }, { out, t })}`;
  const facts = [
    errorType === null ? undefined : t(errorType === "" ? "error.type.empty" : "error.type", { phrase: errorType }),
    t(`recovery.${recovery}`),
    retryAfterSeconds === undefined ? undefined : t("error.retry-after", { count: retryAfterSeconds }),
  ];
  yield `  ${facts.filter(Boolean).join("; ")}`;
}

function noteLine(note, { out, t, said }) {
  const mark = note.severity === "warning" ? out.yellow("!") : out.cyan("i");
  return `${mark} ${out.prose(said(note))}  ${tagOf(note, { out, t })}`;
}

/** How sure a rule is, and its name for `marketo-webhook rules`. */
function tagOf({ id, rule = id, basis = knownRules().get(rule).basis }, { out, t }) {
  return out.dim(tied(`[${t(`basis.${basis}`)}: ${rule}]`));
}
