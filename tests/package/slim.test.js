// The entry that loads nothing itself.
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const bytes = readFileSync(createRequire(import.meta.url).resolve("marketo-webhook/marketo_webhook.wasm"));
const names = [
  "ArgumentError",
  "InternalError",
  "Webhook",
  "assumptions",
  "evaluate",
  "evaluateParts",
  "importLeadFields",
  "init",
  "initSync",
  "listAttributes",
  "ready",
  "redact",
  "rules",
  "standardFields",
  "triggerFires",
];

/** A separate copy of the package: its module is loaded only once. */
async function fresh(name) {
  const entry = createRequire(import.meta.url)
    .resolve("marketo-webhook/package.json")
    .replace("package.json", "dist");
  const copy = fileURLToPath(new URL(`../../output/slim-${name}`, import.meta.url));
  cpSync(entry, copy, { recursive: true });
  return import(pathToFileURL(`${copy}/entry/slim.js`));
}

const works = async ({ evaluate }) => {
  const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };
  assert.equal((await evaluate("trigger", Response.json({ a: "x" }), definition)).updates[0].value, "x");
};

test("it exports what the others do, and how to load the module", async () => {
  const library = await import("marketo-webhook/slim");
  assert.deepEqual(Object.keys(library).sort(), names);
});

test("before the module is there everything that needs it says what to do", async () => {
  const { assumptions, evaluate, listAttributes, rules, standardFields, Webhook, init, initSync } = await fresh("before");
  const message = "the WebAssembly module is not loaded yet: call `init` or `initSync` first";
  assert.throws(() => new Webhook({ responseType: "json" }), { message });
  assert.throws(() => listAttributes("json", "{}"), { message });
  for (const list of [assumptions, rules, standardFields]) assert.ok(list().length > 0);
  await assert.rejects(evaluate("trigger", new Response("{}"), { responseType: "json" }), { message });
  for (const load of [init, initSync]) assert.throws(() => load(), { code: "invalid-argument", path: "source" });
});

for (const [name, source] of [
  ["module", new WebAssembly.Module(bytes)],
  ["bytes", bytes],
]) {
  test(`initSync takes a ${name}`, async () => {
    const library = await fresh(`sync-${name}`);
    library.initSync(source);
    library.initSync(source);
    await library.ready;
    await works(library);
  });

  test(`init takes a ${name}`, async () => {
    const library = await fresh(`async-${name}`);
    const loading = library.init(source);
    assert.equal(library.init(source), loading);
    await works(library); // it waits by itself
    await loading;
  });
}

test("initSync always refuses anything but a module", async () => {
  const library = await fresh("no-module");
  const refuses = () => {
    for (const wrong of [undefined, null, "x", 5, {}, []])
      assert.throws(() => library.initSync(wrong), { code: "invalid-argument", path: "source" });
  };
  refuses();
  assert.throws(() => library.initSync(new Uint8Array(8)), /could not be loaded/);
  library.initSync(bytes);
  refuses();
  await works(library);
});

test("initSync does not come between init and its module", async () => {
  const library = await fresh("both");
  const loading = library.init(bytes);
  assert.throws(() => library.initSync(bytes), {
    message: "the WebAssembly module is being loaded: await what `init` has returned",
  });
  await loading;
  library.initSync(bytes);
  await works(library);
});

test("init takes a response", async () => {
  const library = await fresh("response");
  await library.init(new Response(bytes, { headers: { "content-type": "application/wasm" } }));
  await works(library);
});

test("a module that cannot be loaded is reported by whatever needs it, and can be loaded again", async () => {
  for (const [name, again] of [
    ["async", "init"],
    ["sync", "initSync"],
  ]) {
    const library = await fresh(`broken-${name}`);
    await assert.rejects(library.init(new Uint8Array(8)), /could not be loaded/);
    assert.throws(() => library.listAttributes("json", "{}"), /could not be loaded/);
    await assert.rejects(works(library), /could not be loaded/);
    await assert.rejects(library.ready, /could not be loaded/);
    const loading = library[again](bytes);
    await library.ready;
    await works(library); // it waits by itself
    await loading;
    assert.equal(library.listAttributes("json", '{"a": 1}').length, 1);
  }
});

test("its middleware waits for the module, and says so if nobody loads it", async () => {
  const library = await fresh("middleware");
  const copy = new URL("../../output/slim-middleware/entry/slim-middleware.js", import.meta.url);
  const { withOutcome, toProblem } = await import(copy);
  const { toProblem: other } = await import("marketo-webhook/slim/middleware");
  assert.equal(other.name, toProblem.name);
  const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };
  const heard = [];
  const options = {
    enforce: "problem",
    onError: ({ message }) => heard.push(message),
    onDiagnostics: (all) => heard.push(all.length),
  };
  const handler = withOutcome(
    () => Response.json({ b: 1 }),
    { ...definition, leadFields: [{ name: "City", dataType: "odd" }] },
    options,
  );
  const wrong = withOutcome(() => Response.json({}), {}, options);
  const status = async (of) => (await of(new Request("http://localhost/"))).status;
  assert.equal(await status(handler), 200);
  assert.match(heard.pop(), /call `init` or `initSync` first$/);
  library.init(bytes);
  assert.equal(await status(handler), 502);
  assert.equal(await status(handler), 502);
  assert.deepEqual(heard.splice(0), [1]);
  assert.equal(await status(wrong), 200);
  assert.match(heard.pop(), /responseType/);
});
