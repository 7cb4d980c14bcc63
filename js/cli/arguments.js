// The command line: options and positional arguments.
import { parseArgs } from "node:util";

import { CallError } from "./call-error.js";
import { nearest } from "./nearest.js";

/** Every option, in the form that `parseArgs` takes; `value` is the id of the text that names its value. */
const OPTIONS = {
  about: { type: "string", multiple: true, value: "value.about" },
  assume: { type: "string", multiple: true, value: "value.assume" },
  batch: { type: "string", multiple: true, value: "value.batch" },
  campaign: { type: "string", value: "value.campaign" },
  entry: { type: "string", value: "value.entry" },
  failure: { type: "string", value: "value.failure" },
  "error-type": { type: "string", multiple: true, value: "value.error-type" },
  fired: { type: "string", value: "value.fired" },
  header: { type: "string", multiple: true, value: "value.header" },
  help: { type: "boolean", short: "h" },
  host: { type: "string", value: "value.host" },
  json: { type: "boolean" },
  lang: { type: "string", value: "value.lang" },
  "lead-fields": { type: "string", value: "value.lead-fields" },
  port: { type: "string", value: "value.port" },
  status: { type: "string", value: "value.status" },
  strict: { type: "boolean" },
  version: { type: "boolean", short: "v" },
};

/** The options that every command takes. */
const COMMON = ["help", "json", "lang", "version"];

/** The value of `--lang` and the position of the first argument that is not an option, found before anything else is parsed. */
export function firstLook(args) {
  const { values, tokens } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  return { lang: values.lang, place: tokens.find(({ kind }) => kind === "positional")?.index };
}

/** The options and the positional arguments of a command. */
export function argumentsOf(command, args) {
  const names = [...COMMON, ...command.options];
  const options = Object.fromEntries(names.map((name) => [name, OPTIONS[name]]));
  const { values, positionals, tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const seen = new Set();
  for (const token of tokens.filter(({ kind }) => kind === "option")) {
    check(token, options);
    if (seen.has(token.name) && !options[token.name].multiple && options[token.name].type === "string") {
      throw new CallError("option.twice", { option: token.rawName });
    }
    seen.add(token.name);
  }
  return { options: values, positionals };
}

function check({ name, rawName, value, inlineValue }, options) {
  if (!Object.hasOwn(options, name)) throw unknown(name, rawName, options);
  const { type, value: wanted } = options[name];
  if (type === "boolean" && value !== undefined) throw new CallError("option.no-value", { option: rawName });
  // An argument that looks like an option is not taken as a value, unless joined by `=`.
  if (type === "string" && (value === undefined || value === "" || (!inlineValue && /^-./.test(value)))) {
    throw new CallError("option.value-missing", { option: rawName, value: new CallError(wanted) });
  }
}

function unknown(name, option, options) {
  if (Object.hasOwn(OPTIONS, name)) return new CallError("option.elsewhere", { option });
  const meant = nearest(name, Object.keys(options));
  return meant
    ? new CallError("option.unknown.nearest", { option, nearest: `--${meant}` })
    : new CallError("option.unknown", { option });
}

/** Checks that a value is one of some names; anything else is a wrong call. */
export function oneOf(names, value, option) {
  if (names.includes(value)) return value;
  const meant = nearest(value, names);
  if (meant) throw new CallError("value.unknown.nearest", { option, value, nearest: meant });
  throw new CallError("value.unknown", { option, value, names });
}

/** Refuses more arguments than a command takes. */
export function atMost(positionals, count) {
  if (positionals.length > count) throw new CallError("argument.surplus", { argument: positionals[count] });
}
