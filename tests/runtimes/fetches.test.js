// Responses of other implementations of `fetch`: undici's, and those of node-fetch, whose bodies are Node streams.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import nodeFetch2, { Response as Response2 } from "node-fetch-2";
import nodeFetch3, { Response as Response3 } from "node-fetch-3";
import { Response as ResponseOfUndici, fetch as undici } from "undici";

import { consumer } from "./support.js";

const { ArgumentError, evaluate, Webhook } = await import(createRequire(`${consumer}/package.json`).resolve("marketo-webhook"));

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };
const BODY = JSON.stringify({ a: "Gent", long: "é".repeat(40_000) });
let server;
let origin;

before(async () => {
  server = createServer((request, response) => {
    switch (request.url) {
      case "/empty":
        return response.writeHead(204).end();
      case "/broken":
        response.writeHead(200, { "Content-Length": 100 }).write("{");
        return setTimeout(() => response.destroy(), 5);
      case "/gzip":
        return response.writeHead(200, { "Content-Type": "application/json" }).end(gzipSync(BODY));
      default:
        return response.writeHead(200, { "Content-Type": "application/json" }).end(BODY);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

for (const [name, fetch, Made, staysReadable] of [
  ["undici", undici, ResponseOfUndici, true],
  ["node-fetch 2", nodeFetch2, Response2, false],
  ["node-fetch 3", nodeFetch3, Response3, false],
  ["Node", globalThis.fetch, Response, true],
]) {
  test(`a response of ${name} is read`, async () => {
    const response = await fetch(`${origin}/`);
    const outcome = await evaluate("trigger", response, definition);
    assert.equal(outcome.updates[0].value, "Gent");
    assert.equal(outcome.webhookIsCalled.response, BODY);
    if (staysReadable) assert.equal(await response.text(), BODY);
    else
      await assert.rejects(
        evaluate("trigger", response, definition),
        (error) => error instanceof ArgumentError && /used/.test(error.message),
      );
  });

  test(`bodies of ${name}: none, broken off, compressed, over the limit, given`, async () => {
    assert.equal((await evaluate("trigger", await fetch(`${origin}/empty`), definition)).error.code, 1001);
    // In node-fetch 2 a body that breaks off never ends: its own `text()` hangs too.
    if (fetch !== nodeFetch2)
      assert.equal((await evaluate("trigger", await fetch(`${origin}/broken`), definition)).error.type, "network");
    assert.equal((await evaluate("trigger", await fetch(`${origin}/gzip`), definition)).updates[0].value, "Gent");
    const { error } = await evaluate("trigger", await fetch(`${origin}/`), definition, { maxBodyBytes: 100 });
    assert.equal(error.rule, "decide.body-limit");
    assert.equal((await evaluate("trigger", new Made('{"a": "Gent"}'), definition)).updates[0].value, "Gent");
    const used = new Made("{}");
    await used.text();
    await assert.rejects(evaluate("trigger", used, definition), { name: "ArgumentError", path: "response" });
  });

  test(`${name} sends for call`, async () => {
    const webhook = new Webhook(definition);
    const outcome = await webhook.call("trigger", `${origin}/`, { fetch: ({ url }) => fetch(url) });
    assert.equal(outcome.updates[0].value, "Gent");
  });
}

test("a response without a stream is read by its arrayBuffer", async () => {
  const like = {
    status: 200,
    statusText: "OK",
    headers: new Map([["content-type", "application/json"]]),
    clone: () => like,
    arrayBuffer: async () => new TextEncoder().encode('{"a": "Gent"}').buffer,
  };
  assert.equal((await evaluate("trigger", like, definition)).updates[0].value, "Gent");
});
