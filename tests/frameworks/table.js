// The README's table of the last results, from `results.json`.
import { readFileSync, writeFileSync } from "node:fs";

const [BEGIN, END] = ["<!-- tests/frameworks/results.json: begin -->", "<!-- end -->"];
const README = new URL("../../README.md", import.meta.url);
const RESULTS = new URL("results.json", import.meta.url);

export const results = () => JSON.parse(readFileSync(RESULTS, "utf8"));
export const readme = () => readFileSync(README, "utf8");

/** A row per tool, or for neighbours of which the same is said: its versions, what works in all of them, and what does not. */
export function table({ rows }) {
  const tools = new Map();
  for (const row of rows) tools.set(row.where, [...(tools.get(row.where) ?? []), row]);
  const unique = (values) => [...new Set(values)].join(", ");
  const said = [...tools].map(([where, rows]) => {
    const failed = rows.filter(({ works }) => !works).map(({ version, what }) => `**not in ${version}: ${what}**`);
    const works = unique(rows.filter(({ works }) => works).map(({ what }) => what));
    const by = unique(rows.flatMap(({ by }) => by ?? []));
    const versions = unique(rows.map(({ version }) => version));
    return { tools: [where], versions: [versions], what: `${[works, ...failed].join(", ")}${by && `; by ${by}`}` };
  });
  const merged = [];
  for (const { tools, versions, what } of said) {
    const last = merged.at(-1);
    if (last?.what === what) {
      last.tools.push(...tools);
      last.versions.push(...versions);
    } else merged.push({ tools, versions, what });
  }
  const lines = merged.map(({ tools, versions, what }) => `| ${tools.join(", ")} | ${versions.join(", ")} | ${what} |`);
  return ["| where | versions | what |", "| --- | --- | --- |", ...lines].join("\n");
}

/** The README with its table replaced. */
export function withTable(text, made) {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`the README has no place for the table: ${BEGIN} ${END}`);
  return `${before}${BEGIN}\n${made}\n${END}${after}`;
}

/** Saves the results, and writes them into the README. */
export function keep(rows) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(RESULTS, `${JSON.stringify({ date, rows }, null, 2)}\n`);
  writeFileSync(README, withTable(readme(), table(results())));
}
