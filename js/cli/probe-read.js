// What an instance has shown: `marketo-webhook probe read FILE...`.
import { ArgumentError } from "../entry/node.js";
import { calibrate } from "../entry/probe.js";
import { CallError } from "./call-error.js";
import { describedIn } from "./definition.js";
import { bytesOf, jsonOf, nameOf } from "./files.js";
import { errorTypesIn, observationsIn } from "./probe-observations.js";
import { visible, visibleJson } from "./visible.js";

export const read = {
  options: ["about", "error-type", "fired", "lead-fields", "strict"],

  async run(call) {
    const { options, positionals, out, err, t, kit } = call;
    if (positionals.length === 0) throw new CallError("probe.read-absent");
    const names = kit.experiments.map(({ name }) => name);
    const files = [];
    for (const file of positionals) files.push(await jsonIn(file, call));
    const fired = options.fired === undefined ? undefined : await jsonIn(options.fired, call);
    const errorTypes = errorTypesIn(options["error-type"] ?? [], names);
    const { observations, left } = observationsIn(files, fired, errorTypes, names);
    const others = await otherTypes(options["lead-fields"], call);

    const calibration = calibrated(
      kit,
      observations.map((each) => without(each, others)),
    );
    const { findings, assumptions, possible } = calibration;
    const asked = new Set(kit.experiments.flatMap(({ about }) => about));
    const open = Object.entries(possible).filter(([name]) => asked.has(name) && !Object.hasOwn(assumptions, name));
    const unseen = names.filter((name) => !observations.some(({ experiment }) => experiment === name));

    if (left.length > 0) await err.line(t("probe.left", { names: left }));
    for (const { field, found } of others)
      await err.line(t("probe.other-type", { name: field.name, type: field.dataType, found }));
    if (unseen.length > 0) await err.line(t("probe.unseen", { names: unseen }));
    if (options.json) await out.write(`${visibleJson({ ...calibration, findings: findings.map(withSeen) }, 2)}\n`);
    else await print({ assumptions, open, findings }, call);
    const isUnexplained = others.length > 0 || findings.some(({ unexplained }) => unexplained);
    return isUnexplained || (options.strict && open.length > 0) ? 1 : 0;
  },
};

async function jsonIn(file, call) {
  const name = nameOf(file, call.t);
  return { file: name, json: jsonOf(await bytesOf(file, call), name) };
}

function calibrated(kit, observations) {
  try {
    return calibrate(kit, observations);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new CallError("probe.wrong", { place: error.path });
  }
}

/** Fields of the kit that exist with another type, according to the describe call. */
async function otherTypes(file, call) {
  if (file === undefined) return [];
  const { leadFields } = describedIn(await bytesOf(file, call), nameOf(file, call.t), call);
  return call.kit.fields.flatMap((field) => {
    const same = leadFields.find(({ name, restName }) => name === field.name || restName === field.restName);
    return same !== undefined && same.dataType !== field.dataType ? [{ field, found: same.dataType }] : [];
  });
}

/** An observation without the fields of another type: no conclusion may rest on them. */
function without(observation, others) {
  if (others.length === 0) return observation;
  const keys = others.flatMap(({ field }) => [field.name, field.restName]);
  return { ...observation, lead: Object.fromEntries(Object.entries(observation.lead).filter(([key]) => !keys.includes(key))) };
}

/** A missing field has no observed value: null in JSON, beside `missing`. */
function withSeen({ seen, ...finding }) {
  return seen === undefined ? { ...finding, seen: null, missing: true } : { ...finding, seen };
}

async function print({ assumptions, open, findings }, { out, t, kit }) {
  const unexplained = findings.filter((finding) => finding.unexplained);
  const decided = Object.entries(assumptions);
  await out.line(out.bold(t("probe.decided", { count: decided.length })));
  for (const [name, value] of decided) {
    const by = findings
      .filter(({ rules_out }) => rules_out.some(({ assumption }) => assumption === name))
      .map(({ experiment }) => experiment);
    await out.line(`  ${out.green("✓")} ${name}: ${out.bold(value)}  ${out.dim(`[${[...new Set(by)].join(", ")}]`)}`, {
      indent: 6,
    });
  }
  if (open.length > 0) {
    await out.line();
    await out.line(out.bold(t("probe.open", { count: open.length })));
    for (const [name, values] of open) {
      const by = kit.experiments.filter(({ about }) => about.includes(name)).map(({ name }) => name);
      await out.line(`  ${out.yellow("?")} ${name}: ${values.join(", ")}  ${out.dim(`[${by.join(", ")}]`)}`, { indent: 6 });
    }
    await out.line(t("probe.open.why"));
  }
  if (unexplained.length > 0) {
    await out.line();
    await out.line(out.bold(t("probe.unexplained", { count: unexplained.length })));
    for (const finding of unexplained) await out.line(`  ${out.red("✗")} ${said(finding, kit, t)}`, { indent: 6 });
    await out.line(t("probe.unexplained.what"));
  }
  if (decided.length > 0) {
    await out.line();
    await out.line(t("probe.use"));
    await out.line(JSON.stringify({ assumptions }), { wrap: false });
  }
}

/** What was seen, and its likely cause where that is plain. */
function said({ experiment: name, field: soapName, seen }, { fields, experiments }, t) {
  const experiment = experiments.find((each) => each.name === name);
  const field = fields.find((each) => each.name === soapName);
  if (field === undefined) return saidOfAll({ experiment: name, seen }, t);
  const values = { experiment: name, field: field.displayName, seen: JSON.stringify(seen), webhook: experiment.definition.name };
  const isMapped = experiment.definition.responseMappings.some(({ marketoField }) => marketoField === soapName);
  if (seen === undefined) return t("finding.missing", values);
  // Every reply writes its name to the first field of a kit.
  if (field === fields[0]) return t(seen === field.before ? "finding.no-call" : "finding.other-call", values);
  if (experiment.about.length === 0 && isMapped && seen === field.before) return t("finding.no-mapping", values);
  if (seen === null) return t("finding.null", values);
  return t(typeof seen === typeof field.before ? "finding.value" : "finding.other-type", values);
}

function saidOfAll({ experiment, seen }, t) {
  if (!Array.isArray(seen))
    return t("finding.called", {
      experiment,
      seen: visible(Object.values(seen).map(String).join("")),
      what: Object.keys(seen)[0],
    });
  return t(seen.every((each) => typeof each === "string") ? "finding.other-lead" : "finding.twice", { experiment });
}
