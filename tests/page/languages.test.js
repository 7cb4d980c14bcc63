// The page's own texts: all languages have the same ones, and none is unused. tests/core/vocabulary.rs checks that every name of
// the core has a text.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const file = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const names = (folder) => readdirSync(new URL(`../../${folder}`, import.meta.url)).sort();
const sources =
  names("www/src")
    .filter((name) => name.endsWith(".js"))
    .map((name) => file(`www/src/${name}`))
    .join("\n") + file("www/index.html");
const languages = names("www/src/languages").map((name) => name.replace(".js", ""));
const catalogues = {};
for (const tag of languages) catalogues[tag] = (await import(`../../www/src/languages/${tag}.js`)).default;
const { en } = catalogues;

test("the page speaks every language of the library, and what runs before anything is drawn knows them", () => {
  assert.deepEqual(
    names("languages"),
    languages.map((tag) => `${tag}.json`),
  );
  const [, known] = file("www/public/first.js").match(/const languages = (\[.*?\]);/);
  assert.deepEqual(JSON.parse(known).sort(), languages);
  const [, others] = file("www/src/language.js").match(/const others = \{(.*?)\n\};/s);
  assert.deepEqual(["en", ...[...others.matchAll(/^ {2}"?([\w-]+)"?:/gm)].map(([, tag]) => tag)].sort(), languages);
});

test("all languages have the same keys, and every text says something", () => {
  const braces = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [language, texts] of Object.entries(catalogues)) {
    assert.deepEqual(Object.keys(texts), Object.keys(en), language);
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim().length > 0, `${language}: ${key}`);
      assert.deepEqual(braces(text), braces(en[key]), `${language}: ${key}`);
    }
  }
});

const OF_THE_CORE = /^(error|recovery|basis|unreachable|campaign|type|operator)\./;

test("no text is left over", () => {
  const left = Object.keys(en)
    .map((key) => key.replace(/#\w+$/, ""))
    .filter((key) => {
      if (OF_THE_CORE.test(key) || sources.includes(`"${key}"`)) return false;
      // Built from a prefix and the page's own lists, or from a list and an ending.
      const [prefix, ending] = [key.split(".")[0], key.split(".").at(-1)];
      return (
        !["example", "answer", "mark", "send", "trigger", "fired"].some(
          (known) => prefix === known && sources.includes(`\`${known}.\${`),
        ) && !["of", "how"].some((known) => ending === known && sources.includes(`}.${known}\``))
      );
    });
  assert.deepEqual(left, []);
});
