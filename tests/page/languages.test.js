// The catalogues of the page: both languages say the same, and no text is left over. That no name of the core lacks a text
// is held by tests/vocabulary.rs.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import en from "../../www/src/languages/en.js";
import es from "../../www/src/languages/es.js";
import spanish from "../../www/src/languages/es-library.js";

const file = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const sources = readdirSync(new URL("../../www/src", import.meta.url)).filter((name) => name.endsWith(".js")).map((name) => file(`www/src/${name}`)).join("\n") + file("www/index.html");

test("what runs before anything is drawn knows the languages of the page", () => {
  const [, known] = file("www/public/first.js").match(/const languages = (\[.*?\]);/);
  const [, others] = file("www/src/language.js").match(/const others = \{(.*?)\n\};/s);
  assert.deepEqual(JSON.parse(known), ["en", ...[...others.matchAll(/^ {2}(\w+):/gm)].map(([, tag]) => tag)]);
});

test("both languages have the same keys, and every text says something", () => {
  assert.deepEqual(Object.keys(es), Object.keys(en));
  for (const [key, text] of [...Object.entries(en), ...Object.entries(es)]) assert.ok(text.trim().length > 0, key);
  const braces = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of Object.keys(en)) assert.deepEqual(braces(es[key]), braces(en[key]), key);
});

test("what the library says is said in Spanish in whole sentences", () => {
  for (const [key, text] of Object.entries(spanish)) {
    assert.match(text, /^[\p{Lu}`«\d[\p{Ll}].*\.$/u, key);
    assert.deepEqual([...text.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !["responseAttribute", "marketoField"].includes(name)), [], key);
    assert.equal(text.split("`").length % 2, 1, key);
  }
});

const OF_THE_CORE = /^(reason|error|recovery|note|diagnostic|basis|unreachable|campaign|type|assume)\./;

test("no text is left over", () => {
  const left = Object.keys(en).filter((key) => {
    if (OF_THE_CORE.test(key) || sources.includes(`"${key}"`)) return false;
    // Put together from a prefix and what the page itself lists.
    return !/^(example|answer|severity|mapping)\./.test(key) || !sources.includes(`\`${key.split(".")[0]}.\${`);
  });
  assert.deepEqual(left, []);
});
