// How much memory a large body and many evaluations take, in processes of their own.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { body } from "../bodies.js";

const program = fileURLToPath(new URL("./grow.js", import.meta.url));
const MB = 1024 * 1024;

export function memory(project) {
  const dist = join(project, "node_modules/marketo-webhook/dist");
  const run = (...args) =>
    JSON.parse(execFileSync(process.execPath, ["--expose-gc", program, dist, ...args], { encoding: "utf8", maxBuffer: 1 << 26 }));
  const written = (format, size) => {
    const file = join(project, `body-${size}.${format}`);
    writeFileSync(file, body({ format, size, mappings: 5, position: "end", layout: "compact", kind: "ascii" }, 1));
    return file;
  };
  const mb = (bytes) => (bytes / MB).toFixed(2);
  const rows = [];
  for (const format of ["json", "xml"]) {
    for (const [what, size, times] of [
      ["10 MB, 6 times", 1e7, 6],
      ["4 KB, 10,000 times", 4096, 10_000],
      ["300 B, 10,000 times", 300, 10_000],
    ]) {
      const { body, memory, first, last, rss } = run("library", format, written(format, size), String(times));
      rows.push([`${format}, ${what}`, mb(body), mb(memory), mb(first), mb(last), mb(last - body), mb(rss)]);
    }
  }
  const js = run("JSON.parse", "json", written("json", 1e7), "6");
  rows.push(["json, 10 MB, 6 times, JSON.parse instead", mb(js.body), "", "", "", "", mb(js.rss)]);
  const head = [
    "evaluated",
    "body",
    "wasm memory before",
    "after the first",
    "after the last",
    "after the last, less the body (target: 1)",
    "growth of RSS at its peak",
  ];
  return { title: "Memory in Node, MB (1024 x 1024 bytes)", head, rows };
}
