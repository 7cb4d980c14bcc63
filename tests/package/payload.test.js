// The payload of an outcome: decoded at once or on first use, and always the same text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, Webhook } from "marketo-webhook";

await ready;

const webhook = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "A" }] });
const encoder = new TextEncoder();

/** Bodies of about this many bytes, by their special feature. */
function bodies(length) {
  const pad = "x".repeat(length);
  const texts = {
    ascii: `{"a":"1","pad":"${pad}"}`,
    "one letter at the start": `{"é":1,"a":"1","pad":"${pad}"}`,
    "one letter at the end": `{"a":"1","pad":"${pad}é"}`,
    "no letter but that": `{"a":"1","pad":"${"é".repeat(length / 2)}"}`,
    "a byte order mark": `\ufeff{"a":"1","pad":"${pad}"}`,
  };
  const bytes = Object.entries(texts).map(([what, text]) => [what, encoder.encode(text), undefined, text.replace("\ufeff", "")]);
  const latin = encoder.encode(`{"a":"1","pad":"${pad}_"}`);
  latin[latin.length - 3] = 0xe9;
  const broken = encoder.encode(`{"a":"1","pad":"${pad}_"}`);
  broken[broken.length - 3] = 0xff;
  return [
    ...bytes,
    ["windows-1252", latin, "application/json; charset=windows-1252", `{"a":"1","pad":"${pad}é"}`],
    ["a byte that is not valid", broken, undefined, `{"a":"1","pad":"${pad}\ufffd"}`],
    ["a charset that nobody knows", encoder.encode(texts.ascii), "text/x; charset=klingon", texts.ascii],
  ];
}

/** Bytes whose `slice` is a view of the same memory, like that of a Buffer. */
class Viewed extends Uint8Array {
  slice() {
    return this;
  }
}

const COPIES = [
  (body) => body.slice(),
  (body) => Buffer.from(body),
  (body) => new Viewed(body),
  (body) => {
    const shared = new Uint8Array(new SharedArrayBuffer(body.length));
    shared.set(body);
    return shared;
  },
];

for (const length of [100, 1000, 1024, 4096, 20_000, 100_000, 131_072, 300_000]) {
  test(`the payload of ${length} bytes is what came, whatever becomes of the bytes`, () => {
    for (const [what, body, contentType, expected] of bodies(length)) {
      const headers = contentType === undefined ? undefined : { "content-type": contentType };
      const outcomes = COPIES.map((as) => {
        const mine = as(body);
        const outcome = webhook.evaluateParts("trigger", { status: 200, headers, body: mine });
        mine.fill(0x20);
        return outcome;
      });
      const [read, spread, written, printed] = outcomes.map(({ webhookIsCalled }) => webhookIsCalled);
      assert.ok(read.response === expected && read.response === expected, what);
      assert.ok({ ...spread }.response === expected, what);
      written.response = "mine";
      assert.equal(written.response, "mine", what);
      assert.ok(JSON.parse(JSON.stringify(printed)).response === expected, what);
      assert.deepEqual(Object.keys(printed), ["webhook", "response", "errorType", "errorCode"], what);
    }
  });
}

test("many payloads that are read late stay apart", () => {
  const texts = Array.from({ length: 100 }, (_, i) => `{"a":"${i}é","pad":"${String(i).repeat(500 + 40 * i)}"}`);
  const outcomes = texts.map((text) => webhook.evaluateParts("trigger", { status: 200, body: encoder.encode(text) }));
  assert.ok(outcomes.every((outcome, i) => outcome.webhookIsCalled.response === texts[i]));
});

test("the payload of a Response is what came, whatever happens to its chunks", async () => {
  for (const chunks of [1, 2, 5]) {
    const text = `{"a":"1","pad":"${"é".repeat(9000)}"}`;
    const bytes = encoder.encode(text);
    const all = Array.from({ length: chunks }, (_, i) =>
      bytes.slice((i * bytes.length) / chunks, ((i + 1) * bytes.length) / chunks),
    );
    const next = all.values();
    const response = new Response(
      new ReadableStream({
        pull(controller) {
          const { value, done } = next.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      }),
    );
    const outcome = await webhook.evaluate("trigger", response);
    for (const chunk of all) chunk.fill(0x20);
    assert.ok(outcome.webhookIsCalled.response === text);
  }
});
