// What an instance can tell about the assumptions: `marketo-webhook probe kit|serve|read`.
import { assumptions } from "../entry/node.js";
import { probeKit } from "../entry/probe.js";
import { oneOf } from "./arguments.js";
import { CallError } from "./call-error.js";
import { nearest } from "./nearest.js";
import { kit } from "./probe-kit.js";
import { read } from "./probe-read.js";
import { serve } from "./probe-serve.js";

const SUBCOMMANDS = { kit, serve, read };

export const probe = {
  options: ["about", "error-type", "fired", "host", "lead-fields", "port", "strict"],
  help: "help.probe",

  async run(call) {
    const {
      options,
      positionals: [name, ...rest],
    } = call;
    const names = Object.keys(SUBCOMMANDS);
    if (name === undefined) throw new CallError("probe.absent");
    if (!names.includes(name)) {
      const meant = nearest(name, names);
      throw meant
        ? new CallError("probe.unknown.nearest", { name, nearest: meant })
        : new CallError("probe.unknown", { name, names });
    }
    const known = assumptions().map((assumption) => assumption.name);
    const about = options.about?.map((assumption) => oneOf(known, assumption, "--about"));
    const { options: taken, run } = SUBCOMMANDS[name];
    const other = probe.options.find((option) => options[option] !== undefined && !taken.includes(option));
    if (other !== undefined) throw new CallError("option.elsewhere", { option: `--${other}` });
    return run({ ...call, positionals: rest, kit: probeKit(about) });
  },
};
