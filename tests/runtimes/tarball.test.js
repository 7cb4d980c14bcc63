// The published package: its contents, its manifest and its types, as tools and compilers see them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { bundled } from "./bundled.js";
import { consumer, outputOf, packages } from "./support.js";

const folder = dirname(createRequire(join(consumer, "x.js")).resolve("marketo-webhook/package.json"));
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const languages = readdirSync(new URL("../../languages", import.meta.url)).map((name) => name.replace(".json", ""));
const tarball = join(
  consumer,
  readdirSync(consumer).find((file) => file.endsWith(".tgz")),
);

test("the tarball holds what is needed and nothing else", (context) => {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
  assert.deepEqual(
    files,
    [
      "CHANGELOG.md",
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "dist/api.js",
      "dist/body.js",
      "dist/bytes.js",
      "dist/calls.d.ts",
      "dist/curl-command.js",
      "dist/errors.js",
      "dist/har.js",
      "dist/http-body.js",
      "dist/http-head.js",
      "dist/http-message.js",
      "dist/http-source.js",
      "dist/http.d.ts",
      "dist/http.js",
      ...[
        "arguments",
        "attributes",
        "call-error",
        "commands",
        "definition",
        "evaluate",
        "fields",
        "files",
        "glob",
        "help",
        "inputs",
        "language",
        "main",
        "nearest",
        "outcome",
        "printer",
        "probe",
        "probe-kit",
        "probe-observations",
        "probe-read",
        "probe-serve",
        "rules",
        "run",
        "visible",
      ].map((name) => `dist/cli/${name}.js`),
      ...languages.map((tag) => `dist/cli/texts/${tag}.js`),
      "dist/entry/browser.js",
      "dist/entry/edge-light.js",
      "dist/entry/middleware.js",
      "dist/entry/node.js",
      "dist/entry/probe.js",
      "dist/entry/slim-middleware.js",
      "dist/entry/slim.js",
      "dist/entry/workerd.js",
      "dist/load/browser.js",
      "dist/load/edge-light.js",
      "dist/load/node.js",
      "dist/load/now.js",
      "dist/load/slim.js",
      "dist/load/workerd.js",
      "dist/compiled.js",
      "dist/inlined.js",
      "dist/inlined/first.js",
      "dist/inlined/second.js",
      "dist/instantiate.js",
      "dist/rescue.js",
      "dist/why.js",
      "dist/without-module.js",
      "dist/index.d.ts",
      "dist/lead-fields.d.ts",
      "dist/lead-fields.js",
      "dist/definition.js",
      "dist/given.js",
      "dist/listing.js",
      "dist/trigger.js",
      "dist/light-response.js",
      "dist/marketo_webhook.js",
      "dist/marketo_webhook_bg.wasm",
      "dist/messages.d.ts",
      "dist/messages.js",
      "dist/module.d.ts",
      "dist/middleware-options.js",
      "dist/middleware.d.ts",
      "dist/middleware.js",
      "dist/outcome.js",
      "dist/probe.d.ts",
      "dist/probe.js",
      "dist/problem.js",
      "dist/render.js",
      "dist/redact.js",
      "dist/reply.js",
      "dist/response.js",
      "dist/rule-list.js",
      "dist/rules.d.ts",
      "dist/rules.js",
      "dist/send.js",
      "dist/slim.d.ts",
      "dist/standard-field-list.js",
      "dist/tags.js",
      "dist/text-ids.js",
      "dist/text.js",
      "dist/turns.js",
      "dist/validate.js",
      "dist/wasm.js",
      "dist/web.d.ts",
      ...["check", "evidence", "experiments", "fields", "kit", "lead", "possibilities", "predict", "read", "trust"].map(
        (file) => `dist/probe/${file}.js`,
      ),
      ...["assets", "leads", "node", "page", "service", "texts/en", "texts/es"].map((file) => `dist/cli/service/${file}.js`),
      "definition.schema.json",
      "docs/behaviour.md",
      "docs/probe.md",
      "docs/recipes.md",
      ...["ci", "express", "fastify", "react", "report", "rest-api", "vitest", "worker"].map((name) => `docs/recipes/${name}.md`),
      "docs/reglas.md",
      "package.json",
      ...languages.flatMap((tag) =>
        ["messages/*.d.ts", "messages/*.js", "statements/*.js", "texts/*.js"].map((file) => `dist/${file.replace("*", tag)}`),
      ),
    ].sort(),
  );
  for (const file of files) context.diagnostic(`${String(statSync(join(folder, file)).size).padStart(7)} ${file}`);
  context.diagnostic(`${statSync(tarball).size} bytes packed`);
});

/** In bytes, with brotli 11; benches/tried.md says what they are used for. Raise one with the reason in the changelog. */
const BUDGET = { wasm: 116 * 1024, withRules: 30 * 1024 };
const HTTP_BUDGET = 5 * 1024;

/** A program bundled for browsers, all of which loads at once. */
async function whole(program) {
  const { more, ...loaded } = await bundled(program);
  assert.deepEqual(more, []);
  return loaded;
}

test("the module and its JavaScript, minified, are within their budgets", async (context) => {
  const script = async (names) => brotliCompressSync((await whole(`export { ${names} } from "marketo-webhook";`)).bytes).length;
  const size = {
    wasm: brotliCompressSync(readFileSync(join(folder, "dist/marketo_webhook_bg.wasm"))).length,
    withRules: await script("evaluate, rules"),
  };
  for (const [name, budget] of Object.entries(BUDGET)) {
    context.diagnostic(`${name}: ${size[name]} of ${budget} bytes`);
    assert.ok(size[name] <= budget, `${name} has ${size[name]} bytes, more than ${budget}`);
  }
});

test("a bundle has the texts that it needs", async () => {
  const evaluate = await whole('import { evaluate } from "marketo-webhook"; console.log(evaluate);');
  assert.deepEqual(
    evaluate.files.filter((file) => /texts|statements|messages|rule|field/.test(file)),
    ["texts/en.js"],
  );
  const rules = await whole('import { rules } from "marketo-webhook"; console.log(rules());');
  for (const file of ["statements/en.js", "rule-list.js", "rules.js"]) assert.ok(rules.files.includes(file), file);
  const translate = await whole(
    'import { translate } from "marketo-webhook/messages"; import { es } from "marketo-webhook/messages/es"; console.log(translate({ id: "a", values: {} }, es));',
  );
  assert.ok(translate.files.includes("texts/es.js"));
  for (const file of translate.files) assert.doesNotMatch(file, /marketo_webhook|wasm|entry/);
});

test("a bundle with the parsers has only the parts that it uses", async (context) => {
  const all = await whole('export * from "marketo-webhook/http";');
  const size = brotliCompressSync(all.bytes).length;
  context.diagnostic(`http: ${size} of ${HTTP_BUDGET} bytes`);
  assert.ok(size <= HTTP_BUDGET, `http has ${size} bytes, more than ${HTTP_BUDGET}`);
  const own = [
    "curl-command.js",
    "errors.js",
    "har.js",
    "http-body.js",
    "http-head.js",
    "http-message.js",
    "http-source.js",
    "http.js",
    "tags.js",
    "text.js",
    "validate.js",
  ];
  for (const file of all.files) assert.ok(own.includes(file) || file === "<stdin>", file);
  const har = await whole('import { parseHar } from "marketo-webhook/http"; console.log(parseHar);');
  assert.deepEqual(
    har.files.filter((file) => /^(http|curl)/.test(file)),
    [],
  );
});

test("every condition leads to a file, in the order in which the first match wins", () => {
  const conditions = manifest.exports["."];
  assert.deepEqual(Object.keys(conditions), ["types", "workerd", "edge-light", "browser", "default"]);
  for (const [condition, file] of Object.entries(manifest.imports["#load"])) {
    assert.equal(file, conditions[condition].replace("entry", "load"));
    assert.ok(statSync(join(folder, file)).isFile(), file);
  }
  for (const target of Object.values(manifest.exports)) {
    // `?module` asks Vercel's bundlers for a compiled module.
    const paths = (typeof target === "string" ? [target] : Object.values(target)).map((path) => path.replace("?module", ""));
    const files = paths.flatMap((path) => languages.map((tag) => path.replace("*", tag)));
    for (const file of files) assert.ok(statSync(join(folder, file)).isFile(), file);
  }
});

test("publint has no findings but that a query is no file", async () => {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
  // Turbopack looks up the whole request among the exports, and wants the query in the result.
  const query =
    'pkg.exports["./marketo_webhook.wasm?module"].default is ./dist/marketo_webhook_bg.wasm?module but the file does not exist.';
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [query],
  );
});

test("attw has no findings", async () => {
  const attw = join(packages, "@arethetypeswrong/cli/dist/index.js");
  // It exits with 1 if it finds anything; check also that it looked at all entries.
  const catalogues = languages.map((tag) => `./messages/${tag}`);
  const said = await outputOf(process.execPath, [
    attw,
    tarball,
    "--profile",
    "esm-only",
    "--exclude-entrypoints",
    "./marketo_webhook.wasm",
    "./marketo_webhook.wasm?module",
    "./definition.schema.json",
    "--include-entrypoints",
    ...catalogues,
    "--no-emoji",
    "--no-color",
  ]);
  for (const entry of [
    "marketo-webhook",
    "marketo-webhook/http",
    "marketo-webhook/messages",
    "marketo-webhook/middleware",
    "marketo-webhook/probe",
    "marketo-webhook/slim",
    "marketo-webhook/slim/middleware",
    ...languages.map((tag) => `marketo-webhook/messages/${tag}`),
  ])
    assert.ok(said.includes(`"${entry}"`), said);
});
