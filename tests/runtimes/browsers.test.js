// Chromium and Firefox: as a plain module, and through builds of vite, webpack and esbuild.
import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { build as esbuild } from "esbuild";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { build as vite } from "vite";
import webpack from "webpack";

import { checkResult, consumer, NAMES, output, programs, report, serve } from "./support.js";

const { CHROMIUM, FIREFOX } = process.env;
assert.ok(CHROMIUM && FIREFOX, "CHROMIUM or FIREFOX is not set: give each the path of that browser");

const folder = programs();
const manifest = createRequire(join(consumer, "x.js")).resolve("marketo-webhook/package.json");
// The policy that the package supports: no inline script, no eval.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const page = (script) =>
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><title>x</title><script type="module" src="${script}"></script>`;

/** The output of each way of building, ready to be served. */
const builds = {
  async plain(to) {
    cpSync(folder, to, { recursive: true });
    cpSync(dirname(manifest), join(to, "marketo-webhook"), { recursive: true });
    // A browser cannot resolve packages itself; an import map would be an inline script, which the policy forbids.
    const main = readFileSync(join(to, "page.js"), "utf8");
    writeFileSync(join(to, "page.js"), main.replace(`"marketo-webhook"`, `"./marketo-webhook/dist/entry/browser.js"`));
    writeFileSync(join(to, "index.html"), page("page.js"));
    writeFileSync(join(to, "empty.html"), "<!doctype html><title>x</title>");
  },
  async vite(to) {
    writeFileSync(join(folder, "index.html"), page("./page.js"));
    await vite({
      root: folder,
      base: "./",
      logLevel: "error",
      configFile: false,
      build: { outDir: to, emptyOutDir: true, target: "es2022" },
    });
  },
  async webpack(to) {
    const stats = await new Promise((resolve, reject) => {
      const options = {
        mode: "production",
        context: folder,
        entry: "./page.js",
        output: { path: to, filename: "page.js", module: true },
        experiments: { outputModule: true, topLevelAwait: true },
      };
      webpack(options, (error, stats) => (error ? reject(error) : resolve(stats)));
    });
    assert.ok(!stats.hasErrors(), stats.toString());
    writeFileSync(join(to, "index.html"), page("page.js"));
  },
  async esbuild(to) {
    await esbuild({
      entryPoints: [join(folder, "slim.js")],
      outdir: to,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      logLevel: "error",
      conditions: ["browser"],
      loader: { ".wasm": "file" },
    });
    writeFileSync(join(to, "index.html"), page("slim.js"));
  },
};

/** Opens a page and waits for its result, or for its error. */
const browsers = {
  Chromium: {
    launch: () => chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] }),
    wait: (page) => page.waitForFunction(() => globalThis.result, undefined, { timeout: 20_000 }),
  },
  Firefox: {
    launch: () => puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true }),
    wait: (page) => page.waitForFunction(() => globalThis.result, { timeout: 20_000 }),
  },
};

const sites = {};
const opened = {};

before(async () => {
  for (const name of Object.keys(builds)) {
    const to = output(`browser-${name}`);
    await builds[name](to);
    sites[name] = await serve(to);
  }
  for (const [name, { launch }] of Object.entries(browsers)) opened[name] = await launch();
});

after(async () => {
  for (const browser of Object.values(opened)) await browser.close();
  for (const site of Object.values(sites)) site.close();
});

for (const [browser, { wait }] of Object.entries(browsers)) {
  for (const name of Object.keys(builds)) {
    test(`${browser}, ${name}`, async (context) => {
      const page = await opened[browser].newPage();
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => ["error", "warning", "warn"].includes(message.type()) && complaints.push(message.text()));
      try {
        await page.goto(`${sites[name].origin}/`);
        await wait(page);
        const result = await page.evaluate(() => globalThis.result);
        checkResult(result, name === "esbuild" ? [...NAMES, "init", "initSync"].sort() : NAMES);
        report(context, result);
      } catch (error) {
        throw new Error(
          `${error.message}; the page says ${JSON.stringify(complaints)}; built ${readdirSync(output(`browser-${name}`))}`,
        );
      } finally {
        await page.close();
      }
    });
  }
}

test("before the module is there, constructing says what to do and evaluating waits", async () => {
  const page = await opened.Chromium.newPage();
  try {
    await page.goto(`${sites.plain.origin}/empty.html`);
    const entry = `${sites.plain.origin}/marketo-webhook/dist/entry/browser.js`;
    const [message, value] = await page.evaluate(async (entry) => {
      const { evaluate, Webhook } = await import(entry);
      const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };
      let message;
      try {
        new Webhook(definition);
      } catch (error) {
        message = error.message;
      }
      return [message, (await evaluate("trigger", new Response('{"a": "x"}'), definition)).updates[0].value];
    }, entry);
    assert.equal(value, "x");
    assert.equal(message, "the WebAssembly module is not loaded yet: `await ready` first");
  } finally {
    await page.close();
  }
});
