// The commands. What is no name of one is a definition, which `evaluate` takes.
import { attributes } from "./attributes.js";
import { evaluate } from "./evaluate.js";
import { fields } from "./fields.js";
import { probe } from "./probe.js";
import { rules } from "./rules.js";

/**
 * By name. A command has `options`, the names of those that it takes beside the ones that all take (arguments.js has them
 * all), `help`, the id of its text in `texts`, and `run`, which resolves with the exit status; run.js says what it is given.
 */
export const commands = {
  attributes,
  fields,
  probe,
  rules,
};

export const otherwise = evaluate;
