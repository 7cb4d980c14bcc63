// The files that a pattern matches. Node has no such function before version 22.
import { lstat, readdir, stat } from "node:fs/promises";
import { sep } from "node:path";

const MAGIC = /[*?[\]{}]/;

/**
 * The matching files, ordered by the code units of their names: `*` and `?` within a name, `[abc]`, `[!abc]`, `{one,another}`,
 * and `**` for any folders. Names that begin with a dot match only if the pattern has the dot. A pattern that is the name of a
 * file matches that file.
 */
export async function expanded(pattern) {
  const given = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  if (!MAGIC.test(given) || (await exists(given))) return [given];
  const found = new Set();
  for (const each of alternatives(given)) {
    const [, root, rest] = /^(\/*|[A-Za-z]:\/+)(.*)$/s.exec(each);
    for await (const file of matching(
      root,
      rest.split("/").filter((part) => part !== ""),
    ))
      found.add(file);
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Whether a file argument is a pattern that no shell has expanded. */
export const isPattern = async (file) => MAGIC.test(file) && !(await exists(file));

/** Expands braces into all alternatives. */
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
    // A link to a folder above would loop.
    if (part === "**") {
      if ((await lstat(path(name)).catch(() => undefined))?.isDirectory()) yield* matching(path(name), [part, ...rest]);
    } else if (rest.length > 0) {
      yield* matching(path(name), rest);
    } else if (await isFile(path(name))) {
      yield path(name);
    }
  }
}

/** Whether a name matches one segment of a pattern. */
function matcher(part) {
  const pattern = part.replace(/\*+|\?|\[(!?)([^\]]+)\]|[\s\S]/gu, (piece, not, set) => {
    if (piece.startsWith("*")) return ".*";
    if (piece === "?") return ".";
    if (set !== undefined) return `[${not && "^"}${set.replace(/[\\^]/g, "\\$&")}]`;
    return piece.replace(/[\\^$.+(){}|[\]]/, "\\$&");
  });
  const matches = new RegExp(`^${pattern}$`, "su");
  return (name) => matches.test(name) && (!name.startsWith(".") || part.startsWith("."));
}

/** The names in a folder; empty if it is not a folder. */
const namesIn = (folder) => readdir(folder).catch(() => []);
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );
/** Everything that is not a folder; broken links are listed too, so that they are reported as missing. */
const isFile = (path) =>
  stat(path).then(
    (found) => !found.isDirectory(),
    () =>
      lstat(path).then(
        () => true,
        () => false,
      ),
  );
