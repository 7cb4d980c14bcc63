// How long the first evaluation takes, in processes of their own.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeOf } from "./runtimes.js";

const PROCESSES = 15;
const program = fileURLToPath(new URL("./first.js", import.meta.url));

const median = (values) => values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];

export function start(project) {
  const dist = join(project, "node_modules/marketo-webhook/dist");
  const before = beforeOf(project);
  const all = [
    { runs: [], name: "JSON, 4 KB", format: "json", dist, target: "6.5" },
    { runs: [], name: "XML, 4 KB", format: "xml", dist, target: "7" },
  ];
  if (before !== undefined)
    for (const { name, format } of all.slice())
      all.push({ runs: [], name: `${name}, version before`, format, dist: join(before, "dist"), target: "" });
  for (let i = 0; i < PROCESSES; i++) {
    for (const { runs, format, dist } of all.slice().sort(() => Math.random() - 0.5)) {
      runs.push(JSON.parse(execFileSync(process.execPath, [program, dist, format], { encoding: "utf8" })));
    }
  }
  const rows = all.map(({ name, runs, target }) => {
    const of = (column) => median(runs.map((run) => run[column]));
    return [
      name,
      ...["compile", "instantiate", "first", "total"].map((column) => of(column).toFixed(2)),
      target,
      of("parse")?.toFixed(2) ?? "",
    ];
  });
  const head = [
    "first body",
    "compile, ms",
    "instantiate, ms",
    "definition and first evaluation, ms",
    "all, ms",
    "target",
    "JSON.parse alone, ms",
  ];
  const bytes = readFileSync(join(dist, "marketo_webhook_bg.wasm")).length;
  return {
    title: `Start in Node, median of ${PROCESSES} processes (${bytes} bytes of wasm; reading the file and the scripts not included)`,
    head,
    rows,
  };
}
