// The catalogues of the page: no code of the library lacks a text in either language, and no text is left over.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import en from "../../www/src/languages/en.js";
import es from "../../www/src/languages/es.js";
import spanish from "../../www/src/languages/es-library.js";
import { ASSUMPTIONS } from "../../www/src/assumptions.js";
import { rules } from "../../dist/entry/node.js";

const file = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const sources = readdirSync(new URL("../../www/src", import.meta.url)).filter((name) => name.endsWith(".js")).map((name) => file(`www/src/${name}`)).join("\n") + file("www/index.html");

/** The names of an enum of the core: `Variant = "name",`. */
function names(source, declared) {
  const text = file(source);
  const start = text.indexOf(`enum ${declared} {`);
  assert.ok(start > 0, `${declared} is not in ${source}`);
  return [...text.slice(start, text.indexOf("\n    }", start)).matchAll(/ = "([^"]+)"/g)].map(([, name]) => name);
}

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

const codes = {
  reason: names("src/outcome.rs", "SkipReason"),
  error: names("src/outcome.rs", "WebhookErrorType"),
  recovery: names("src/outcome.rs", "Recovery"),
  note: names("src/outcome.rs", "NoteCode"),
  diagnostic: names("src/diagnose.rs", "DiagnosticCode"),
  basis: names("src/rules.rs", "Basis"),
  unreachable: names("src/evaluate/list.rs", "Unreachable"),
  campaign: names("src/response.rs", "CampaignType"),
  type: names("src/definition.rs", "ResponseType"),
  assume: Object.entries(ASSUMPTIONS).flatMap(([name, values]) => [name, ...values.map((value) => `${name}.${value}`)]),
};

for (const [prefix, all] of Object.entries(codes)) {
  test(`every ${prefix} has a text`, () => {
    assert.ok(all.length > 1);
    for (const code of all) assert.ok(`${prefix}.${code}` in en, `${prefix}.${code}`);
  });
}

test("Spanish says by code all that the library says in English, and no more", () => {
  const wanted = { skip: codes.reason, fail: codes.error, notes: codes.note, check: codes.diagnostic, rule: rules().map(({ id }) => id) };
  const keys = Object.entries(wanted).flatMap(([prefix, all]) => all.map((code) => `${prefix}.${code}`));
  assert.deepEqual(Object.keys(spanish).sort(), keys.sort());
  for (const [key, text] of Object.entries(spanish)) {
    assert.match(text, /^[\p{Lu}`«\d[\p{Ll}].*\.$/u, key);
    assert.deepEqual([...text.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !["responseAttribute", "marketoField"].includes(name)), [], key);
    assert.equal(text.split("`").length % 2, 1, key);
  }
});

test("no text is left over", () => {
  const made = new Set(Object.entries(codes).flatMap(([prefix, all]) => all.map((code) => `${prefix}.${code}`)));
  const left = Object.keys(en).filter((key) => {
    if (made.has(key) || sources.includes(`"${key}"`)) return false;
    if (made.has(key.replace(/\.means$/, ""))) return false;
    // Put together from a prefix and what the page itself lists.
    return !/^(example|answer|severity|mapping)\./.test(key) || !sources.includes(`\`${key.split(".")[0]}.\${`);
  });
  assert.deepEqual(left, []);
});

test("the assumptions of the page are those of the library", () => {
  const values = {};
  for (const [, name, body] of file("src/assumptions.rs").matchAll(/ = "(\w+)" \{([\s\S]*?)\n    \}/g)) values[name] = [...body.matchAll(/= "([^"]+)"/g)].map(([, value]) => value);
  assert.deepEqual(ASSUMPTIONS, values);
});
