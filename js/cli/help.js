// What `--help` prints.
import { assumptions } from "../entry/node.js";

export async function help(out, t, command) {
  const list = assumptions().map(({ name, values }) => `  ${name}: ${values.map(({ value }) => value).join(", ")}`);
  const text = t(command.help);
  await out.line(text, { wrap: false });
  if (!command.options.includes("assume")) return;
  await out.line();
  for (const line of [t("help.assumptions"), ...list]) await out.line(line, { wrap: false });
}
