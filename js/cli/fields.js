// The lead fields of a reply of Marketo's describe call: `marketo-webhook fields [DESCRIBE]`.
import { atMost } from "./arguments.js";
import { CallError } from "./call-error.js";
import { describedIn } from "./definition.js";
import { bytesOf, nameOf, STDIN } from "./files.js";
import { columnsOf } from "./printer.js";
import { visible, visibleJson } from "./visible.js";

export const fields = {
  options: [],
  help: "help.fields",

  async run(call) {
    const { options, positionals, stdin, out, err, t, said } = call;
    const [file = STDIN] = positionals;
    atMost(positionals, 1);
    if (file === STDIN && stdin.isTTY) {
      if (positionals.length === 0) throw new CallError("describe.absent");
      await err.line(err.dim(t("stdin.waiting")));
    }
    const name = nameOf(file, t);
    const { leadFields, unmappable, diagnostics } = describedIn(await bytesOf(file, call), name, call);
    if (options.json) await out.write(`${visibleJson(leadFields, 2)}\n`);
    else for (const line of table(leadFields, t)) await out.line(line, { wrap: false });
    for (const diagnostic of diagnostics) await err.line(`${visible(name)}: ${said(diagnostic)}`, { indent: 4 });
    if (unmappable.length > 0) {
      await err.line(t("fields.unmappable", { count: unmappable.length, names: unmappable.map(({ restName }) => restName) }), {
        indent: 4,
      });
    }
    return 0;
  },
};

/** One row per field: its name, type and length, and whether it is read-only. */
function table(leadFields, t) {
  const rows = leadFields.map(({ name, dataType, length = "", readOnly }) => [
    visible(name),
    visible(dataType),
    String(length),
    readOnly ? t("fields.read-only") : "",
  ]);
  const widths = [0, 1, 2].map((i) => rows.reduce((most, row) => Math.max(most, columnsOf(row[i])), 0));
  const cell = (text, i) => text + " ".repeat(Math.max(0, (widths[i] ?? 0) - columnsOf(text)));
  return rows.map((row) => row.map(cell).join("  ").trimEnd());
}
