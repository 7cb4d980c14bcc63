// `Webhook.call` against a real server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { dirname } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateSync, gzipSync } from "node:zlib";

import { Webhook } from "marketo-webhook";

const BODY = '{"score": 12}';
const webhook = new Webhook({
  responseType: "json",
  responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
});

const answers = {
  "/200": (_, response) => response.setHeader("content-type", "application/json").end(BODY),
  "/echo": (request, response) => request.pipe(response),
  "/204": (_, response) => response.writeHead(204).end(),
  "/404": (_, response) => response.writeHead(404, "No Such Lead").end("gone"),
  "/500": (_, response) => response.writeHead(500, { "retry-after": "7" }).end(),
  "/redirect": (_, response) => response.writeHead(302, { location: "/200" }).end(),
  "/gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(BODY)),
  "/gzip-unsaid": (_, response) => response.end(gzipSync(BODY)),
  "/deflate-unsaid": (_, response) => response.end(deflateSync(BODY)),
  "/endless": (_, response) => response.write('{"score": '),
  "/never": () => {},
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write(BODY, () => response.socket.destroy());
  },
  "/large": (_, response) => response.end(" ".repeat(100_000)),
};

let server, odd, origin, oddOrigin;
let served = 0;

const listen = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`)));

before(async () => {
  server = createHttpServer((request, response) => {
    served += 1;
    answers[request.url](request, response);
  });
  // A phrase that Node's own server would not send.
  odd = createTcpServer((socket) => {
    socket.once("data", () => socket.end(`HTTP/1.1 299 It's  complicated!\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`));
    socket.on("error", () => {});
  });
  [origin, oddOrigin] = [await listen(server), await listen(odd)];
});

after(() => {
  server.closeAllConnections();
  server.close();
  odd.close();
});

const call = (path, options) => webhook.call("trigger", `${origin}${path}`, options);
const codes = ({ notes }) => notes.map(({ code }) => code);

test("200 updates the field", async () => {
  const outcome = await call("/200");
  assert.equal(outcome.updates[0].value, 12);
  assert.equal(outcome.webhookIsCalled.response, BODY);
  assert.equal(outcome.webhookIsCalled.errorType, "OK");
});

test("the request is sent as given", async () => {
  for (const [request, options] of [
    [new Request(`${origin}/echo`, { method: "POST", body: BODY }), undefined],
    [new URL(`${origin}/echo`), { method: "POST", body: BODY }],
  ]) {
    assert.equal((await webhook.call("trigger", request, options)).updates[0].value, 12);
  }
});

test("204 is error 1001", async () => {
  const { error } = await call("/204");
  assert.deepEqual([error.type, error.code, error.errorType], ["empty-body", 1001, "No Content"]);
});

test("404 has its reason phrase", async () => {
  const { error, webhookIsCalled } = await call("/404");
  assert.deepEqual([error.code, error.errorType, webhookIsCalled.response], [404, "No Such Lead", "gone"]);
});

test("500 may be tried again", async () => {
  const { error } = await call("/500");
  assert.deepEqual([error.code, error.recovery, error.retryAfterSeconds], [500, "retry", 7]);
});

test("a redirect is followed and noted, or is the error", async () => {
  const followed = await call("/redirect");
  assert.equal(followed.updates[0].value, 12);
  assert.deepEqual(codes(followed), ["redirected", "asynchronous"]);
  const { error } = await call("/redirect", { redirect: "manual" });
  assert.deepEqual([error.type, error.code, error.errorType], ["http-status", 302, "Found"]);
});

test("gzip is decoded", async () => assert.equal((await call("/gzip")).updates[0].value, 12));

test("an odd status and phrase come through", async () => {
  const outcome = await webhook.call("trigger", oddOrigin);
  assert.deepEqual([outcome.status, outcome.webhookIsCalled.errorType], [299, "It's  complicated!"]);
});

for (const path of ["/never", "/endless"]) {
  test(`${path} is a time-out`, async () => {
    const start = performance.now();
    const { error, webhookIsCalled } = await call(path, { timeoutMs: 100 });
    assert.deepEqual([error.type, error.recovery, webhookIsCalled.response], ["timeout", "retry", ""]);
    assert.match(error.message, /after 100 ms/);
    assert.ok(performance.now() - start < 5_000, "it ends long before the default of 30 s");
  });
}

test("a fetch that does not look at the signal is ended too", async () => {
  const { error } = await call("/200", { timeoutMs: 20, fetch: () => new Promise(() => {}) });
  assert.equal(error.type, "timeout");
});

test("Node stays alive until the time-out, and no longer than the call", () => {
  const run = (fetch, timeoutMs) =>
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `
    import { Webhook } from "marketo-webhook";
    const webhook = new Webhook({ responseType: "json" });
    const outcome = await webhook.call("trigger", "http://localhost/", { fetch: ${fetch}, timeoutMs: ${timeoutMs} });
    console.log(outcome.error?.type ?? outcome.kind);
  `,
      ],
      { cwd: dirname(fileURLToPath(import.meta.url)), encoding: "utf8", timeout: 20_000 },
    );
  assert.equal(run("() => new Promise(() => {})", 50), "timeout\n");
  assert.equal(run("async () => new Response('{}')", 2_000_000_000), "field-updates\n");
});

test("a connection that is refused or cut is a network failure", async () => {
  const unused = createTcpServer();
  const refused = await listen(unused);
  await new Promise((resolve) => unused.close(resolve));
  const { error } = await webhook.call("trigger", refused);
  assert.equal(error.type, "network");
  assert.match(error.message, /ECONNREFUSED/);
  assert.equal((await call("/cut")).error.type, "network");
});

test("the caller's own signal rejects with its reason", async () => {
  await assert.rejects(call("/200", { signal: AbortSignal.abort(), fetch: assert.fail }), { name: "AbortError" });
  const reason = new Error("enough");
  for (const path of ["/never", "/endless"]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(call(path, { signal: controller.signal }), reason);
  }
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(webhook.call("trigger", new Request(`${origin}/never`, { signal: controller.signal })), reason);
});

test("campaigns that cannot call webhooks send nothing", async () => {
  const before = served;
  for (const campaign of ["batch", "executable"]) {
    const outcome = await webhook.call(campaign, `${origin}/200`);
    assert.equal(outcome.error.type, `${campaign}-campaign`);
    assert.deepEqual([outcome.status, outcome.webhookIsCalled.response, outcome.webhookIsCalled.errorType], [null, "", null]);
  }
  assert.equal(served, before);
});

test("a body over maxBodyBytes is an outcome that says so, and no more of it is kept", async () => {
  const { status, error, webhookIsCalled } = await call("/large", { maxBodyBytes: 1_000 });
  assert.deepEqual([status, error.type, error.rule, error.recovery], [200, "unreadable-body", "decide.body-limit", "service"]);
  assert.match(error.message, /larger than 1000 bytes/);
  assert.equal(webhookIsCalled.response, " ".repeat(1_000));
});

test("a body that is compressed and not said to be is decompressed", async () => {
  for (const path of ["/gzip-unsaid", "/deflate-unsaid"]) {
    const outcome = await call(path);
    assert.equal(outcome.updates[0].value, 12);
    assert.equal(outcome.webhookIsCalled.response, BODY);
    assert.ok(outcome.rules.includes("decide.content-encoding"), path);
  }
});

for (const [path, message, ...wrong] of [
  ["campaignType", /expected one of/, "smart", "http://localhost/"],
  ["request", /expected a request that can be sent/, "trigger", "no url"],
  ["request", /expected a request that can be sent/, "trigger", "http://localhost/", { method: "GET", body: "x" }],
  ["options", /expected an object, found `1`/, "trigger", "http://localhost/", 1],
  [
    "options.timeoutMs",
    /expected a whole number from 1 to 2147483647, found `0`/,
    "trigger",
    "http://localhost/",
    { timeoutMs: 0 },
  ],
  ["options.fetch", /expected a function, found null/, "trigger", "http://localhost/", { fetch: null }],
  ["options.maxBodyBytes", /expected a whole number/, "trigger", "http://localhost/", { maxBodyBytes: -1 }],
  ["options.signal", /expected an AbortSignal, found `5`/, "trigger", "http://localhost/", { signal: 5 }],
  [
    "options.fetch",
    /expected a function that gives a Response, found an object/,
    "trigger",
    "http://localhost/",
    { fetch: async () => ({ status: 200 }) },
  ],
  [
    "options.fetch",
    /expected a function that gives a Response, found undefined/,
    "trigger",
    "http://localhost/",
    { fetch: () => undefined },
  ],
]) {
  test(`a call is refused at ${path}: ${message}`, () =>
    assert.rejects(webhook.call(...wrong), { code: "invalid-argument", name: "ArgumentError", path, message }));
}

test("a freed webhook sends nothing", async () => {
  const freed = new Webhook({ responseType: "none" });
  freed.free();
  const before = served;
  await assert.rejects(freed.call("trigger", `${origin}/200`), /was freed/);
  assert.equal(served, before);
});
