// The packed package in Chromium, through its `browser` condition, with an import map and no bundler: the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";
import sirv from "sirv";

const { CHROMIUM, CONSUMER } = process.env;
assert.ok(CHROMIUM, "CHROMIUM is not set: give it the path of a Chromium");
assert.ok(CONSUMER, "CONSUMER is not set: give it the folder of the project that has the packed package");
const { cases, parts, withoutMessages } = await import(`${CONSUMER}/tests/js/support.js`);

const folder = "/node_modules/marketo-webhook/";
const manifest = JSON.parse(readFileSync(`${CONSUMER}${folder}package.json`, "utf8"));
const conditions = manifest.exports["."];
const map = { imports: { "marketo-webhook": new URL(conditions.browser, `http://x${folder}`).pathname } };
const html = `<!doctype html><title>x</title><script type="importmap">${JSON.stringify(map)}</script>`;

let browser, page, server;

before(async () => {
  const files = sirv(CONSUMER, { dev: true });
  server = createServer((request, response) => {
    if (request.url === "/") response.setHeader("content-type", "text/html").end(html);
    else files(request, response);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
  page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("constructing before the module is there says what to do", async () => {
  const message = await page.evaluate(async () => {
    const { Webhook } = await import("marketo-webhook");
    try {
      new Webhook({ responseType: "json" });
    } catch (error) {
      return error.message;
    }
  });
  assert.equal(message, "the WebAssembly module is not loaded yet: `await ready` first");
});

test("evaluate waits for the module by itself, and reads a Response", async () => {
  const value = await page.evaluate(async () => {
    const { evaluate } = await import("marketo-webhook");
    const responseMappings = [{ responseAttribute: "a", marketoField: "City" }];
    return (await evaluate("trigger", new Response('{"a": "x"}'), { responseType: "json", responseMappings })).updates[0].value;
  });
  assert.equal(value, "x");
});

test("every case has the expected outcome", async () => {
  const all = cases().filter(({ input }) => input.reply && !input.trigger && parts(input.reply) !== undefined);
  const inputs = all.map(({ input }) => {
    const { body, ...reply } = parts(input.reply);
    return { ...input, reply, body: body instanceof Uint8Array ? { bytes: [...body] } : { given: body } };
  });
  const outcomes = await page.evaluate(async (inputs) => {
    const { ready, Webhook } = await import("marketo-webhook");
    await ready;
    return inputs.map(({ campaignType, definition, reply, body }) => {
      const given = body.bytes ? new Uint8Array(body.bytes) : body.given;
      const all = given === undefined ? reply : { ...reply, body: given };
      const webhook = new Webhook(definition);
      try {
        return webhook.evaluateParts(campaignType, all);
      } finally {
        webhook.free();
      }
    });
  }, inputs);
  assert.ok(outcomes.length > 0, "no cases");
  outcomes.forEach((outcome, i) => assert.deepEqual(withoutMessages(outcome), all[i].expected, all[i].file));
});

test("the condition `default` is that of browsers", () => assert.equal(conditions.default, conditions.browser));
