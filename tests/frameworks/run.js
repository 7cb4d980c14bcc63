// Tries the set-ups: all of them, and then writes the results into the README; those named; or with `--quick` those of
// `cargo xtask test`. `--results FILE` writes all details to that file.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { Project } from "./harness.js";
import { setups } from "./setups.js";
import { keep } from "./table.js";

const {
  values: { quick, results },
  positionals,
} = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, results: { type: "string" } },
});
const unknown = positionals.filter((name) => !setups.some((each) => each.name === name));
if (unknown.length > 0) throw new Error(`unknown: ${unknown}; there are ${setups.map(({ name }) => name).join(", ")}`);
const chosen = setups.filter(({ name, quick: isQuick }) =>
  positionals.length === 0 ? !quick || isQuick : positionals.includes(name),
);
const rows = [];

/** Tries one way to use the package, and returns the result. `by`: the command of the tool, if there are several. */
async function row(where, version, what, way, by) {
  const start = performance.now();
  let error = null;
  let more;
  try {
    more = await way();
  } catch (caught) {
    error = String(caught.stderr || caught.message).replace(/\x1b\[[\d;]*m/g, "");
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  rows.push({
    where,
    version,
    what,
    ...(by ? { by } : {}),
    works: error === null,
    seconds,
    ...(more?.bytes ? { bytes: more.bytes } : {}),
    ...(error === null ? {} : { error: error.slice(0, 500) }),
  });
  console.log(
    `${error === null ? "works" : "FAILS"}  ${where} ${version}: ${what}${by ? ` by ${by}` : ""} (${seconds} s${more?.bytes ? `, ${more.bytes} bytes` : ""})`,
  );
  if (error !== null) console.log(error.replace(/^/gm, "       ").slice(0, 3_000));
}

const begun = performance.now();
// Whatever is chosen, the Nodes that others run in come first.
const nodes = new Project("node");
if (chosen.some(({ node }) => node)) await nodes.installOnce({ scripts: true });
for (const { name, template, node, scripts, stays, run } of chosen) {
  const project = new Project(name, { template, node });
  const start = performance.now();
  try {
    await (stays ? project.installOnce({ scripts }) : project.install({ scripts }));
    console.log(`== ${name}: installed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    await run(project, row);
  } catch (error) {
    await row(name, "", "set up", () => {
      throw error;
    });
  } finally {
    if (!stays) project.remove();
  }
}
const failed = rows.filter(({ works }) => !works);
console.log(`\n${rows.length - failed.length} of ${rows.length} work, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
if (results) writeFileSync(results, `${JSON.stringify(rows, null, 2)}\n`);
if (chosen.length === setups.length) keep(rows);
process.exitCode = failed.length > 0 ? 1 : 0;
