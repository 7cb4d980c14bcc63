// The error of a module that cannot be loaded, and what a page does if its module is not where it should be.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { chromium } from "playwright-core";
import sirv from "sirv";

import { consumer, output, outputOf, programs } from "./support.js";

const dist = join(dirname(createRequire(join(consumer, "x.js")).resolve("marketo-webhook/package.json")), "dist");
const folder = programs();
const could = "the WebAssembly module of marketo-webhook could not be loaded: ";

const works = ["none", "", true];

/** A program that prints the error of `ready`, the result of an evaluation, and whether the rules are there. */
writeFileSync(
  join(folder, "unloaded.js"),
  `
import { evaluate, listAttributes, ready, rules } from "marketo-webhook";
const message = (error) => error.message;
const none = () => "none";
export const said = async () => {
  const definition = { responseType: "json" };
  const sync = () => { try { return String(listAttributes("json", "{}")); } catch (error) { return error.message; } };
  const all = [await ready.then(none, message), await evaluate("trigger", { failure: "timeout" }, definition).then(none, message), sync()];
  return [...new Set(all), rules().length > 50];
};`,
);

const bundled = async (contents, options) => {
  const stdin = { contents, resolveDir: folder };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, logLevel: "error", ...options });
  return outputFiles[0].text;
};

test("Node without WebAssembly", async () => {
  const program = 'import { said } from "./unloaded.js"; console.log(JSON.stringify(await said()));';
  const printed = await outputOf(process.execPath, ["--jitless", "--input-type=module", "--eval", program], { cwd: folder });
  assert.deepEqual(JSON.parse(printed), [`${could}Node has no WebAssembly with \`--jitless\`: start it without`, true]);
});

for (const [name, globals, why] of [
  [
    "an edge runtime",
    { EdgeRuntime: "edge-runtime" },
    "the edge runtime compiles no bytes: bundle with the condition `edge-light`, as Next.js does",
  ],
  ["a page", { document: {} }, "the Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src"],
]) {
  test(`${name} that compiles no bytes`, async () => {
    const code = await bundled('import { said } from "./unloaded.js"; said().then(tell);', { format: "iife" });
    const told = await new Promise((tell) => {
      const context = createContext(
        { TextEncoder, TextDecoder, URL, fetch, atob, tell, ...globals },
        { codeGeneration: { wasm: false } },
      );
      runInContext(code, context);
    });
    assert.deepEqual(JSON.parse(JSON.stringify(told)), [could + why, true]);
  });
}

/** The answer of a Worker that was bundled in some way. */
async function inWorker(contents, options, compatibilityDate = "2026-01-01") {
  const script = await bundled(contents, { format: "esm", ...options });
  const miniflare = new Miniflare({ script, modules: true, cf: false, compatibilityDate });
  try {
    return await (await miniflare.dispatchFetch("http://localhost/")).json();
  } finally {
    await miniflare.dispose();
  }
}

const worker = 'import { said } from "./unloaded.js"; export default { fetch: async () => Response.json(await said()) };';

test("a Worker that was bundled for something else", async () => {
  const why = "Cloudflare Workers compile no bytes: bundle with the condition `workerd`, as wrangler does";
  for (const options of [{ platform: "browser" }, { platform: "neutral" }]) {
    assert.deepEqual(await inWorker(worker, options, "2025-01-01"), [could + why, true]);
    // Since June 2025 they compile while they start.
    assert.deepEqual(await inWorker(worker, options), works);
  }
});

test("a Worker whose bundler makes no module of the import", async () => {
  const [message] = await inWorker(worker, { conditions: ["workerd"], loader: { ".wasm": "dataurl" } });
  assert.equal(
    message,
    `${could}the bundler made a value of type string of marketo_webhook_bg.wasm: have it make a compiled module, as wrangler and Next.js do (esbuild: \`--loader:.wasm=copy\`)`,
  );
});

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
});
after(() => browser.close());

/** The result and the requests of a page whose server sends `answer` instead of some files. */
async function inPage(answer, { policy = "", type = "application/wasm" } = {}) {
  const site = output("loading");
  cpSync(dist, join(site, "dist"), { recursive: true });
  cpSync(join(folder, "unloaded.js"), join(site, "unloaded.js"));
  writeFileSync(
    join(site, "unloaded.js"),
    readFileSync(join(folder, "unloaded.js"), "utf8").replace('"marketo-webhook"', '"./dist/entry/browser.js"'),
  );
  writeFileSync(
    join(site, "page.js"),
    'import { said } from "./unloaded.js"; said().then((all) => { globalThis.result = all; });',
  );
  writeFileSync(
    join(site, "index.html"),
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="page.js"></script>`,
  );
  const files = sirv(site, {
    dev: true,
    setHeaders: (response, path) => path.endsWith(".wasm") && response.setHeader("content-type", type),
  });
  const server = createServer((request, response) => answer(request, response) || files(request, response));
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url().replace(/.*\//, "")));
  const warned = [];
  page.on("console", (message) => message.type() === "warning" && warned.push(message.text()));
  try {
    await page.goto(`http://localhost:${server.address().port}/`);
    const said = await (await page.waitForFunction(() => globalThis.result, undefined, { timeout: 20_000 })).jsonValue();
    assert.deepEqual(warned, []);
    return { said, asked };
  } finally {
    await page.close();
    server.close();
  }
}

const html = (response) => response.setHeader("content-type", "text/html").end("<!doctype html><title>x</title>");
const isWasm = ({ url }) => url.endsWith(".wasm");

test("a page loads the module alone, of whatever media type", async () => {
  for (const type of ["application/wasm", "application/octet-stream"]) {
    const { said, asked } = await inPage(() => false, { type });
    assert.deepEqual(said, works);
    assert.equal(asked.filter((file) => file.endsWith(".wasm")).length, 1);
    for (const file of ["rescue.js", "inlined.js", "why.js"]) assert.ok(!asked.includes(file), file);
  }
});

test("a page whose server has another answer loads the module as text", async () => {
  for (const answer of [
    (request, response) => isWasm(request) && html(response),
    (request, response) => isWasm(request) && response.writeHead(404).end(),
    (request) => isWasm(request) && Boolean(request.socket.destroy()),
  ]) {
    const { said, asked } = await inPage(answer);
    assert.deepEqual(said, works);
    assert.ok(asked.includes("second.js"));
  }
});

test("a page that can load neither shows the answer", async () => {
  const { said } = await inPage((request, response) => /\.wasm$|inlined/.test(request.url) && html(response));
  assert.match(
    said[0],
    /could not be loaded: http:\/\/localhost:\d+\/dist\/marketo_webhook_bg\.wasm is no WebAssembly module: status 200, text\/html$/,
  );
  const { said: alone } = await inPage((request, response) => /wasm$|rescue/.test(request.url) && html(response));
  assert.deepEqual(alone, [could.replace(": ", ""), true]);
});

test("a page whose policy forbids it names the policy, and loads no other module", async () => {
  const { said, asked } = await inPage(() => false, { policy: "script-src 'self'" });
  assert.deepEqual(said, [
    `${could}the Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src`,
    true,
  ]);
  assert.ok(!asked.includes("second.js"));
});
