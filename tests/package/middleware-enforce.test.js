// Which replies are replaced because Marketo would not use them, and which are not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";

import { toProblem, withOutcome } from "marketo-webhook/middleware";
import { definition, good, listener, request, streamOf, turns } from "./middleware-support.js";

const enforced = (reply, options) =>
  withOutcome(reply, definition, { enforce: "problem", onError: assert.fail, ...options })(request);

for (const [what, reply, type] of [
  ["an empty body", () => new Response(null, { status: 204 }), "empty-body"],
  ["an empty text", () => new Response(""), "empty-body"],
  ["a broken body", () => new Response("{"), "unreadable-body"],
  ["a broken body that comes late", () => new Response(streamOf(["{", "x"]).body), "unreadable-body"],
  ["a body without what is mapped", () => Response.json({}), "no-field-changes"],
  [
    "a compressed body without what is mapped",
    () => new Response(gzipSync("{}"), { headers: { "content-encoding": "gzip" } }),
    "no-field-changes",
  ],
]) {
  test(`${what} goes out as a problem`, async () => {
    const { onOutcome, heard } = listener();
    const sent = await enforced(reply, { onOutcome });
    assert.equal(sent.status, 502);
    assert.equal(sent.headers.get("content-type"), "application/problem+json");
    const problem = await sent.json();
    assert.equal(problem.type, `urn:marketo-webhook:${type}`);
    assert.equal(problem.status, 502);
    const [outcome] = await heard;
    assert.deepEqual(problem.outcome, JSON.parse(JSON.stringify(outcome)));
    assert.deepEqual(problem, JSON.parse(JSON.stringify(toProblem(outcome))));
  });
}

for (const [status, headers] of [
  [301, { location: "/" }],
  [302, { location: "/" }],
  [304, { etag: '"a"' }],
  [401, { "www-authenticate": "Basic" }],
  [404, {}],
  [422, {}],
  [429, { "retry-after": "5" }],
  [500, {}],
  [503, {}],
]) {
  test(`a status of ${status} says what it is, and goes out`, async () => {
    const body = status === 304 ? null : "why";
    const { onOutcome, heard } = listener();
    const sent = await enforced(() => new Response(body, { status, headers }), { onOutcome });
    assert.equal(sent.status, status);
    for (const [name, value] of Object.entries(headers)) assert.equal(sent.headers.get(name), value);
    assert.equal(await sent.text(), body ?? "");
    assert.equal((await heard)[0].error.code, status);
  });
}

test("a good reply goes out, compressed or not, and so does one to a webhook without mappings", async () => {
  const text = '{"score": 12}';
  assert.equal(await (await enforced(() => new Response(text))).text(), text);
  assert.equal(await (await enforced(() => new Response(streamOf(['{"score', '": 12}']).body))).text(), text);
  for (const [coding, bytes] of [
    ["gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
  ]) {
    const sent = await enforced(() => new Response(bytes, { headers: { "content-encoding": coding } }));
    assert.deepEqual([sent.status, sent.headers.get("content-encoding")], [200, coding]);
    assert.deepEqual(Buffer.from(await sent.arrayBuffer()), bytes);
  }
  for (const none of [{ responseType: "none" }, { responseType: "json" }]) {
    assert.equal((await withOutcome(good, none, { enforce: "problem", onDiagnostics() {} })(request)).status, 200);
  }
});

test("a reply of a campaign that calls no webhooks is not to blame for it", async () => {
  assert.equal((await enforced(good, { campaignType: "batch" })).status, 200);
});

test("a problem has all headers but those of the body", async () => {
  const body = {
    "content-type": "text/html",
    "content-length": "1",
    "content-encoding": "identity",
    "content-language": "nl",
    etag: '"a"',
    "last-modified": "x",
    "content-range": "bytes 0-0/1",
  };
  const own = {
    "access-control-allow-origin": "*",
    vary: "Origin",
    "retry-after": "3",
    "x-request-id": "1",
    "cache-control": "no-store",
  };
  const cookies = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ];
  const headers = [...Object.entries(body), ...Object.entries(own), ...cookies];
  const sent = await enforced(() => new Response("{", { headers }));
  const expected = [...Object.entries({ ...own, "content-type": "application/problem+json" }), ...cookies];
  assert.deepEqual([...sent.headers].sort(), expected.sort());
});

test("a function decides itself", async () => {
  const seen = [];
  const when = (answer) => (outcome, of) => (seen.push(outcome.status, of), answer);
  assert.equal((await enforced(() => new Response("{"), { enforce: when(false) })).status, 200);
  const sent = await enforced(good, { enforce: when(true) });
  assert.equal(sent.status, 502);
  const problem = await sent.json();
  assert.deepEqual([problem.type, problem.status, problem.outcome.updates[0].value], ["about:blank", 502, 12]);
  assert.deepEqual(seen, [200, request, 200, request]);
  for (const [enforce, expected] of [
    [async () => true, /true or false/],
    [
      () => {
        throw new Error("of enforce");
      },
      /of enforce/,
    ],
  ]) {
    const heard = [];
    const reply = await enforced(good, { enforce, onError: ({ message }) => heard.push(message) });
    assert.deepEqual(await reply.json(), { score: 12 });
    assert.match(heard.join(), expected);
  }
});

test("a reply that would be ignored is replaced whatever becomes of onOutcome", async () => {
  const heard = [];
  for (const onOutcome of [
    () => {
      throw new Error("at once");
    },
    () => Promise.reject(new Error("later")),
    () => new Promise(() => {}),
  ]) {
    const sent = await enforced(() => new Response("{"), { onOutcome, onError: ({ message }) => heard.push(message) });
    assert.equal((await sent.json()).type, "urn:marketo-webhook:unreadable-body");
  }
  await turns();
  assert.deepEqual(heard, ["at once", "later"]);
});

test("replies that are not evaluated go out whole", async () => {
  const parts = ['{"long": "', "x".repeat(50), '"}'];
  for (const body of [() => parts.join(""), () => streamOf(parts).body]) {
    const heard = [];
    const sent = await enforced(() => new Response(body()), {
      maxBodyBytes: 20,
      onOutcome: assert.fail,
      onError: (error) => heard.push(error),
    });
    assert.equal(await sent.text(), parts.join(""));
    assert.deepEqual(
      heard.map(({ code }) => code),
      ["not-evaluated"],
    );
  }
});

test("a body that breaks off breaks off for the client too", async () => {
  const { onOutcome, heard } = listener();
  const failure = new Error("no more");
  const sent = await enforced(
    () =>
      new Response(
        streamOf(['{"score'], () => {
          throw failure;
        }).body,
      ),
    { onOutcome },
  );
  const reader = sent.body.getReader();
  assert.equal(Buffer.from((await reader.read()).value).toString(), '{"score');
  await assert.rejects(reader.read(), failure);
  assert.equal((await heard)[0].error.type, "network");
});

test("a client that goes ends the wait for the body", async () => {
  const given = streamOf(["{"], () => new Promise(() => {}));
  const client = new AbortController();
  const heard = [];
  const options = { enforce: "problem", onOutcome: assert.fail, onError: (error) => heard.push(error) };
  const answered = withOutcome(
    () => new Response(given.body),
    definition,
    options,
  )(new Request("http://localhost/", { signal: client.signal }));
  await turns();
  await turns();
  client.abort("gone");
  await answered;
  assert.equal(given.cancelled, "gone");
  assert.match(heard[0].message, /client has gone/);
});
