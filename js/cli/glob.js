// The files that a pattern names. Node has no such function before version 22.
import { lstat, readdir, stat } from "node:fs/promises";
import { sep } from "node:path";

const MAGIC = /[*?[\]{}]/;

/**
 * The files that match, in the order of their names' code units: `*` and `?` within a name, `[abc]`, `[!abc]`, `{one,another}`, and
 * `**` for any folders. Names that begin with a dot match only where the pattern has it. A pattern that is a file's name is that file.
 */
export async function expanded(pattern) {
  const given = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  if (!MAGIC.test(given) || (await exists(given))) return [given];
  const found = new Set();
  for (const each of alternatives(given)) {
    const [, root, rest] = /^(\/*|[A-Za-z]:\/+)(.*)$/s.exec(each);
    for await (const file of matching(root, rest.split("/").filter((part) => part !== ""))) found.add(file);
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Whether what is given as a file is a pattern: no shell has expanded it. */
export const isPattern = async (file) => MAGIC.test(file) && !(await exists(file));

/** What braces stand for, each written out. */
function alternatives(pattern) {
  const found = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(pattern);
  if (found === null) return [pattern];
  const [, before, list, after] = found;
  return list.split(",").flatMap((one) => alternatives(before + one + after));
}

async function* matching(folder, [part, ...rest]) {
  if (part === undefined) return;
  const path = (name) => (folder === "" || folder.endsWith("/") ? folder + name : `${folder}/${name}`);
  if (!MAGIC.test(part)) {
    if (rest.length > 0) yield* matching(path(part), rest);
    else if (await isFile(path(part))) yield path(part);
    return;
  }
  if (part === "**") yield* matching(folder, rest.length > 0 ? rest : ["*"]);
  const isMatch = part === "**" ? (name) => !name.startsWith(".") : matcher(part);
  for (const name of await namesIn(folder === "" ? "." : folder)) {
    if (!isMatch(name)) continue;
    // A link to a folder above would lead round in circles.
    if (part === "**") {
      if ((await lstat(path(name)).catch(() => undefined))?.isDirectory()) yield* matching(path(name), [part, ...rest]);
    } else if (rest.length > 0) {
      yield* matching(path(name), rest);
    } else if (await isFile(path(name))) {
      yield path(name);
    }
  }
}

/** Whether a name matches a part of a pattern. */
function matcher(part) {
  const pattern = part.replace(/\*+|\?|\[(!?)([^\]]+)\]|[^]/gu, (piece, not, set) => {
    if (piece.startsWith("*")) return ".*";
    if (piece === "?") return ".";
    if (set !== undefined) return `[${not && "^"}${set.replace(/[\\^]/g, "\\$&")}]`;
    return piece.replace(/[\\^$.+(){}|[\]]/, "\\$&");
  });
  const matches = new RegExp(`^${pattern}$`, "su");
  return (name) => matches.test(name) && (!name.startsWith(".") || part.startsWith("."));
}

/** The names in a folder; none in what is no folder. */
const namesIn = (folder) => readdir(folder).catch(() => []);
const exists = (path) => stat(path).then(() => true, () => false);
/** What is there and no folder; a link that leads nowhere is listed too, so that it is said to be missing. */
const isFile = (path) => stat(path).then((found) => !found.isDirectory(), () => lstat(path).then(() => true, () => false));
