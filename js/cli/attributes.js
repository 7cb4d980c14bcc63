// Every value of a body with the attribute that reaches it: `marketo-webhook attributes json|xml [BODY]`.
import { ArgumentError, listAttributes } from "../entry/node.js";
import { atMost, oneOf } from "./arguments.js";
import { CallError } from "./call-error.js";
import { bytesOf, nameOf, STDIN, whyUnreadable } from "./files.js";
import { bodyIn } from "./inputs.js";
import { visible, visibleJson } from "./visible.js";

const FORMATS = ["json", "xml"];
/** An object, array or element: it holds values. */
const CONTAINERS = ["object", "array", "element"];

export const attributes = {
  options: [],
  help: "help.attributes",

  async run(call) {
    const { options, positionals, stdin, out, err, t } = call;
    const [format, file = STDIN] = positionals;
    atMost(positionals, 2);
    if (format === undefined) throw new CallError("attributes.format");
    oneOf(FORMATS, format, "attributes");
    if (file === STDIN && stdin.isTTY) {
      if (positionals.length < 2) throw new CallError("body.absent", { format });
      await err.line(err.dim(t("stdin.waiting")));
    }
    const name = nameOf(file, t);
    const values = listed(format, bodyIn(await bytesOf(file, call)), name, call);
    if (options.json) {
      await out.write(`${visibleJson(values, 2)}\n`);
      return 0;
    }
    for (const value of values) await out.line(lineOf(value, call), { indent: 4 });
    if (values.length === 0) await err.line(t("attributes.none", { file: name }));
    return 0;
  },
};

function listed(format, body, file, { said, t }) {
  try {
    return listAttributes(format, body);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    // The outcome's own explanation, since it exists in every language.
    const why = whyUnreadable(format, body);
    throw new CallError("attributes.unreadable", { file, what: why ? said(why) : t("attributes.too-large") });
  }
}

function lineOf({ responseAttribute, unreachable, steps, kind, excerpt }, { out, t }) {
  const isContainer = CONTAINERS.includes(kind);
  const value = isContainer ? out.dim(t(`kind.${kind}`)) : excerpt === "" ? out.dim(t("update.empty")) : visible(excerpt);
  if (responseAttribute === null)
    return `${out.red("✗")} ${visible(pathOf(steps))}  ${value}  ${out.dim(t(`unreachable.${unreachable}`))}`;
  // The text of an object, array or element is not printed.
  return `${isContainer ? out.dim("·") : out.green("✓")} ${out.bold(visible(responseAttribute))}  ${value}`;
}

/** The steps to a value that no attribute reaches; a key is quoted where it would look like more than one. */
function pathOf(steps) {
  const path = steps.map((step) =>
    typeof step === "number" ? `[${step}]` : `.${/^[^.[\]"]+$/.test(step) ? step : JSON.stringify(step)}`,
  );
  return path.join("").replace(/^\./, "");
}
