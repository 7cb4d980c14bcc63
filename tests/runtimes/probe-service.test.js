// The kit's service over HTTP: its replies, and whether its page is enough to set the kit up. The Marketo stand-in is set up from
// the page alone, in each language.
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { Instance } from "../package/probe-instance.js";
import { drawn, generator } from "../package/probe-set-up.js";
import { consumer } from "./support.js";

// Where imports find the package.
const folder = join(consumer, "probe");
cpSync(fileURLToPath(new URL("../../examples/probe", import.meta.url)), folder, { recursive: true });
const own = (file) => import(pathToFileURL(join(folder, file)));

const { calibrate, probeKit } = await import(pathToFileURL(join(consumer, "node_modules/marketo-webhook/dist/entry/probe.js")));
const { serve } = await own("node.js");
const { default: worker } = await own("worker.js");

const kit = probeKit();
let origin;
let server;

before(async () => {
  const started = await serve({ port: 0 });
  server = started.server;
  origin = started.address.slice(0, -1);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path, headers) => fetch(origin + path, { headers, redirect: "manual" });

/** The server's bytes on the wire. */
function raw(path) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = connect(port, hostname, () =>
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`),
    );
    socket
      .on("data", (chunk) => chunks.push(chunk))
      .on("end", () => resolve(Buffer.concat(chunks)))
      .on("error", reject);
  });
}

test("it answers each experiment byte for byte: status, reason phrase, headers and body", async () => {
  for (const { name, reply } of kit.experiments) {
    const answered = await raw(`/reply/${name}`);
    const [head, ...rest] = answered.toString("latin1").split("\r\n\r\n");
    const [status, ...headers] = head.split("\r\n");
    assert.equal(status, `HTTP/1.1 ${reply.status} ${reply.statusText}`);
    const sent = headers
      .map((header) => header.split(/: (.*)/s).slice(0, 2))
      .filter(([key]) => !["Date", "Connection", "content-length"].includes(key));
    assert.deepEqual(Object.fromEntries(sent), reply.headers);
    assert.equal(Buffer.from(rest.join("\r\n\r\n"), "latin1").toString(), reply.body);
  }
});

test("a name may be quoted and encoded, and an unknown one is not an error that any experiment is about", async () => {
  for (const name of ["%22json-before%22", '"json-before"', "json%2Dbefore"])
    assert.equal((await get(`/reply/${name}`)).status, 200, name);
  for (const name of ["json-other", "{{lead.First Name}}", "%", "json-before/"]) {
    const response = await get(`/reply/${name}`);
    assert.equal(`${response.status} ${response.statusText}`, "421 No Such Experiment");
  }
  assert.equal((await get("/other")).status, 404);
});

test("the Worker answers alike", async () => {
  for (const path of [
    ...kit.experiments.map(({ name }) => `/reply/${name}`),
    "/",
    "/?lang=es",
    "/probe.css",
    "/probe.js",
    "/leads.csv",
    "/other",
  ]) {
    const [one, other] = [await get(path), await worker.fetch(new Request(origin + path))];
    assert.deepEqual([other.status, other.statusText, await other.text()], [one.status, one.statusText, await one.text()]);
    assert.equal(other.headers.get("content-type"), one.headers.get("content-type"));
  }
});

test("the page is in the language that is asked for, and loads nothing but its own", async () => {
  const language = async (path, headers) => /<html lang="(\w+)"/.exec(await (await get(path, headers)).text())[1];
  assert.equal(await language("/", { "accept-language": "de, es-MX;q=0.8" }), "es");
  assert.equal(await language("/", { "accept-language": "fr" }), "en");
  assert.equal(await language("/?lang=en", { "accept-language": "es" }), "en");
  assert.equal(await language("/?lang=xx", {}), "en");
  const response = await get("/");
  assert.match(response.headers.get("content-security-policy"), /^default-src 'none'; script-src 'self'; style-src 'self';/);
  const page = await response.text();
  assert.deepEqual(
    [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address),
    ["/probe.css", "/probe.js", "/?lang=es", "/leads.csv"],
  );
  assert.doesNotMatch(page, / style=|<script>| on\w+=/);
});

test("the page shows a request's content as text", async () => {
  const response = await get("/", { "x-forwarded-host": '"><script>', "x-forwarded-proto": "https" });
  assert.doesNotMatch(await response.text(), /<script>/);
  const proxied = await (await get("/", { "x-forwarded-host": "probe.example", "x-forwarded-proto": "https" })).text();
  assert.match(proxied, /https:\/\/probe\.example\/reply\/\{\{lead\.First Name\}\}/);
});

test("the languages say the same", async () => {
  const { en } = await own("texts/en.js");
  const { es } = await own("texts/es.js");
  assert.deepEqual(Object.keys(es), Object.keys(en));
  const code = (text) => text.match(/`[^`]+`|\{\w+\}/g) ?? [];
  for (const [id, text] of Object.entries(en)) assert.deepEqual(code(es[id]), code(text), id);
});

/** The texts to copy on the page, in the rows of tables and in lists: each with its cells. */
function copiedIn(page) {
  const text = (html) =>
    html.replace(/<button.*?<\/button>|<[^>]+>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  const rows = (html) =>
    [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/g)].map(([, ...cells]) => cells.map(text));
  const [fields, webhooks] = [...page.matchAll(/<section.*?<\/section>/gs)].map(([section]) => section);
  return {
    fields: rows(fields),
    webhooks: webhooks
      .split("<h3>")
      .slice(1)
      .map((html) => ({ pairs: [...html.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, cell]) => text(cell)), mappings: rows(html) })),
  };
}

/** Names of types as the page shows them: the English name in brackets, or alone. */
function typeOf(shown) {
  return (/\((\w+)\)/.exec(shown)?.[1] ?? shown).toLowerCase();
}

for (const language of ["en", "es"]) {
  test(`the page in ${language} and the list of leads are all that is needed`, async () => {
    const random = generator(language.length);
    const page = await (await get(`/?lang=${language}`)).text();
    const { fields, webhooks } = copiedIn(page);
    const [head, ...rows] = (await (await get("/leads.csv")).text())
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    for (let i = 0; i < 20; i += 1) {
      const hidden = drawn(random);
      const instance = new Instance(hidden);
      for (const [name, type] of fields) instance.createField(name, `p${name.slice(1)}`, typeOf(type));
      for (const {
        pairs: [name, , , , responseType],
        mappings,
      } of webhooks)
        instance.createWebhook(name, responseType.toLowerCase(), mappings);
      const observations = [];
      for (const [, firstName, ...values] of rows) {
        const typed = (value, name) =>
          ({ integer: Number, score: Number, boolean: (text) => text === "true" })[instance.fields.get(name).type]?.(value) ??
          value;
        const lead = instance.createLead(
          Object.fromEntries(values.map((value, at) => [head[at + 2], typed(value, head[at + 2])])),
        );
        const {
          pairs: [name, url],
        } = webhooks[firstName.startsWith("xml") ? 1 : 0];
        const send = async () => {
          const response = await fetch(url.replace("{{lead.First Name}}", firstName));
          return { status: response.status, statusText: response.statusText, text: await response.text() };
        };
        const shown = await instance.call(name, firstName === "json-batch" ? "batch" : "trigger", lead, send);
        observations.push({ experiment: firstName, lead: instance.rest(lead), ...shown });
      }
      const { assumptions, findings } = calibrate(kit, observations);
      const { keyCharacters, ...others } = hidden;
      assert.deepEqual(assumptions, keyCharacters === "unicode" ? hidden : others);
      assert.deepEqual(
        findings.filter(({ unexplained }) => unexplained),
        [],
      );
    }
  });
}

test("in a browser each button copies, axe has no findings in either language and theme, and nothing breaks the policy", async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const [language, colorScheme] of [
      ["en", "light"],
      ["es", "dark"],
    ]) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 800 } });
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
      const page = await context.newPage();
      const logged = [];
      page.on("console", (message) => logged.push(message.text())).on("pageerror", (error) => logged.push(error.message));
      await page.goto(`${origin}/?lang=${language}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      const buttons = await page.locator("button").all();
      assert.ok(buttons.length > 30);
      for (const button of buttons.slice(0, 12)) {
        await button.click();
        const text = await button.evaluate((element) => element.previousElementSibling.textContent);
        await page.locator("[role=status]", { hasText: text }).waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
      }
      assert.deepEqual(logged, []);
      // By the debugger, which the policy does not restrict.
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
});
