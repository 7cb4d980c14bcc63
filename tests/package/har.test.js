// HTTP archives as Chrome and Firefox export them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Webhook } from "marketo-webhook";
import { parseHar } from "marketo-webhook/http";

const STARTED = "2026-11-26T17:47:23.123Z";
const har = (...entries) => ({
  log: { version: "1.2", creator: { name: "WebInspector", version: "537.36" }, pages: [], entries },
});
/** An entry as Chrome writes it. */
const entry = (url, response) => ({
  _initiator: { type: "other" },
  _priority: "VeryHigh",
  _resourceType: "fetch",
  cache: {},
  connection: "443",
  request: {
    method: "POST",
    url,
    httpVersion: "h2",
    headers: [{ name: ":method", value: "POST" }],
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: 2,
    postData: { mimeType: "application/json", text: "{}" },
  },
  response: {
    statusText: "",
    httpVersion: "h2",
    headers: [{ name: "content-type", value: "application/json" }],
    cookies: [],
    content: { size: 0, mimeType: "application/json" },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
    _transferSize: 120,
    _error: null,
    ...response,
  },
  serverIPAddress: "192.0.2.1",
  startedDateTime: STARTED,
  time: 12.3,
  timings: {},
});
const URL_A = "https://service.example/a";
const parts = (given) => parseHar(given).map(({ parts }) => parts);
const bodyOf = (content) => parts(entry(URL_A, { status: 200, content }))[0].body;

test("a HAR of Chrome", () => {
  const given = har(
    entry(URL_A, {
      status: 200,
      headers: [
        { name: ":status", value: "200" },
        { name: "Content-Type", value: "application/json" },
        { name: "content-encoding", value: "br" },
      ],
      content: { size: 12, compression: -4, mimeType: "application/json", text: '{"score": 1}' },
    }),
    entry("https://service.example/blocked", {
      status: 0,
      headers: [],
      content: { size: 0, mimeType: "x-unknown" },
      _error: "net::ERR_BLOCKED_BY_CLIENT",
    }),
    entry("https://service.example/b", {
      status: 404,
      statusText: "Not Found",
      httpVersion: "http/1.1",
      content: { size: 0, mimeType: "text/plain" },
    }),
  );
  const expected = [
    {
      parts: {
        status: 200,
        statusText: "",
        headers: [
          ["Content-Type", "application/json"],
          ["content-encoding", "br"],
        ],
        body: '{"score": 1}',
        redirected: false,
      },
      url: URL_A,
      startedDateTime: STARTED,
    },
    {
      parts: {
        status: 404,
        statusText: "Not Found",
        headers: [["content-type", "application/json"]],
        body: "",
        redirected: false,
      },
      url: "https://service.example/b",
      startedDateTime: STARTED,
    },
  ];
  assert.deepEqual(parseHar(given), expected);
  assert.deepEqual(parseHar(JSON.stringify(given)), expected);
  assert.deepEqual(parseHar(`\ufeff${JSON.stringify(given, null, 2)}\n`), expected);
  assert.deepEqual(parseHar(given.log.entries[2]), expected.slice(1));
  assert.deepEqual(parseHar(given.log.entries[1]), []);
  const webhook = new Webhook({
    responseType: "json",
    responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
  });
  assert.equal(webhook.evaluateParts("trigger", expected[0].parts).updates[0].value, 1);
});

test("a HAR of Firefox", () => {
  const given = {
    log: {
      version: "1.2",
      creator: { name: "Firefox", version: "153.7" },
      browser: { name: "Firefox", version: "153.7" },
      pages: [],
      entries: [
        {
          startedDateTime: "2026-11-26T18:47:23.123+01:00",
          request: { bodySize: 0, method: "GET", url: URL_A, httpVersion: "HTTP/2", headers: [] },
          response: {
            status: 200,
            statusText: "OK",
            httpVersion: "HTTP/2",
            headers: [
              { name: "content-type", value: "application/json; charset=iso-8859-1" },
              { name: "X-Firefox-Spdy", value: "h2" },
            ],
            cookies: [],
            content: {
              mimeType: "application/json; charset=iso-8859-1",
              size: 19,
              encoding: "base64",
              text: Buffer.from('{"city": "Málaga"}', "latin1").toString("base64"),
            },
            redirectURL: "",
            headersSize: 120,
            bodySize: 139,
          },
          cache: {},
          timings: {},
          time: 5,
        },
        {
          startedDateTime: "2026-11-26T18:47:24.123+01:00",
          request: { method: "GET", url: "https://tracker.example/", httpVersion: "", headers: [] },
          response: {
            status: 0,
            statusText: "",
            httpVersion: "",
            headers: [],
            cookies: [],
            content: { mimeType: "text/plain", size: 0, text: "" },
            redirectURL: "",
            headersSize: -1,
            bodySize: -1,
          },
          cache: {},
        },
        {
          startedDateTime: "2026-11-26T18:47:25.123+01:00",
          request: { method: "GET", url: "https://service.example/c", headers: [] },
          response: {
            status: 200,
            statusText: "OK",
            headers: [],
            content: { mimeType: "application/json", size: 500, comment: "Response bodies are not included." },
            redirectURL: "",
          },
        },
      ],
    },
  };
  const [first, second, ...more] = parseHar(given);
  assert.deepEqual(more, []);
  assert.equal(first.startedDateTime, "2026-11-26T18:47:23.123+01:00");
  assert.ok(first.parts.body instanceof Uint8Array);
  const webhook = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "city", marketoField: "City" }] });
  assert.equal(webhook.evaluateParts("trigger", first.parts).updates[0].value, "Málaga");
  assert.equal(second.parts.body, null); // not kept
});

test("bodies", () => {
  assert.equal(bodyOf({ size: 1, text: "x" }), "x");
  assert.equal(bodyOf({ size: 0, text: "" }), "");
  assert.equal(bodyOf({ size: 0 }), "");
  for (const unknown of [{ size: 5 }, {}, undefined, null, { size: 5, text: 7 }]) assert.equal(bodyOf(unknown), null);
  assert.deepEqual(bodyOf({ text: "", encoding: "base64" }), new Uint8Array());
  assert.deepEqual(bodyOf({ text: "AP8N\nCg==", encoding: "base64" }), new Uint8Array([0, 255, 13, 10]));
  assert.equal(bodyOf({ text: "no base64!", encoding: "base64" }), "no base64!");
  assert.equal(bodyOf({ text: "eA==", encoding: "utf-8" }), "eA==");
});

test("an entry that an earlier one redirects to is redirected", () => {
  const given = har(
    entry(URL_A, { status: 302, redirectURL: "/b?x#y" }),
    entry("https://service.example/b?x#y", { status: 301, redirectURL: "https://other.example/" }),
    entry("https://other.example/", { status: 200 }),
    entry("https://other.example/", { status: 200 }),
    entry(URL_A, { status: 302, redirectURL: "http://[" }),
    entry(URL_A, { status: 200, redirectURL: "/d" }),
    entry("https://service.example/d", { status: 200 }),
  );
  assert.deepEqual(
    parts(given).map(({ redirected }) => redirected),
    [false, true, true, false, false, false, false],
  );
});

test("odd members are left out, or ignored", () => {
  assert.deepEqual(parseHar(har()), []);
  assert.deepEqual(
    parseHar(
      har(
        null,
        5,
        "x",
        {},
        [],
        { response: null },
        { response: {} },
        { response: { status: "200" } },
        { response: { status: 99 } },
        { response: { status: 1000 } },
        { response: { status: 200.5 } },
      ),
    ),
    [],
  );
  const bare = {
    parts: { status: 200, statusText: "", headers: [], body: null, redirected: false },
    url: "",
    startedDateTime: null,
  };
  assert.deepEqual(
    parseHar(
      har(
        { response: { status: 200 } },
        { request: 5, response: { status: 200, statusText: 5, headers: "x", content: "x" }, startedDateTime: 5 },
      ),
    ),
    [bare, bare],
  );
  assert.deepEqual(
    parts({
      response: { status: 200, headers: [null, {}, { name: "a" }, { name: "a", value: 5 }, { name: "b", value: "c" }] },
    })[0].headers,
    [["b", "c"]],
  );
  assert.deepEqual(parseHar({ request: { url: URL_A } }), []);
});

test("anything but a HAR is refused", () => {
  for (const [wrong, message] of [
    ["", /^expected a HAR, which is JSON, found `` \(.+\), at `har`$/],
    ["HTTP/1.1 200 OK", /which is JSON, found `HTTP\/1\.1 200 OK`/],
    ["{", /which is JSON/],
    ...["5", "null", "[]", "{}", '{"log": {}}', '{"log": {"entries": {}}}', {}, [], { response: 5 }].map((no) => [
      no,
      /^expected a HAR, which has `log\.entries`, or an entry of one, .*, at `har`$/,
    ]),
    ...[undefined, null, 5, true].map((no) => [no, /^expected a string or an object, found /]),
  ]) {
    assert.throws(() => parseHar(wrong), { name: "ArgumentError", code: "invalid-argument", path: "har", message });
  }
});

test("any changed HAR has responses or an ArgumentError", () => {
  let seed = 20261126;
  const random = (below) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % below;
  const text = JSON.stringify(
    har(
      entry(URL_A, { status: 302, redirectURL: "/b" }),
      entry("https://service.example/b", { status: 200, content: { text: "eA==", encoding: "base64" } }),
    ),
  );
  const pieces = ["null", "0", '"x"', "[]", "{}", '"', ",", "{", "}", ""];
  let responses = 0;
  for (let i = 0; i < 20_000; i++) {
    const values = [...text.matchAll(/(?<=":)(?:"[^"]*"|\d+|\[\]|\{\})/g)];
    const {
      index,
      0: { length },
    } = random(4) === 0 ? { index: random(text.length), 0: "x" } : values[random(values.length)];
    try {
      responses += parseHar(text.slice(0, index) + pieces[random(pieces.length)] + text.slice(index + length)).length;
    } catch (error) {
      assert.equal(error.path, "har", error.stack);
    }
  }
  assert.ok(responses > 10_000, `${responses}`);
});

test("10 MB in base64 and 100,000 entries are read", () => {
  const bytes = Buffer.alloc(10_000_000, "abc");
  assert.equal(Buffer.compare(Buffer.from(bodyOf({ text: bytes.toString("base64"), encoding: "base64" })), bytes), 0);
  assert.equal(
    parseHar(
      har(...Array.from({ length: 100_000 }, (_, i) => entry(`${URL_A}/${i}`, { status: 302, redirectURL: `${i + 1}` }))),
    ).filter(({ parts }) => parts.redirected).length,
    99_999,
  );
});
