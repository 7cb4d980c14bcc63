// The output of each call, one file per setting.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const pathOf = (setting) => fileURLToPath(new URL(`snapshots/${setting}.txt`, import.meta.url));
const HEAD = /^======== ([\w-]+)\n/m;

/** The calls in a file, by name, in order. */
export function snapshots(setting) {
  const [before, ...parts] = readFileSync(pathOf(setting), "utf8").split(HEAD);
  assert.equal(before, "");
  return new Map(parts.flatMap((name, i) => (i % 2 ? [] : [[name, parts[i + 1]]])));
}
