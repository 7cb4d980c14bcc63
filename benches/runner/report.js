// The report: Markdown for people, JSON for programs.
import { BASELINE } from "../candidates.js";

/** The targets, for Node: the time relative to the baseline's, by size. */
const TARGETS = { json: { node: [0.95, 0.3, 0.18, 0.2] }, xml: { node: [0.42, 0.12, 0.08, 0.1] } };
const SIZES = [300, 4096, 65536, 1e6, 1e7];

export function target(runtime, { format, size, isMain }) {
  return isMain ? TARGETS[format][runtime]?.[SIZES.indexOf(size)] : undefined;
}

const number = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0));
const ratio = ({ median, low, high }) => `${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** The ratios of one format in one runtime. */
function ratios(runtime, format, results) {
  const names = Object.keys(results[0].candidates).filter((name) => name !== BASELINE[format]);
  const head = ["body", "bytes", `${BASELINE[format]}, µs`, "library, µs", ...names.map((name) => `${name}, ratio`), "target"];
  const rows = results.map(({ shape, bytes, candidates }) => [
    shape.name,
    bytes,
    number(candidates[BASELINE[format]].microseconds.median),
    number(candidates.library.microseconds.median),
    ...names.map((name) => ratio(candidates[name].ratio)),
    verdict(target(runtime, shape), candidates.library.ratio.median),
  ]);
  return `### ${runtime}, ${format}\n\n${table(head, rows)}\n`;
}

function verdict(target, found) {
  if (target === undefined) return "";
  return `${target} ${found <= target ? "reached" : "missed"}`;
}

export function markdown({ environment, results, others }) {
  const parts = [
    `# Benchmark\n\n${environment}\n`,
    "A ratio is the time in terms of the baseline's time in the same round: the median, and the quartiles in brackets.\n",
  ];
  for (const [runtime, all] of Object.entries(results)) {
    for (const format of ["json", "xml"]) {
      const some = all.filter(({ shape }) => shape.format === format);
      if (some.length > 0) parts.push(ratios(runtime, format, some));
    }
  }
  for (const { title, head, rows, text } of others)
    parts.push(`### ${title}\n\n${table(head, rows)}\n${text ? `\n${text}\n` : ""}`);
  return parts.join("\n");
}
