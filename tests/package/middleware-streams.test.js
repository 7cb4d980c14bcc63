// Bodies that stream, are long, compressed, endless or broken, and clients that disconnect.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";

import { withOutcome } from "marketo-webhook/middleware";
import { definition, listener, request, streamOf, turns } from "./middleware-support.js";

const text = (chunk) => new TextDecoder().decode(chunk);
/** A handler's reply, and the calls of the callbacks. */
function watched(reply, options) {
  const heard = [];
  const own = { onOutcome: (outcome) => heard.push(outcome), onError: (error) => heard.push(error), ...options };
  return withOutcome(reply, definition, own)(request).then((sent) => ({ sent, heard }));
}

test("a reply goes out before its body ends", async () => {
  const { onOutcome, heard } = listener();
  let body;
  const stream = new ReadableStream({
    start(controller) {
      body = controller;
    },
  });
  const sent = await withOutcome(() => new Response(stream), definition, { onOutcome })(request);
  const reader = sent.body.getReader();
  body.enqueue(new TextEncoder().encode('{"score": '));
  assert.equal(text((await reader.read()).value), '{"score": ');
  body.enqueue(new TextEncoder().encode("12}"));
  body.close();
  assert.equal(text((await reader.read()).value), "12}");
  assert.equal((await heard)[0].updates[0].value, 12);
});

test("a body that is there at once keeps no stream", async () => {
  const pad = " ".repeat(200_000);
  for (const body of [`{"score": 1}${pad}`, new Blob(['{"score": 1}']), new URLSearchParams("score=1"), new Uint8Array(5)]) {
    const { sent, heard } = await watched(() => new Response(body));
    await turns();
    assert.equal(heard.length, 1);
    assert.deepEqual(await sent.arrayBuffer(), await new Response(body).arrayBuffer());
  }
});

test("a long body streams through as the client reads it", async () => {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  const given = streamOf(
    Array(40)
      .fill(chunk)
      .map((each) => each.slice()),
  );
  const { sent, heard } = await watched(() => new Response(given.body));
  await turns();
  await turns();
  assert.ok(given.pulled <= 3, `${given.pulled} chunks were read ahead`);
  let length = 0;
  for await (const part of sent.body) length += part.length;
  assert.equal(length, 40 * chunk.length);
  await turns();
  assert.deepEqual(
    heard.map(({ kind, error }) => [kind, error.type]),
    [["error", "unreadable-body"]],
  );
});

test("a chunk that the client takes away is evaluated all the same", async () => {
  const { sent, heard } = await watched(() => new Response(streamOf(['{"score', '": 7}']).body));
  const taken = [];
  for await (const chunk of sent.body) {
    taken.push(text(chunk));
    structuredClone(chunk.buffer, { transfer: [chunk.buffer] });
  }
  await turns();
  assert.deepEqual([taken.join(""), heard[0].updates[0].value], ['{"score": 7}', 7]);
});

test("a body over the limit goes on, and no more of it is kept", async () => {
  for (const enforce of ["pass", "problem"]) {
    const { sent, heard } = await watched(() => new Response(streamOf(["{", "1234567890", "}"]).body), {
      maxBodyBytes: 5,
      enforce,
    });
    assert.equal(await sent.text(), "{1234567890}");
    await turns();
    assert.deepEqual(
      heard.map(({ code, message }) => [code, message]),
      [["not-evaluated", "the body of the reply has more than 5 bytes, so that it is not evaluated"]],
    );
  }
});

test("a reply whose length is over the limit is not read", async () => {
  for (const status of [200, 404]) {
    const reply = new Response("longer", { status, headers: { "content-length": "6" } });
    const { sent, heard } = await watched(() => reply, { maxBodyBytes: 5, enforce: "problem" });
    assert.equal(sent, reply);
    assert.equal(heard[0].code, "not-evaluated");
  }
});

test("an event stream is not read", async () => {
  for (const type of ["text/event-stream", "Text/Event-Stream; charset=utf-8"]) {
    for (const enforce of ["pass", "problem"]) {
      const reply = new Response(streamOf(["data: 1\n\n"]).body, { headers: { "content-type": type } });
      const { sent, heard } = await watched(() => reply, { enforce });
      assert.equal(sent, reply);
      assert.equal(await sent.text(), "data: 1\n\n");
      assert.deepEqual(
        heard.map(({ message }) => message),
        ["the reply is an event stream, so that it is not evaluated"],
      );
    }
  }
});

for (const maxBodyBytes of [5, 1000]) {
  test(`the source hears that the client has gone, of at most ${maxBodyBytes} bytes`, async () => {
    const given = streamOf(Array(3).fill("0123456789"), () => new Promise(() => {}));
    const { sent, heard } = await watched(() => new Response(given.body), { maxBodyBytes });
    await sent.body.cancel("gone");
    assert.equal(given.cancelled, "gone");
    await turns();
    assert.deepEqual(
      heard.map(({ code }) => code),
      ["not-evaluated"],
    );
  });
}

test("a body that breaks off is not a response, and the client learns why", async () => {
  const failure = new Error("no more");
  for (const parts of [[], ['{"score'], ['{"score', '": 1']]) {
    const { sent, heard } = await watched(
      () =>
        new Response(
          streamOf(parts, () => {
            throw failure;
          }).body,
        ),
    );
    await assert.rejects(sent.text(), failure);
    await turns();
    assert.equal(heard[0].error.type, "network");
    assert.match(heard[0].error.message, /no more/);
  }
  const at = new Response(
    new ReadableStream({
      start(controller) {
        controller.error(failure);
      },
    }),
  );
  const { sent } = await watched(() => at);
  await assert.rejects(sent.text(), failure);
});

test("a chunk that is no Uint8Array goes on, and is not evaluated", async () => {
  for (const enforce of ["pass", "problem"]) {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue("text");
        controller.close();
      },
    });
    const { sent, heard } = await watched(() => new Response(stream), { enforce });
    assert.equal((await sent.body.getReader().read()).value, "text");
    await turns();
    assert.match(heard[0].message, /no Uint8Array/);
  }
});

for (const [coding, compress] of [
  ["gzip", gzipSync],
  ["deflate", deflateSync],
]) {
  test(`the outcome of a reply in ${coding} is that of what it holds, and the reply goes out compressed`, async () => {
    const bytes = compress('{"score": 12}');
    for (const body of [() => bytes, () => streamOf([bytes.subarray(0, 9), bytes.subarray(9)]).body]) {
      const { sent, heard } = await watched(() => new Response(body(), { headers: { "content-encoding": coding } }));
      assert.deepEqual(Buffer.from(await sent.arrayBuffer()), bytes);
      assert.equal(sent.headers.get("content-encoding"), coding);
      while (heard.length === 0) await turns();
      assert.equal(heard[0].updates[0].value, 12);
    }
  });
}

test("the limit counts the decompressed reply", async () => {
  const { sent, heard } = await watched(() => new Response(gzipSync(" ".repeat(100_000))), { maxBodyBytes: 50_000 });
  assert.ok((await sent.arrayBuffer()).byteLength < 1000);
  while (heard.length === 0) await turns();
  assert.deepEqual([heard[0].code, heard.length], ["not-evaluated", 1]);
});

test("headers that are changed afterwards do not count", async () => {
  const { sent, heard } = await watched(() => new Response("\u00e9", { headers: { "content-type": "text/html" } }));
  sent.headers.set("content-type", "application/json");
  await turns();
  assert.ok(heard[0].kind);
});

test("20 MB go through within the default limit and beyond it", async () => {
  const long = `{"score": 3, "pad": "${"x".repeat(20_000_000)}"}`;
  for (const [maxBodyBytes, expected] of [
    [undefined, "not-evaluated"],
    [32 * 1024 * 1024, 3],
  ]) {
    const { sent, heard } = await watched(() => new Response(long), { maxBodyBytes });
    assert.equal((await sent.text()).length, long.length);
    await turns();
    assert.equal(heard[0].code ?? heard[0].updates[0].value, expected);
  }
});

test("many at once each have their own outcome", async () => {
  const heard = new Map();
  const handler = withOutcome(
    async ({ url }) => {
      const score = Number(new URL(url).pathname.slice(1));
      return score % 2 ? Response.json({ score }) : new Response(streamOf([`{"score": `, `${score}}`]).body);
    },
    definition,
    { onOutcome: (outcome, { url }) => heard.set(url, outcome.updates[0].value) },
  );
  const urls = Array.from({ length: 500 }, (_, i) => `http://localhost/${i}`);
  await Promise.all(urls.map(async (url) => (await handler(new Request(url))).text()));
  await turns();
  assert.deepEqual(
    urls.filter((url) => !url.endsWith(`/${heard.get(url)}`)),
    [],
  );
});
