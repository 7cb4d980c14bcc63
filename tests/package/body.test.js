// The body of a Response: decompressed if it is still compressed, and read up to the limit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";

import { triggerFires, Webhook } from "marketo-webhook";

const BODY = '{"score": 12, "city": "Málaga"}';
const webhook = new Webhook({
  responseType: "json",
  responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
});

/** A stream of these chunks, and whether it was cancelled. */
function streamed(chunks) {
  const left = chunks.map((chunk) => new Uint8Array(chunk));
  const source = { pulled: 0, cancelled: false };
  source.stream = new ReadableStream(
    {
      pull(controller) {
        source.pulled += 1;
        const chunk = left.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel() {
        source.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return source;
}

const inChunks = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
const evaluate = (body, options) => webhook.evaluate("trigger", new Response(body), options);
/** Through `call` too, which reads the reply itself. */
const both = async (body, options) => [
  await evaluate(body(), options),
  await webhook.call("trigger", "https://example.com/", { ...options, fetch: async () => new Response(body()) }),
];

const COMPRESSED = {
  gzip: gzipSync(BODY),
  deflate: deflateSync(BODY),
  "deflate, level 1": deflateSync(BODY, { level: 1 }),
  "deflate, level 3": deflateSync(BODY, { level: 3 }),
  "deflate, level 9": deflateSync(BODY, { level: 9 }),
};

for (const [how, bytes] of Object.entries(COMPRESSED)) {
  test(`a body in ${how} is decompressed, in chunks of any size`, async () => {
    for (const size of [1, 2, 3, 7, 1000]) {
      for (const outcome of await both(() => streamed(inChunks(bytes, size)).stream)) {
        assert.equal(outcome.updates[0].value, 12);
        assert.equal(outcome.webhookIsCalled.response, BODY);
        assert.ok(outcome.rules.includes("decide.content-encoding"));
      }
    }
  });
}

test("the trigger sees the decompressed text, also of another status", async () => {
  const outcome = await webhook.evaluate("trigger", new Response(COMPRESSED.gzip, { status: 500 }));
  assert.equal(outcome.error.type, "http-status");
  assert.ok(triggerFires({ response: { operator: "contains", values: ["Málaga"] } }, outcome).fires);
});

test("the response stays readable, and as it came", async () => {
  const response = new Response(COMPRESSED.gzip);
  assert.equal((await webhook.evaluate("trigger", response)).kind, "field-updates");
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array(COMPRESSED.gzip));
});

test("a body that is no longer compressed is read unchanged, whatever its Content-Encoding", async () => {
  const outcome = await webhook.evaluate("trigger", new Response(BODY, { headers: { "content-encoding": "gzip, br" } }));
  assert.equal(outcome.updates[0].value, 12);
  assert.ok(!outcome.rules.includes("decide.content-encoding"));
});

const stillCompressed = ({ error }, coding) => {
  assert.deepEqual([error?.type, error?.rule, error?.recovery], ["unreadable-body", "decide.content-encoding", "configuration"]);
  assert.ok(error.message.includes(`\`${coding}\``), error.message);
};

test("a body that cannot be decompressed is still compressed, and read to its end", async () => {
  const broken = Buffer.from(COMPRESSED.gzip);
  broken[14] ^= 0xff;
  const cases = [
    ["gzip", COMPRESSED.gzip.subarray(0, -9)],
    ["gzip", broken],
    ["gzip", Buffer.from([0x1f, 0x8b])],
    ["gzip", Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(100)])],
    ["deflate", COMPRESSED.deflate.subarray(0, -5)],
    ["deflate", Buffer.from([0x78, 0x9c, 1, 2, 3, 4])],
  ];
  for (const [coding, bytes] of cases) {
    for (const size of [1, 5, 1000]) {
      for (const outcome of await both(() => streamed(inChunks(bytes, size)).stream)) {
        stillCompressed(outcome, coding);
        assert.equal(outcome.webhookIsCalled.response, new TextDecoder().decode(bytes));
      }
    }
  }
});

test("a body that is compressed twice is decompressed once", async () => {
  stillCompressed(await evaluate(gzipSync(COMPRESSED.gzip)), "gzip");
  stillCompressed(await evaluate(deflateSync(COMPRESSED.gzip)), "gzip");
});

test("a coding that the host cannot undo is named", async () => {
  stillCompressed(await evaluate(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4])), "zstd");
  stillCompressed(
    await webhook.evaluate("trigger", new Response(new Uint8Array([0x8b, 3, 0x80]), { headers: { "content-encoding": "br" } })),
    "br",
  );
  stillCompressed(
    webhook.evaluateParts("trigger", {
      status: 200,
      headers: [["Content-Encoding", "br"]],
      body: new Uint8Array([0x8b, 3, 0x80]),
    }),
    "br",
  );
  // Raw deflate has no marks.
  assert.equal((await evaluate(deflateRawSync(BODY))).error.type, "unreadable-body");
});

test("a text that begins like zlib is a text", async () => {
  for (const text of ["x^2 + 1", "x^", `x^${"y".repeat(5000)}`]) {
    for (const size of [1, 100]) {
      const { error, webhookIsCalled } = await evaluate(streamed(inChunks(Buffer.from(text), size)).stream);
      assert.equal(error.rule, "decide.unreadable-body");
      assert.equal(webhookIsCalled.response, text);
    }
  }
});

test("without DecompressionStream the body is still compressed", async () => {
  const { DecompressionStream } = globalThis;
  delete globalThis.DecompressionStream;
  try {
    stillCompressed(await evaluate(COMPRESSED.gzip), "gzip");
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});

test("parts are never decompressed", () => {
  for (const [coding, bytes] of [
    ["gzip", COMPRESSED.gzip],
    ["deflate", COMPRESSED.deflate],
  ]) {
    stillCompressed(webhook.evaluateParts("trigger", { status: 200, body: bytes }), coding);
  }
});

test("a compressed body that breaks off is a network failure", async () => {
  const breaking = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(COMPRESSED.gzip.subarray(0, 12)));
    },
    pull(controller) {
      controller.error(new TypeError("terminated"));
    },
  });
  const { error } = await evaluate(breaking);
  assert.deepEqual([error.type, error.explanation.values.detail], ["network", "terminated"]);
});

/** An outcome of a body over the limit, with this much of it. */
function overLimit(outcome, limit, text) {
  const { status, error, webhookIsCalled } = outcome;
  assert.deepEqual(
    [outcome.kind, status, error?.type, error?.rule, error?.recovery],
    ["error", 200, "unreadable-body", "decide.body-limit", "service"],
  );
  assert.deepEqual(error.explanation, { id: "error.unreadable-body.limit", values: { limit } });
  assert.equal(webhookIsCalled.response, text);
}

test("a body over the limit is an outcome, one at it is read", async () => {
  for (const size of [1, 10, BODY.length - 1, 1000]) {
    const bytes = new TextEncoder().encode(BODY);
    for (const outcome of await both(() => streamed(inChunks(bytes, size)).stream, { maxBodyBytes: bytes.length }))
      assert.equal(outcome.updates[0].value, 12);
    for (const outcome of await both(() => streamed(inChunks(bytes, size)).stream, { maxBodyBytes: 10 }))
      overLimit(outcome, 10, BODY.slice(0, 10));
  }
});

test("no more than the limit and a chunk is read", async () => {
  for (const how of ["evaluate", "call"]) {
    const source = streamed(Array.from({ length: 1000 }, () => new Uint8Array(1000)));
    const outcome =
      how === "evaluate"
        ? await evaluate(source.stream, { maxBodyBytes: 5000 })
        : await webhook.call("trigger", "https://example.com/", {
            maxBodyBytes: 5000,
            fetch: async () => new Response(source.stream),
          });
    overLimit(outcome, 5000, "\0".repeat(5000));
    assert.ok(source.pulled <= 8, `${source.pulled} chunks were read`);
    if (how === "call") assert.ok(source.cancelled);
  }
});

test("the limit counts what is decompressed", async () => {
  const length = Buffer.byteLength(BODY);
  for (const bytes of [COMPRESSED.gzip, COMPRESSED.deflate]) {
    assert.ok(bytes.length > length);
    for (const outcome of await both(() => streamed(inChunks(bytes, 9)).stream, { maxBodyBytes: length }))
      assert.equal(outcome.updates[0].value, 12);
    for (const outcome of await both(() => streamed(inChunks(bytes, 9)).stream, { maxBodyBytes: 10 }))
      overLimit(outcome, 10, BODY.slice(0, 10));
  }
});

test("a body that inflates beyond the limit is not inflated to its end", async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  const before = process.memoryUsage().arrayBuffers;
  const outcome = await evaluate(streamed(inChunks(bomb, 10_000)).stream, { maxBodyBytes: 1000 });
  overLimit(outcome, 1000, "\0".repeat(1000));
  assert.ok(process.memoryUsage().arrayBuffers - before < 20_000_000);
});

test("a body that cannot be decompressed is kept up to the limit", async () => {
  const bytes = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(1000, 1)]);
  overLimit(
    await evaluate(streamed(inChunks(bytes, 9)).stream, { maxBodyBytes: 100 }),
    100,
    new TextDecoder().decode(bytes.subarray(0, 100)),
  );
});

test("with a limit of 0 an empty body is empty, and any other is over it", async () => {
  for (const body of ["", null]) assert.equal((await evaluate(body, { maxBodyBytes: 0 })).error.code, 1001);
  for (const body of [() => "x", () => BODY])
    for (const outcome of await both(body, { maxBodyBytes: 0 })) overLimit(outcome, 0, "");
});

test("of another status the status counts, whatever the length", async () => {
  const outcome = await webhook.evaluate("trigger", new Response(BODY, { status: 404 }), { maxBodyBytes: 5 });
  assert.deepEqual([outcome.error.type, outcome.webhookIsCalled.response], ["http-status", BODY.slice(0, 5)]);
});

test("parts may have followed redirects", () => {
  const codes = (parts) => webhook.evaluateParts("trigger", { status: 200, body: BODY, ...parts }).notes.map(({ code }) => code);
  assert.deepEqual(codes({ redirected: true }), ["redirected", "asynchronous"]);
  for (const redirected of [false, undefined]) assert.deepEqual(codes({ redirected }), ["asynchronous"]);
});
