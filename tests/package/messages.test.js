// `translate` and the catalogues: the texts in each language, whatever the values and the catalogue are.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

import { translate } from "marketo-webhook/messages";
import { en } from "marketo-webhook/messages/en";
import { es } from "marketo-webhook/messages/es";

const package_ = createRequire(import.meta.url).resolve("marketo-webhook/package.json");
const dist = join(dirname(package_), "dist");

/** A catalogue of these tests. */
const own = (texts, language = "en") => ({ language, texts });
const say = (text, values) => translate({ id: "x", values }, own({ x: text }));

test("a text is filled with names, numbers and lists", () => {
  assert.equal(say("`{a}` is {b}, {c}", { a: "lead.City", b: 1234567, c: ["x", "y"] }), "`lead.City` is 1234567, `x`, `y`");
  assert.equal(say("nothing to fill", {}), "nothing to fill");
  assert.equal(say("{a}{a}", { a: "x" }), "xx");
  assert.equal(say("{a}", { a: "" }), "");
  assert.equal(say("{a}", { a: 0 }), "0");
});

test("a list that was cut ends in a bare ellipsis", () => {
  assert.equal(say("it has {keys}", { keys: ["a", "b", "…"] }), "it has `a`, `b`, …");
  assert.equal(say("it has {keys}", { keys: [] }), "it has ");
});

test("an explanation in an explanation is of the same catalogue", () => {
  const explanation = { id: "outer", values: { inner: { id: "inner", values: { name: "a`b" } } } };
  const spanish = own({ outer: "fuera: {inner}", inner: "dentro `{name}`" }, "es");
  const english = own({ outer: "outside: {inner}", inner: "inside `{name}`" });
  assert.equal(translate(explanation, spanish, english), "fuera: dentro `a<U+0060>b`");
  assert.equal(translate(explanation, own({ outer: "dehors : {inner}" }), english), "dehors : inside `a<U+0060>b`");
  assert.equal(translate(explanation, own({ inner: "dedans" }), english), "outside: dedans");
});

test("the value `count` chooses the form of a plural by the language", () => {
  const count = (count, catalogue, fallback) => translate({ id: "x", values: { count } }, catalogue, fallback);
  const english = own({ "x#one": "one", "x#other": "{count} of them" });
  assert.deepEqual(
    [0, 1, 2, 1e6].map((n) => count(n, english)),
    ["0 of them", "one", "2 of them", "1000000 of them"],
  );
  const french = own({ "x#one": "{count} élément", "x#other": "{count} éléments" }, "fr");
  assert.deepEqual(
    [0, 1, 2].map((n) => count(n, french)),
    ["0 élément", "1 élément", "2 éléments"],
  );
  const polish = own({ "x#one": "1", "x#few": "{count} few", "x#many": "{count} many" }, "pl");
  assert.deepEqual(
    [1, 2, 5].map((n) => count(n, polish)),
    ["1", "2 few", "5 many"],
  );
  // A missing plural form falls back on `other`, which is better than another language's form.
  assert.equal(count(1, own({ "x#other": "sont {count}" }, "fr"), english), "sont 1");
  assert.equal(count(1, own({}, "fr"), english), "one");
  for (const language of ["", "no such language", undefined, 5, null]) {
    assert.equal(count(1, { language, texts: { "x#other": "{count}" } }), "1");
  }
  for (const odd of ["1", null, ["a"], NaN]) assert.equal(typeof count(odd, english), "string");
});

test("a value is never taken for a text", () => {
  assert.equal(say("{a} {b}", { a: "{b}", b: "{a}" }), "{b} {a}");
  assert.equal(say("{a}", { a: "$& $1 $` {a} {x#one}" }), "$& $1 $<U+0060> {a} {x#one}");
  assert.equal(say("{a}", { a: ["{b}", "`"], b: "no" }), "`{b}`, `<U+0060>`");
});

test("invisible characters are shown as their codes", () => {
  const seen = [
    ["a\nb", "a<U+000A>b"],
    ["\u202eevil", "<U+202E>evil"],
    ["\u200f", "<U+200F>"],
    ["\0", "<U+0000>"],
    ["\u2066x\u2069", "<U+2066>x<U+2069>"],
    ["\ufeff", "<U+FEFF>"],
    ["\u00a0", "<U+00A0>"],
    ["a b", "a b"],
    ["\ud800", "\ufffd"],
    ["ñandú 😀", "ñandú 😀"],
  ];
  for (const [value, text] of seen) {
    assert.equal(say("{a}", { a: value }), text);
    assert.equal(say("{a}", { a: [value] }), `\`${text}\``);
  }
});

test("a value is cut to 80 characters", () => {
  assert.equal(say("{a}!", { a: "x".repeat(80) }), `${"x".repeat(80)}!`);
  assert.equal(say("{a}!", { a: "x".repeat(81) }), `${"x".repeat(80)}…!`);
  assert.equal(say("{a}", { a: "😀".repeat(80) }), "😀".repeat(80));
  assert.equal(say("{a}", { a: `${"😀".repeat(80)}x` }), `${"😀".repeat(80)}…`);
  assert.equal(say("{a}", { a: "\n".repeat(81) }), `${"<U+000A>".repeat(80)}…`);
});

test("a value of 10 MB takes no longer than a short one", () => {
  const most = (value) => {
    const start = performance.now();
    for (let i = 0; i < 100; i++) say("`{a}` `{b}`", { a: value, b: value });
    return performance.now() - start;
  };
  for (const text of ["x", "{a}", "`", "\u202e", "é", "😀"]) {
    const large = text.repeat(10_000_000 / text.length);
    most(large);
    // 100 passes over 20 MB take at least a second.
    assert.ok(most(large) < 200, text);
  }
});

test("a text of 10 MB is read in linear time", () => {
  for (const text of ["{", "{a", "{a}", "}", "{a b}"]) {
    const times = [2_500_000, 10_000_000].map((length) => {
      const catalogue = own({ x: text.repeat(length / text.length) });
      const start = performance.now();
      translate({ id: "x", values: { a: "" } }, catalogue);
      return performance.now() - start;
    });
    assert.ok(times[1] < 10 * times[0] + 1000, `${text}: ${times}`);
  }
});

test("a catalogue that lacks a text falls back, by default to English", () => {
  const explanation = { id: "skip.null-value", values: { attribute: "a", field: "City" } };
  const english = translate(explanation, en);
  assert.equal(english, "`a` is null, so `City` keeps its value");
  assert.equal(translate(explanation, own({}, "fr")), english);
  assert.equal(translate(explanation, own({}, "fr"), es), "`a` es null, así que `City` conserva su valor");
  assert.equal(translate({ id: "rule.decide.timeout", values: {} }, own({}, "fr")), en.texts["rule.decide.timeout"]);
});

test("a text with a placeholder that has no value falls back, and stays as written where the fallback is no better", () => {
  const explanation = { id: "skip.null-value", values: { attribute: "a", field: "City" } };
  const odd = own({ "skip.null-value": "`{attribut}` est nul, donc `{field}` reste" }, "fr");
  assert.equal(translate(explanation, odd), translate(explanation, en));
  assert.equal(translate(explanation, odd, odd), "`{attribut}` est nul, donc `City` reste");
  assert.equal(say("{a} and {b}", { a: "x" }), "x and {b}");
  assert.equal(translate({ id: "x", values: {} }, own({ x: "{a}" }), own({ x: "{b}" })), "{a}");
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) assert.equal(say(`{${name}}`, {}), `{${name}}`);
});

test("braces that name nothing are text", () => {
  for (const text of ["{}", "{", "}", "{{}}", "{a b}", "{ a }", "{1}", "{a", "a}", '{"a": 1}', "{a.b}", "{{b}", "{á}"]) {
    assert.equal(say(`\`{a}\` ${text}`, { a: "x" }), `\`x\` ${text}`);
  }
  assert.equal(say("{{a}}", { a: "x" }), "{x}");
});

test("an id that no catalogue has is its own text", () => {
  for (const id of ["no.such.text", "", "constructor", "__proto__", "toString", "x#one"]) {
    assert.equal(translate({ id, values: {} }, en), id);
    assert.equal(translate({ id, values: { count: 1 } }, own({}), own({})), id);
  }
  assert.equal(translate({ id: `a\u202e${"b".repeat(100)}`, values: {} }, es), `a<U+202E>${"b".repeat(78)}…`);
});

test("frozen and edited catalogues", () => {
  const frozen = Object.freeze(own(Object.freeze({ x: "`{a}`" })));
  for (let i = 0; i < 2; i++) assert.equal(translate({ id: "x", values: Object.freeze({ a: "b" }) }, frozen), "`b`");
  const edited = own({ x: "before {a}" });
  assert.equal(translate({ id: "x", values: { a: "b" } }, edited), "before b");
  edited.texts.x = "after {a}";
  assert.equal(translate({ id: "x", values: { a: "b" } }, edited), "after b");
  delete edited.texts.x;
  assert.equal(translate({ id: "x", values: { a: "b" } }, edited), "x");
});

test("plain data of any kind has a text, and throws nothing", () => {
  const data = [
    undefined,
    null,
    true,
    5,
    NaN,
    "",
    "a",
    [],
    ["a"],
    [null],
    [[["a"]]],
    [{ toString: 1 }],
    {},
    { id: 1 },
    { id: "x" },
    { id: "x", values: null },
    { toString: 1, valueOf: 1 },
    Object.create(null),
    JSON.parse('{"__proto__": {"id": "x"}}'),
    [Object.create(null)],
    { length: 3 },
  ];
  const cyclic = { id: "x", values: {} };
  cyclic.values.a = cyclic;
  let deep = { id: "x", values: {} };
  for (let i = 0; i < 100_000; i++) deep = { id: "x", values: { a: deep } };
  for (const odd of [...data, cyclic, deep]) {
    const texts = [
      translate(odd, en),
      translate({ id: "x", values: odd }, own({ x: "{a} {length}" })),
      say("{a}", { a: odd }),
      say("{a} {count}", { a: [odd], count: odd }),
      translate(cyclic, odd),
      translate(cyclic, en, odd),
      translate({ id: "x", values: { a: 1 } }, own(odd), own(odd)),
      translate({ id: "x", values: { count: 1 } }, own({ x: odd, "x#one": odd, "x#other": odd }), null),
      translate({ id: "x", values: {} }, { language: odd, texts: { x: "a" } }),
    ];
    for (const text of texts) assert.equal(typeof text, "string");
  }
});

/** Plural forms differ between languages; each has `other`. */
const withoutForms = ({ texts }) => {
  const entries = Object.entries(texts).filter(([key]) => !key.includes("#") || key.endsWith("#other"));
  return Object.fromEntries(entries.map(([key, text]) => [key.replace("#other", ""), text]));
};
const placeholders = (text) => [...new Set(text.match(/\{[a-zA-Z][\w-]*\}/g))].sort();

const names = readdirSync(join(dist, "messages"))
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.replace(".js", ""));
const catalogues = [];
for (const name of names) catalogues.push(...Object.values(await import(`marketo-webhook/messages/${name}`)));

test("all languages have the same ids, with the same placeholders", () => {
  const all = (catalogue) => Object.entries(withoutForms(catalogue)).map(([id, text]) => [id, placeholders(text)]);
  for (const catalogue of catalogues)
    assert.deepEqual(Object.fromEntries(all(catalogue)), Object.fromEntries(all(en)), catalogue.language);
  assert.ok(all(en).length > 100);
});

for (const catalogue of catalogues) {
  test(`the plural forms in ${catalogue.language} are those of the language`, () => {
    const forms = new Intl.PluralRules(catalogue.language).resolvedOptions().pluralCategories;
    const texts = withoutForms(catalogue);
    for (const [key, text] of Object.entries(catalogue.texts)) {
      const [id, form = "other"] = key.split("#");
      assert.ok(forms.includes(form), key);
      assert.ok(id in texts, `${key} has no form \`other\``);
      for (const name of placeholders(text)) assert.ok(texts[id].includes(name), `${key} has ${name}, the other form has not`);
      assert.ok(key === id || !(id in catalogue.texts), `${key} is there beside ${id}`);
    }
  });
}

test("every language is an export, with types", () => {
  assert.deepEqual(
    catalogues.map(({ language }) => language),
    names,
  );
  for (const name of names) assert.ok(existsSync(join(dist, "messages", `${name}.d.ts`)));
});

/** The modules of the package that one imports, itself included. */
function modules(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^"'`;]*["']([^"']+)["']/gm);
  for (const [, from] of imports) {
    if (from.startsWith(".")) modules(join(dirname(file), from), found);
  }
  return found;
}

const leadsTo = (file) => [...modules(join(dist, file))].map((file) => relative(dist, file).replaceAll("\\", "/")).sort();

test("no entry for texts leads to the WebAssembly module, nor do the rules", () => {
  assert.ok(leadsTo("entry/node.js").includes("marketo_webhook.js"));
  assert.deepEqual(leadsTo("messages/es.js"), ["messages/es.js", "statements/es.js", "texts/es.js"]);
  assert.deepEqual(leadsTo("messages.js"), [
    "messages.js",
    "messages/en.js",
    "render.js",
    "statements/en.js",
    "text.js",
    "texts/en.js",
  ]);
  assert.deepEqual(leadsTo("rules.js"), ["rule-list.js", "rules.js", "statements/en.js"]);
});
