// The published types change only with an entry in the changelog: `tests/package/types/published.json` keeps of each file the
// hashes of what it declared, each with the entry that speaks of it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const folder = dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json"));
const published = JSON.parse(readFileSync(new URL("types/published.json", import.meta.url), "utf8"));
const changelog = oneLine(readFileSync(join(folder, "CHANGELOG.md"), "utf8"));

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The hash of what a file declares by hand; comments and white space do not count. The members of `Assumptions` are
 * generated from the core, whose rules ask for entries of their own.
 */
function hash(text) {
  const byHand = text.replace(/(?<=interface Assumptions \{)[^}]*/, "");
  const declarations = oneLine(byHand.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, " "));
  return createHash("sha256").update(declarations).digest("hex");
}

test("every file of types is kept", () => {
  const files = readdirSync(join(folder, "dist")).filter((file) => file.endsWith(".d.ts")).sort();
  assert.deepEqual(Object.keys(published).sort(), files);
  // Those of the languages are made by `cargo xtask build`.
  const folders = readdirSync(join(folder, "dist"), { recursive: true }).map(String).filter((file) => /[/\\].*\.d\.ts$/.test(file));
  for (const file of folders) assert.match(file, /^messages[/\\][\w-]+\.d\.ts$/);
});

test("comments do not count, declarations do", () => {
  assert.equal(hash("/** a */\nexport type A = 1; // b\n"), hash("export type A = 1;\n\n// c"));
  assert.notEqual(hash("export type A = 1;"), hash("export type A = 2;"));
  assert.equal(hash("export interface Assumptions { a?: 1; }"), hash("export interface Assumptions { b?: 2; }"));
});

for (const [file, changes] of Object.entries(published)) {
  test(`${file} has not changed without an entry in the changelog`, () => {
    const found = hash(readFileSync(join(folder, "dist", file), "utf8"));
    const howTo = `js/${file} declares something else than it did. Say so in CHANGELOG.md under [Unreleased], and add the entry to ` +
      `tests/package/types/published.json: "${file}": [..., { "hash": "${found}", "entry": "the text of the entry, or its beginning" }]`;
    assert.equal(changes.at(-1).hash, found, howTo);
    for (const { entry } of changes) {
      assert.ok(entry.length > 20, `too short to name an entry: ${entry}`);
      assert.ok(changelog.includes(`- ${oneLine(entry)}`), `CHANGELOG.md has no entry that begins with: ${entry}`);
    }
    const entries = changes.map(({ entry }) => entry);
    assert.equal(new Set(entries).size, entries.length, `each change of ${file} has an entry of its own`);
  });
}
