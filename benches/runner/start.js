// How long the first evaluation takes, in processes of their own.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROCESSES = 15;
const program = fileURLToPath(new URL("./first.js", import.meta.url));

const median = (values) => values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];

export function start(project) {
  const dist = join(project, "node_modules/marketo-webhook/dist");
  const json = { runs: [], name: "JSON, 4 KB", target: "6.5" };
  const xml = { runs: [], name: "XML, 4 KB", target: "7" };
  for (let i = 0; i < PROCESSES; i++) {
    for (const format of [json, xml]) {
      const said = execFileSync(process.execPath, [program, dist, format === json ? "json" : "xml"], { encoding: "utf8" });
      format.runs.push(JSON.parse(said));
    }
  }
  const rows = [json, xml].map(({ name, runs, target }) => {
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
