// The program's own texts: alike in every language, all of them used, and over every case.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { consumer, fileOf } from "./support.js";

const { cases, parts } = await import(join(consumer, "tests/package/support.js"));
const { evaluateParts } = await fileOf("entry/node.js");
const { languageOf, languages } = await fileOf("cli/language.js");
const { outcomeLines } = await fileOf("cli/outcome.js");
const { printer } = await fileOf("cli/printer.js");
const catalogues = await Promise.all(
  languages.map(async (language) => [language, (await fileOf(`cli/texts/${language}.js`)).default]),
);
const [[, english], ...others] = catalogues;

const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort();

for (const [language, texts] of others) {
  test(`${language}: the same texts in the same order, with the same values`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(english));
    for (const [id, text] of Object.entries(texts)) assert.deepEqual(placeholders(text), placeholders(english[id]), id);
  });

  test(`${language}: nothing is left in English`, () => {
    // Text in quotes or backticks is typed by users; so are the names in help.
    for (const [id, text] of Object.entries(texts)) {
      const prose = id.startsWith("help.") ? "" : text.replace(/`[^`]*`|\{\w+\}/g, "");
      assert.doesNotMatch(prose, /\b(?:the|and|of|is|to|with|there|which|its?|file|line|not)\b/i, id);
    }
  });
}

test("help fits a terminal of 80 columns, except for text to copy", () => {
  for (const [language, texts] of catalogues) {
    for (const line of Object.entries(texts)
      .filter(([id]) => id.startsWith("help."))
      .flatMap(([, text]) => text.split("\n"))) {
      assert.ok([...line].length <= 80 || /^ {2}(?:curl|npx) /.test(line), `${language}: ${line}`);
    }
  }
});

test("each text is used", () => {
  const folder = join(consumer, "node_modules/marketo-webhook/dist/cli");
  const code = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  // Literal, or with its last part from a variable.
  const isUsed = (id) =>
    code.includes(`"${id}"`) ||
    code.includes(`\`${id.replace(/\.[^.]+$/, "")}.\${`) ||
    code.includes(`\`${id.split(".")[0]}.\${`);
  const unused = Object.keys(english)
    .map((id) => id.replace(/#.*/, ""))
    .filter((id) => !isUsed(id) && !/^basis\.\w+\.means$/.test(id));
  assert.deepEqual(unused, []);
});

test("every case has a line for each mapping, its error and its notes, in each language", async () => {
  const unfilled = new RegExp(
    [...new Set(Object.values(english).flatMap(placeholders))].map((name) => name.replace(/[{}]/g, "\\$&")).join("|"),
  );
  const out = printer({ columns: undefined, write: () => true }, {});
  for (const language of languages) {
    const { t, said } = languageOf(language, {});
    let count = 0;
    for (const { title, input } of cases()) {
      const given = input.reply && parts(input.reply);
      if (given === undefined) continue;
      const outcome = evaluateParts(input.campaignType ?? "trigger", given, input.definition);
      const lines = [...outcomeLines(outcome, input.definition.responseMappings ?? [], { out, t, said, isBatch: false })];
      const mappings = (input.definition.responseMappings ?? []).length;
      assert.equal(lines.length, mappings + (outcome.kind === "error" ? 2 : 0) + outcome.notes.length, title);
      for (const line of lines) {
        assert.doesNotMatch(line, /\[object|[\x00-\x1f]/, `${title}: ${line}`);
        assert.deepEqual(line.match(unfilled), null, title);
      }
      count += 1;
    }
    assert.ok(count > 500);
  }
});
