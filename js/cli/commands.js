// The commands. A first argument that names none of them is a definition, for `evaluate`.
import { attributes } from "./attributes.js";
import { evaluate } from "./evaluate.js";
import { fields } from "./fields.js";
import { probe } from "./probe.js";
import { rules } from "./rules.js";

/**
 * By name. A command has `options`, the names of the options it takes beside those that every command takes (all are in
 * arguments.js), `help`, the id of its text in `texts`, and `run`, which resolves with the exit status; run.js says what it
 * receives.
 */
export const commands = {
  attributes,
  fields,
  probe,
  rules,
};

export const otherwise = evaluate;
