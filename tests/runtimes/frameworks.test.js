// The README's table matches the last results, with the versions that are tested now: tests/frameworks.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { readme, results, table, withTable } from "../frameworks/table.js";

const projects = new URL("../frameworks/projects/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, projects), "utf8"));

test("the README has the table of the last results", () => {
  assert.equal(readme(), withTable(readme(), table(results())));
});

test("everything works, in the versions that are pinned", () => {
  const pinned = [
    "../../package.json",
    ...readdirSync(projects, { recursive: true }).filter((file) => /^[^/]+\/package\.json$/.test(file)),
  ]
    .flatMap((file) => Object.values({ ...read(file).dependencies, ...read(file).devDependencies }))
    .map((version) => version.replace(/^npm:.*@/, ""));
  const { rows } = results();
  assert.deepEqual(
    rows.filter(({ works }) => !works),
    [],
  );
  const others = rows.filter(({ version }) => !pinned.includes(version));
  assert.deepEqual([...new Set(others.map(({ where }) => where))], ["miniflare, workerd", "Chromium", "Firefox"]);
});

test("an exact version is pinned of everything", () => {
  for (const file of readdirSync(projects).map((name) => `${name}/package.json`)) {
    let manifest;
    try {
      manifest = read(file);
    } catch {
      continue; // files that several projects share
    }
    for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      assert.match(version, /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/, file);
  }
});
