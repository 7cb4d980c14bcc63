// A run of the program: its arguments, its language, its command.
import { readFileSync } from "node:fs";
import { argumentsOf, firstLook } from "./arguments.js";
import { CallError } from "./call-error.js";
import { commands, otherwise } from "./commands.js";
import { help } from "./help.js";
import { languageOf } from "./language.js";
import { printer } from "./printer.js";

/** The exit status of a wrong call. */
const WRONG_CALL = 2;

/**
 * Runs the program in a process; resolves with the exit status.
 *
 * A command receives its `options` and `positionals`, `stdin`, the printers `out` and `err` (printer.js), `t` and `said` for
 * texts (language.js), and the `commandNames`. It refuses by throwing a `CallError`.
 */
export async function run({ argv, env, stdin, stdout, stderr }) {
  const out = printer(stdout, env);
  const err = printer(stderr, env);
  // A script with Windows line ends leaves a carriage return in its last argument.
  const given = argv.slice(2).map((argument) => argument.replace(/\r$/, ""));
  const { lang, place } = firstLook(given);
  // Errors in the arguments are reported in the language that they ask for.
  const { t, said, isKnown } = languageOf(lang, env);
  try {
    if (!isKnown) throw new CallError("lang.unknown", { value: lang });
    const isCommand = Object.hasOwn(commands, given[place] ?? "");
    const command = isCommand ? commands[given[place]] : otherwise;
    const { options, positionals } = argumentsOf(command, isCommand ? given.toSpliced(place, 1) : given);
    if (options.version) {
      await out.line(version());
      return 0;
    }
    if (options.help || (positionals.length === 1 && positionals[0] === "help")) {
      await help(out, t, command);
      return 0;
    }
    if (given.length === 0) {
      await help(err, t, command);
      return WRONG_CALL;
    }
    return await command.run({ options, positionals, stdin, out, err, t, said, commandNames: Object.keys(commands) });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    await err.line(err.red(t("wrong-call", { what: error.text(t) })), { wrap: false });
    return WRONG_CALL;
  }
}

function version() {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
