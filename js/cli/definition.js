// The definition: its file, and what the options add.
import { ArgumentError, assumptions, importLeadFields, Webhook } from "../entry/node.js";
import { oneOf } from "./arguments.js";
import { CallError } from "./call-error.js";
import { bytesOf, jsonOf, nameOf, textOf } from "./files.js";
import { bodyIn } from "./inputs.js";
import { nearest } from "./nearest.js";

/** The webhook of a call, its mappings, and the findings about its definition and lead fields. */
export async function webhookOf(file, call) {
  const { options, t } = call;
  const name = nameOf(file, t);
  const definition = definitionIn(await bytesOf(file, call), name, options.batch !== undefined);
  compiled(definition, name).free();
  const fieldsFile = options["lead-fields"];
  const { leadFields, diagnostics } = await leadFieldsOf(fieldsFile, call);
  if (options.assume) definition.assumptions = { ...definition.assumptions, ...assumed(options.assume) };
  // Of two fields with one name the last counts: the definition's own.
  if (leadFields) definition.leadFields = [...leadFields, ...(definition.leadFields ?? [])];
  const webhook = compiled(definition, name);
  return {
    webhook,
    mappings: definition.responseMappings ?? [],
    findings: [
      ...diagnostics.map((finding) => ({ file: nameOf(fieldsFile, t), finding })),
      ...webhook.diagnostics.map((finding) => ({ file: name, finding })),
    ],
  };
}

function definitionIn(bytes, file, isBatch) {
  const json = read(bytes, file, isBatch);
  // Editors use `$schema` for completion; it is not part of the definition.
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  const { $schema, ...definition } = json;
  return definition;
}

/** The shell expands an unquoted pattern, so one of the matching files may have become the definition. */
function read(bytes, file, isBatch) {
  if (/^HTTP\/\d/.test(bytes.subarray(0, 9).toString("latin1")))
    throw new CallError(isBatch ? "definition.quote-batch" : "definition.is-message", { file });
  return jsonOf(bytes, file);
}

function compiled(definition, file) {
  try {
    return new Webhook(definition);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new CallError("definition.wrong", { file, what: whatIsWrong(error, definition) });
  }
}

/** Says the library's errors in the program's own words: the library writes for programs, in English. */
function whatIsWrong({ message, path }, definition) {
  const place = path.replace(/^definition\.?/, "");
  const [, key, allowed] = /^unknown key `(.*)`, expected one of (.*), at `/s.exec(message) ?? [];
  if (key !== undefined) {
    const names = namesIn(allowed);
    const meant = nearest(key, names);
    return meant
      ? new CallError("definition.unknown-key.nearest", { place, nearest: meant })
      : new CallError("definition.unknown-key", { place, names });
  }
  const [, expected] = /^expected (.*?), found /s.exec(message);
  const value = valueAt(definition, place);
  const names = expected.startsWith("one of ") ? namesIn(expected) : [];
  const wanted =
    names.length > 0
      ? new CallError("expected.names", { names })
      : new CallError(
          `expected.${expected
            .replace(/^(?:a|an) |\d.*$/g, "")
            .trim()
            .replaceAll(" ", "-")}`,
        );
  if (place === "") return new CallError("definition.no-object");
  if (value === undefined) return new CallError("definition.missing", { place, wanted });
  return new CallError("definition.unexpected", { place, found: JSON.stringify(value), wanted });
}

const namesIn = (list) => [...list.matchAll(/`([^`]*)`/g)].map(([, name]) => name);

/** The value at a path such as `responseMappings[0].marketoField`. */
function valueAt(definition, path) {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((value, step) => value?.[step], definition);
}

function assumed(given) {
  const known = assumptions();
  const names = known.map(({ name }) => name);
  return Object.fromEntries(
    given.map((assumption) => {
      const [, name, value] = /^([^=]*)=(.*)$/s.exec(assumption) ?? [];
      if (name === undefined) throw new CallError("assume.form", { value: assumption });
      oneOf(names, name, "--assume");
      oneOf(
        known.find((each) => each.name === name).values.map((each) => each.value),
        value,
        `--assume ${name}`,
      );
      return [name, value];
    }),
  );
}

async function leadFieldsOf(file, call) {
  return file === undefined ? { diagnostics: [] } : describedIn(await bytesOf(file, call), nameOf(file, call.t), call);
}

/** The fields in a reply of Marketo's describe call; without one the call is wrong. */
export function describedIn(bytes, file, { said }) {
  const body = bodyIn(bytes);
  const text = typeof body === "string" ? body : textOf(body);
  if (text === undefined) throw new CallError("json.encoding", { file });
  const described = importedFrom(text, file);
  const error = described.diagnostics.find(({ severity }) => severity === "error");
  if (error) throw new CallError("describe.wrong", { file, what: said(error) });
  return described;
}

function importedFrom(text, file) {
  try {
    return importLeadFields(text);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new CallError("describe.too-large", { file });
  }
}
