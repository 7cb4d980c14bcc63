// What Marketo does with one response or many: `marketo-webhook DEFINITION [RESPONSE...]`.
import { ArgumentError } from "../entry/node.js";
import { oneOf } from "./arguments.js";
import { CallError } from "./call-error.js";
import { webhookOf } from "./definition.js";
import { bytesOf, MOST_BYTES, nameOf, STDIN } from "./files.js";
import { expanded, isPattern } from "./glob.js";
import { responseIn } from "./inputs.js";
import { nearest } from "./nearest.js";
import { outcomeLines } from "./outcome.js";
import { visible, visibleJson } from "./visible.js";

const CAMPAIGNS = ["trigger", "batch", "executable"];
const FAILURES = ["timeout", "network"];

/** Exit status: everything is written, something is not, or the call was wrong. */
const [WRITTEN, NOT_WRITTEN, WRONG_CALL] = [0, 1, 2];

export const evaluate = {
  options: ["assume", "batch", "campaign", "entry", "failure", "header", "lead-fields", "status", "strict"],
  help: "help.evaluate",

  async run(call) {
    const {
      options,
      positionals: [definition, ...files],
    } = call;
    if (definition === undefined) throw new CallError("definition.absent");
    const settings = settingsOf(options);
    const inputs = await inputsOf(files, settings, call);
    if ([definition, options["lead-fields"], ...inputs].filter((file) => file === STDIN).length > 1)
      throw new CallError("stdin.twice");
    const given = await webhookOf(definition, call).catch((error) => {
      const command = error.id === "file.missing" && error.values.file === definition && nearest(definition, call.commandNames);
      throw command ? new CallError("file.missing.nearest", { file: definition, nearest: command }) : error;
    });
    return new Run(call, settings, given, inputs).run();
  },
};

/** The values of the options, checked. */
function settingsOf({ campaign = "trigger", failure, status, header = [], entry, batch }) {
  oneOf(CAMPAIGNS, campaign, "--campaign");
  if (failure !== undefined) oneOf(FAILURES, failure, "--failure");
  const [, code, phrase] = /^([1-9]\d\d)(?:\s+(.*\S))?\s*$/s.exec(status ?? "200") ?? [];
  if (code === undefined) throw new CallError("status.form", { value: status });
  if (status === undefined && header.length > 0) throw new CallError("header.without-status");
  if (entry !== undefined && !/^[1-9]\d{0,8}$/.test(entry)) throw new CallError("entry.form", { value: entry });
  if (entry !== undefined && status !== undefined) throw new CallError("entry.with-status");
  const parts =
    status === undefined ? undefined : { status: Number(code), statusText: phrase ?? "", headers: header.map(headerOf) };
  return { campaign, failure, parts, entry: entry && Number(entry), batch };
}

function headerOf(header) {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+)[ \t]*:[ \t]*(.*?)\s*$/s.exec(header) ?? [];
  if (name === undefined) throw new CallError("header.form", { value: header });
  return [name, value];
}

/** The inputs, those of patterns first; empty if there is nothing to read. */
async function inputsOf(files, { campaign, failure, parts, entry, batch }, { stdin, err, t }) {
  if (failure !== undefined) {
    if (files.length > 0 || batch || parts || entry) throw new CallError("failure.with-response");
    return [];
  }
  const found = [];
  for (const pattern of batch ?? []) {
    const matching = await expanded(pattern);
    if (matching.length === 0) throw new CallError("batch.none", { pattern });
    found.push(...matching);
  }
  for (const file of files) {
    if (await isPattern(file)) throw new CallError("file.pattern", { file });
  }
  const inputs = [...found, ...files];
  if (inputs.length > 0) {
    if (stdin.isTTY && inputs.includes(STDIN)) await err.line(err.dim(t("stdin.waiting")));
    return inputs;
  }
  // Such a campaign makes no call, so there is nothing to read.
  if (campaign !== "trigger") return [];
  if (stdin.isTTY) throw new CallError("input.absent");
  return [STDIN];
}

/** One run of the command. */
class Run {
  #call;
  #settings;
  /** The webhook, its mappings, and the findings about its definition. */
  #given;
  #inputs;
  /** Whether each input gets a single line, or lines under its name. */
  #isBatch;
  #status = WRITTEN;
  /** Counts of the kinds of input found, and of their outcomes. */
  #found = new Map();
  #counts = { written: 0, partly: 0, error: 0, unusable: 0 };
  #findings;

  constructor(call, settings, given, inputs) {
    this.#call = call;
    this.#settings = settings;
    this.#given = given;
    this.#inputs = inputs;
    this.#isBatch = inputs.length > 1 || settings.batch !== undefined;
    this.#findings = given.findings;
  }

  async run() {
    const { campaign, failure } = this.#settings;
    if (this.#inputs.length === 0) await this.#evaluated(failure ? { failure } : { status: 200 }, campaign);
    for (const [i, file] of this.#inputs.entries()) {
      if (this.#isBatch && i > 0 && !this.#call.options.json) await this.#call.out.line();
      await this.#take(file);
    }
    if (this.#isBatch) await this.#sum();
    return this.#status;
  }

  async #take(file) {
    try {
      const parts = await this.#partsOf(file);
      await this.#evaluated(parts, this.#settings.campaign, file);
    } catch (error) {
      // Among many inputs, an unusable one does not stop the others.
      if (!this.#isBatch || !(error instanceof CallError)) throw error;
      await this.#unusable(file, error);
    }
  }

  async #partsOf(file) {
    const { t, err } = this.#call;
    const { parts: given, entry } = this.#settings;
    const bytes = await bytesOf(file, this.#call);
    const name = nameOf(file, t);
    const { parts, kind, found, values } = given
      ? { parts: { ...given, body: bytes }, kind: "body", found: "found.body", values: { status: given.status } }
      : responseIn(bytes, name, { entry });
    if (!this.#isBatch) await err.line(err.dim(t("found", { file: name, what: t(found, values) })));
    this.#found.set(kind, (this.#found.get(kind) ?? 0) + 1);
    return parts;
  }

  async #evaluated(parts, campaign, file) {
    const { options, out, t } = this.#call;
    const outcome = this.#outcomeOf(parts, campaign, file);
    await this.#tellFindings(outcome);
    this.#count(outcome);
    if (options.json) {
      await out.write(this.#isBatch ? `${visibleJson({ file, ...outcome })}\n` : `${visibleJson(outcome, 2)}\n`);
      return;
    }
    if (this.#isBatch) await out.line(out.bold(visible(nameOf(file, t))));
    for (const line of outcomeLines(outcome, this.#given.mappings, { ...this.#call, isBatch: this.#isBatch })) {
      await out.line(line, { indent: 4 });
    }
  }

  #outcomeOf(parts, campaign, file) {
    try {
      return this.#given.webhook.evaluateParts(campaign, parts, { maxBodyBytes: MOST_BYTES });
    } catch (error) {
      if (error instanceof ArgumentError && error.path === "parts.body")
        throw new CallError("input.too-large", { file: nameOf(file, this.#call.t) });
      throw error;
    }
  }

  /** Prints the findings about the definition once, without those that the outcome repeats for a mapping. */
  async #tellFindings(outcome) {
    const { err, t, said, options } = this.#call;
    const isSaid = ({ severity, mapping }) =>
      !options.json && severity === "error" && outcome.skipped?.some((skipped) => skipped.mapping === mapping);
    const lines = new Set();
    for (const { file, finding } of this.#findings) {
      if (finding.severity === "warning") this.#warn();
      if (isSaid(finding)) continue;
      const label = finding.severity === "error" ? err.red(t("severity.error")) : err.yellow(t("severity.warning"));
      lines.add(`${visible(file)}: ${label}: ${err.prose(said(finding))}`);
    }
    for (const line of lines) await err.line(line, { indent: 4 });
    this.#findings = [];
  }

  #count(outcome) {
    const isWritten = outcome.kind === "field-updates" && outcome.skipped.length === 0;
    this.#counts[outcome.kind === "error" ? "error" : isWritten ? "written" : "partly"] += 1;
    if (!isWritten) this.#status = Math.max(this.#status, NOT_WRITTEN);
    if (outcome.notes.some(({ severity }) => severity === "warning")) this.#warn();
  }

  #warn() {
    if (this.#call.options.strict) this.#status = Math.max(this.#status, NOT_WRITTEN);
  }

  async #unusable(file, error) {
    const { options, out, err, t } = this.#call;
    const problem = error.text(t);
    this.#counts.unusable += 1;
    this.#status = WRONG_CALL;
    if (options.json) await out.write(`${visibleJson({ file, problem })}\n`);
    else await out.line(`${out.bold(visible(nameOf(file, t)))}  ${out.dim(t("unusable"))}`);
    await err.line(err.red(t("wrong-call", { what: problem })), { wrap: false });
  }

  /** Prints the kinds of input found, and their outcomes. */
  async #sum() {
    const { options, out, err, t } = this.#call;
    const found = [...this.#found].map(([kind, count]) => t(`found.many.${kind}`, { count }));
    if (found.length > 0) await err.line(err.dim(t("found.many", { what: found.join(", ") })));
    if (options.json) return;
    const counts = Object.entries(this.#counts)
      .filter(([, count]) => count > 0)
      .map(([how, count]) => t(`sum.${how}`, { count }));
    await out.line();
    await out.line(t("sum", { count: this.#inputs.length, what: counts.join(", ") }));
  }
}
