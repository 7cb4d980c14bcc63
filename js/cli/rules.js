// The rules: `marketo-webhook rules [ID]`.
import { rules as all, assumptions } from "../entry/node.js";
import { atMost } from "./arguments.js";
import { CallError } from "./call-error.js";
import { nearest } from "./nearest.js";
import { visibleJson } from "./visible.js";

export const rules = {
  options: [],
  help: "help.rules",

  async run(call) {
    const {
      options,
      positionals: [id],
      positionals,
      out,
    } = call;
    atMost(positionals, 1);
    const chosen = id === undefined ? all() : chosenBy(id);
    if (options.json) {
      await out.write(`${visibleJson(chosen.length === 1 ? chosen[0] : chosen, 2)}\n`);
      return 0;
    }
    for (const [i, rule] of chosen.entries()) {
      if (i > 0) await out.line();
      for (const [line, indent] of chosen.length > 1 ? brief(rule, call) : whole(rule, call)) await out.line(line, { indent });
    }
    return 0;
  },
};

/** The rule with this id, or those of an area, the word before the dot. */
function chosenBy(id) {
  const found = all().filter((rule) => rule.id === id || rule.id.startsWith(`${id}.`));
  if (found.length > 0) return found;
  const meant = nearest(
    id,
    all().map((rule) => rule.id),
  );
  throw meant ? new CallError("rules.unknown.nearest", { id, nearest: meant }) : new CallError("rules.unknown", { id });
}

const heading = ({ id, basis }, { out, t }) => [`${out.bold(id)}  ${out.dim(`[${t(`basis.${basis}`)}]`)}`, 0];

function brief(rule, call) {
  return [heading(rule, call), [`  ${call.out.prose(call.said(rule))}`, 2]];
}

/** A rule with its sources and the assumption that switches it. */
function whole(rule, call) {
  const { t, said, out } = call;
  const sources = rule.sources.map(({ title, url, says }) => [`  ${t(`source.${says}`)}: ${title}${url ? ` <${url}>` : ""}`, 4]);
  const basis = [`  ${t(`basis.${rule.basis}.means`)}`, 2];
  return [
    ...brief(rule, call),
    [""],
    basis,
    ...sources,
    ...(rule.assumption ? [[""], ...switchOf(rule.assumption, { t, said, out })] : []),
  ];
}

function switchOf(name, { t, said, out }) {
  const { values } = assumptions().find((assumption) => assumption.name === name);
  const line = (value, i) => [
    `    ${out.bold(`--assume ${name}=${value.value}`)}${i === 0 ? ` (${t("default")})` : ""}: ${out.prose(said(value))}`,
    6,
  ];
  return [[`  ${t("rules.switch")}`, 2], ...values.map(line)];
}
