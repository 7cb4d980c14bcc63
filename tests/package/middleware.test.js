// The middleware: what goes out, who hears of it, and that nothing of its own goes wrong for the handler.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { honoOutcome, toProblem, withOutcome } from "marketo-webhook/middleware";
import { Webhook } from "marketo-webhook";

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }] };
const good = () => Response.json({ score: 12 });
const request = new Request("http://localhost/");

/** An `onOutcome` and what it is called with. */
function listener() {
  let tell;
  const heard = new Promise((resolve) => { tell = resolve; });
  return { onOutcome: (...all) => tell(all), heard };
}

test("the reply is the handler's own, and its outcome is told", async () => {
  const { onOutcome, heard } = listener();
  const reply = good();
  const handler = withOutcome((...all) => (assert.deepEqual(all, [request, "a", "b"]), reply), definition, { onOutcome });
  const sent = await handler(request, "a", "b");
  assert.equal(sent, reply);
  assert.deepEqual(await sent.json(), { score: 12 });
  const [outcome, seen] = await heard;
  assert.equal(outcome.updates[0].value, 12);
  assert.equal(seen, request);
});

test("a reply goes out before its body ends", async () => {
  const { onOutcome, heard } = listener();
  let body;
  const stream = new ReadableStream({ start(controller) { body = controller; } });
  const sent = await withOutcome(() => new Response(stream), definition, { onOutcome })(request);
  const reader = sent.body.getReader();
  body.enqueue(new TextEncoder().encode('{"score": '));
  assert.equal(new TextDecoder().decode((await reader.read()).value), '{"score": ');
  body.enqueue(new TextEncoder().encode("12}"));
  body.close();
  assert.equal(new TextDecoder().decode((await reader.read()).value), "12}");
  assert.equal((await heard)[0].updates[0].value, 12);
});

test("the runtime is asked to wait for the outcome", async () => {
  const { onOutcome, heard } = listener();
  const waited = [];
  const context = { waitUntil: (promise) => waited.push(promise) };
  await withOutcome(good, definition, { onOutcome })(request, {}, context);
  assert.equal(waited.length, 1);
  await waited[0];
  assert.equal((await heard)[0].kind, "field-updates");
});

test("what the handler throws is the caller's", async () => {
  const failure = new Error("no lead");
  for (const broken of [() => { throw failure; }, async () => { throw failure; }]) {
    await assert.rejects(withOutcome(broken, definition, { onOutcome: assert.fail, onError: assert.fail })(request), failure);
  }
});

for (const enforce of ["pass", "problem"]) {
  test(`a failure of its own goes to onError, and the reply goes out (${enforce})`, async () => {
    const heard = [];
    const onError = (error, seen) => heard.push([error.code ?? error.message, seen]);
    const used = good();
    await used.text();
    for (const [reply, options, expected] of [
      [used, {}, /used|body|clone/i],
      [good(), { maxBodyBytes: 3 }, /invalid-argument/],
      [good(), { onOutcome() { throw new Error("of onOutcome"); } }, /of onOutcome/],
      [good(), { async onOutcome() { throw new Error("later"); } }, /later/],
    ]) {
      assert.equal(await withOutcome(() => reply, definition, { enforce, onError, ...options })(request), reply);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const [[what, seen]] = heard.splice(0);
      assert.match(String(what), expected);
      assert.equal(seen, request);
    }
    const broken = { enforce, onError() { throw new Error("of onError"); }, onOutcome() { throw new Error("x"); } };
    assert.equal((await withOutcome(good, definition, broken)(request)).status, 200);
  });
}

for (const [what, reply, type] of [
  ["a status of 404", () => new Response("gone", { status: 404 }), "http-status"],
  ["an empty body", () => new Response(null, { status: 204 }), "empty-body"],
  ["a broken body", () => new Response("{"), "unreadable-body"],
  ["a body without what is mapped", () => Response.json({}), "no-field-changes"],
]) {
  test(`enforced, ${what} goes out as a problem`, async () => {
    const { onOutcome, heard } = listener();
    const sent = await withOutcome(reply, definition, { enforce: "problem", onOutcome })(request);
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

test("enforced, a good reply goes out as it is, and none to a webhook without mappings", async () => {
  const reply = good();
  assert.equal(await withOutcome(() => reply, definition, { enforce: "problem" })(request), reply);
  const sent = await withOutcome(good, { responseType: "none" }, { enforce: "problem" })(request);
  assert.equal((await sent.json()).type, "urn:marketo-webhook:no-field-changes");
});

test("enforced, a reply that would be ignored is replaced whatever becomes of onOutcome", async () => {
  const heard = [];
  for (const onOutcome of [() => { throw new Error("at once"); }, () => Promise.reject(new Error("later"))]) {
    const options = { enforce: "problem", onOutcome, onError: ({ message }) => heard.push(message) };
    const sent = await withOutcome(() => new Response("gone", { status: 404 }), definition, options)(request);
    assert.equal((await sent.json()).type, "urn:marketo-webhook:http-status");
  }
  assert.deepEqual(heard, ["at once", "later"]);
});

test("the campaign type is the caller's to choose", async () => {
  const sent = await withOutcome(good, definition, { enforce: "problem", campaignType: "batch" })(request);
  assert.equal((await sent.json()).type, "urn:marketo-webhook:batch-campaign");
});

test("an outcome is a problem, or says that it is none", () => {
  const webhook = new Webhook(definition);
  const of = (reply) => toProblem(webhook.evaluateParts("trigger", reply));
  const brief = ({ type, status }) => [type, status];
  assert.deepEqual(brief(of({ status: 500 })), ["urn:marketo-webhook:http-status", 502]);
  assert.deepEqual(brief(of({ status: 200, body: "{}" })), ["urn:marketo-webhook:no-field-changes", 502]);
  assert.deepEqual(brief(of({ status: 200, body: '{"score": 1}' })), ["about:blank", 200]);
  assert.deepEqual(brief(of({ failure: "timeout" })), ["urn:marketo-webhook:timeout", 502]);
  assert.match(of({ status: 200, body: "{}" }).detail, /^`score` is not in the response: /);
});

test("what is no outcome is no problem", () => {
  for (const [path, wrong] of [["outcome", null], ["outcome", undefined], ["outcome.kind", {}], ["outcome.error", { kind: "error" }], ["outcome.updates", { kind: "field-updates" }], ["outcome.skipped", { kind: "field-updates", updates: [], skipped: 5 }]]) {
    assert.throws(() => toProblem(wrong), { code: "invalid-argument", path });
  }
});

for (const maxBodyBytes of [5, 30]) {
  test(`the source hears that the client has gone, once more than ${maxBodyBytes} bytes are read`, async () => {
    let tell;
    const cancelled = new Promise((resolve) => { tell = resolve; });
    const chunks = Array.from({ length: 4 }, () => new Uint8Array(10)).values();
    const stream = new ReadableStream({
      pull(controller) {
        const { value, done } = chunks.next();
        if (!done) controller.enqueue(value);
        return done ? new Promise(() => {}) : undefined;
      },
      cancel: tell,
    });
    const heard = new Promise((resolve) => {
      const handler = withOutcome(() => new Response(stream), definition, { maxBodyBytes, onError: resolve });
      handler(request).then((sent) => sent.body.cancel("gone"));
    });
    assert.equal((await heard).path, "body");
    await cancelled;
  });
}

test("a reply over maxBodyBytes goes out as it is, whatever its status, and onError hears of it", async () => {
  for (const status of [200, 404]) {
    const heard = [];
    const options = { enforce: "problem", maxBodyBytes: 5, onOutcome: assert.fail, onError: ({ path }) => heard.push(path) };
    const sent = await withOutcome(() => new Response("longer", { status }), definition, options)(request);
    assert.deepEqual([sent.status, await sent.text(), heard], [status, "longer", ["body"]]);
  }
});

test("the outcome of a compressed reply is that of what it holds, and the reply goes out compressed", async () => {
  const bytes = gzipSync('{"score": 12}');
  const { onOutcome, heard } = listener();
  const sent = await withOutcome(() => new Response(bytes, { headers: { "content-encoding": "gzip" } }), definition, { onOutcome })(request);
  assert.deepEqual(new Uint8Array(await sent.arrayBuffer()), new Uint8Array(bytes));
  assert.equal((await heard)[0].updates[0].value, 12);
});

test("a context of Hono is used as it is", async () => {
  const { onOutcome, heard } = listener();
  const reply = good();
  const context = { req: { raw: request }, res: undefined, get executionCtx() { throw new Error("none here"); } };
  await honoOutcome(definition, { onOutcome })(context, async () => { context.res = reply; });
  assert.equal(context.res, reply);
  assert.equal((await heard)[1], request);
  await honoOutcome(definition, { enforce: "problem" })(context, async () => { context.res = new Response("x", { status: 404 }); });
  assert.equal(context.res.status, 502);
});

for (const [path, message, ...wrong] of [
  ["handler", "expected a function, found the string `x`", "x", definition],
  ["responseType", "expected one of `json`, `xml`, `none`, found undefined", good, {}],
  ["options", "expected an object, found null", good, definition, null],
  ["enforced", "unknown key `enforced`, expected one of `onOutcome`, `onError`, `enforce`, `campaignType`, `maxBodyBytes`", good, definition, { enforced: "pass" }],
  ["enforce", "expected one of `pass`, `problem`, found the string `block`", good, definition, { enforce: "block" }],
  ["campaignType", "expected one of `trigger`, `batch`, `executable`, found the string `smart`", good, definition, { campaignType: "smart" }],
  ["onOutcome", "expected a function, found `1`", good, definition, { onOutcome: 1 }],
  ["onError", "expected a function, found the string `log`", good, definition, { onError: "log" }],
  ["maxBodyBytes", "expected a whole number from 0 to 268435456, found `-1`", good, definition, { maxBodyBytes: -1 }],
]) {
  test(`it is refused at ${path}: ${message}`, () =>
    assert.throws(() => withOutcome(...wrong), { code: "invalid-argument", name: "ArgumentError", path, message: `${message}, at \`${path}\`` }));
}
