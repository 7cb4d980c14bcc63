// Runs everything that `cargo xtask bench` selects, and writes the report.
import { writeFileSync } from "node:fs";
import { cpus, platform, release } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { shapes } from "../shapes.js";
import { calls } from "./calls.js";
import { memory } from "./memory.js";
import { replies } from "./replies.js";
import { markdown } from "./report.js";
import { runtimes, versions } from "./runtimes.js";
import { scale } from "./scale.js";
import { parts, sizes } from "./sizes.js";
import { start } from "./start.js";

const { values } = parseArgs({
  options: {
    project: { type: "string" },
    check: { type: "boolean" },
    quick: { type: "boolean" },
    filter: { type: "string" },
    runtime: { type: "string", multiple: true },
    rounds: { type: "string" },
    named: { type: "string" },
    replies: { type: "boolean" },
  },
});
const { project, quick = false, filter = "" } = values;

if (values.check) {
  await check();
} else if (values.replies) {
  const { title, head, rows, text } = await replies(project, { rounds: Number(values.rounds ?? 9) });
  console.log(`\n${markdown({ environment: "", results: {}, others: [{ title, head, rows, text }] })}`);
} else {
  await bench();
}

/** No timing: whether the candidates agree, for small bodies of every kind. */
async function check() {
  const small = shapes()
    .filter(({ size }) => size <= 4096)
    .map((shape) => ({ ...shape, bodies: 16 }));
  const opened = await runtimes.node.open(project);
  const compared = (await opened.check(small)).reduce((sum, count) => sum + count, 0);
  if (small.length < 20 || compared < 1000)
    throw new Error(`${compared} outcomes of ${small.length} shapes were compared: too few`);
  console.log(`${compared} outcomes of ${small.length} shapes agree`);
}

async function bench() {
  const names = values.runtime ?? (quick ? ["node"] : Object.keys(runtimes));
  const rounds = Number(values.rounds ?? 21);
  const wanted = shapes({ quick, filter });
  if (wanted.length === 0) throw new Error(`nothing is called \`${filter}\``);
  const found = versions();
  const machine = `${cpus()[0].model}, ${cpus().length} processors, ${platform()} ${release()}`;
  const date = new Date().toISOString().slice(0, 10);
  const report = { environment: "", results: {}, others: [] };
  for (const name of names) {
    if (!(name in runtimes)) throw new Error(`unknown runtime \`${name}\`, expected one of ${Object.keys(runtimes)}`);
    // Variations are measured in Node, elsewhere only if the runtime is named.
    const some = wanted.filter(({ isMain }) => isMain || name === "node" || values.runtime !== undefined);
    if (some.length === 0) continue;
    const opened = await runtimes[name].open(project);
    found[name] = opened.version ?? found[name];
    try {
      report.results[name] = [];
      for (const shape of some) {
        const result = await opened.measure(shape, { rounds });
        report.results[name].push(result);
        console.log(`${name}, ${shape.name}: ${result.candidates.library.ratio.median.toFixed(2)} of the baseline`);
      }
    } finally {
      await opened.close();
    }
    const measured = Object.keys(report.results)
      .map((name) => `${name} ${found[name]}`)
      .join(", ");
    report.environment = `${date}, ${machine}. ${measured}. ${rounds} rounds${quick ? ", quick" : ""}.`;
    // After each runtime, so that a later failure loses nothing.
    write(report);
  }
  if (filter === "") {
    report.others.push(start(project), sizes(project));
    if (values.named) report.others.push(parts(values.named));
    if (!quick) report.others.push(memory(project), await scale(project), await calls(project), await replies(project));
  }
  write(report);
  console.log(`\n${markdown(report)}\nwritten to target/bench/report.md and target/bench/report.json`);
}

function write(report) {
  const folder = join(project, "..");
  writeFileSync(join(folder, "report.json"), JSON.stringify(report, null, 1));
  writeFileSync(join(folder, "report.md"), markdown(report));
}
