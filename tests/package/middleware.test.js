// The middleware: what goes out, which callbacks are called and when, and that its own failures do not affect the handler.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { Webhook } from "marketo-webhook";
import { honoOutcome, toProblem, withOutcome } from "marketo-webhook/middleware";
import { definition, good, listener, request, turns } from "./middleware-support.js";

test("the reply equals the handler's own, and its outcome is reported", async () => {
  const { onOutcome, heard } = listener();
  const headers = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
    ["x-own", "1"],
    ["content-type", "application/json"],
  ];
  const reply = () => new Response('{"score": 12}', { status: 203, statusText: "Scored", headers });
  const handler = withOutcome((...all) => (assert.deepEqual(all, [request, "a", "b"]), reply()), definition, { onOutcome });
  const sent = await handler(request, "a", "b");
  assert.deepEqual([sent.status, sent.statusText, [...sent.headers]], [203, "Scored", [...reply().headers]]);
  assert.deepEqual(await sent.json(), { score: 12 });
  const [outcome, seen] = await heard;
  assert.deepEqual([outcome.status, outcome.updates[0].value, outcome.webhookIsCalled.errorType], [203, 12, "Scored"]);
  assert.equal(seen, request);
});

test("onOutcome is called after the reply has gone out, and is not waited for", async () => {
  for (const enforce of ["pass", "problem"]) {
    let isCalled = false;
    const onOutcome = () => {
      isCalled = true;
      return new Promise(() => {});
    };
    const handler = withOutcome(good, definition, { onOutcome, enforce });
    const sent = await handler(request);
    await new Promise(process.nextTick);
    assert.ok(!isCalled);
    await sent.text();
    await turns();
    assert.ok(isCalled);
    for (let i = 0; i < 100; i++) assert.equal((await handler(request)).status, 200);
  }
});

test("the runtime is asked to wait for the outcome, and for what onOutcome does with it", async () => {
  for (const enforce of ["pass", "problem"]) {
    const waited = [];
    let isDone = false;
    const onOutcome = async () => {
      await turns();
      isDone = true;
    };
    const context = { waitUntil: (promise) => waited.push(promise) };
    const stream = () =>
      new Response(
        new ReadableStream({
          async pull(controller) {
            await turns();
            controller.enqueue(Buffer.from('{"score": 1}'));
            controller.close();
          },
        }),
      );
    for (const reply of [good, stream]) {
      isDone = false;
      await (await withOutcome(reply, definition, { onOutcome, enforce })(request, {}, context)).text();
      assert.equal(waited.length, 1);
      await waited.pop();
      assert.ok(isDone);
    }
  }
  const over = {
    waitUntil() {
      throw new Error("over");
    },
  };
  assert.equal((await withOutcome(good, definition, { onOutcome() {} })(request, over)).status, 200);
});

test("errors of the handler reach the caller", async () => {
  const failure = new Error("no lead");
  for (const broken of [
    () => {
      throw failure;
    },
    async () => {
      throw failure;
    },
  ]) {
    await assert.rejects(withOutcome(broken, definition, { onOutcome: assert.fail, onError: assert.fail })(request), failure);
  }
});

for (const enforce of ["pass", "problem"]) {
  test(`a failure of its own goes to onError, and the reply goes out (${enforce})`, async () => {
    const heard = [];
    const onError = (error, seen) => heard.push([error, seen]);
    const used = good();
    await used.text();
    const locked = good();
    locked.body.getReader();
    for (const [reply, options, expected] of [
      [used, {}, /was used/],
      [locked, {}, /is being read/],
      [{ status: 200 }, {}, /a function that gives a Response/],
      [good(), { maxBodyBytes: 3 }, /more than 3 bytes/],
      [
        good(),
        {
          when() {
            throw new Error("of when");
          },
        },
        /of when/,
      ],
      [
        good(),
        {
          onOutcome() {
            throw new Error("of onOutcome");
          },
        },
        /of onOutcome/,
      ],
      [
        good(),
        {
          async onOutcome() {
            throw new Error("later");
          },
        },
        /later/,
      ],
    ]) {
      const sent = await withOutcome(() => reply, definition, { enforce, onError, ...options })(request);
      if ([used, locked].includes(reply) || !(reply instanceof Response)) assert.equal(sent, reply);
      else assert.deepEqual(await sent.json(), { score: 12 });
      await turns();
      const [[error, seen], ...others] = heard.splice(0);
      assert.deepEqual(others, []);
      assert.match(error.message, expected);
      assert.equal(seen, request);
    }
    const broken = {
      enforce,
      onError() {
        throw new Error("of onError");
      },
      onOutcome() {
        throw new Error("x");
      },
    };
    assert.equal((await withOutcome(good, definition, broken)(request)).status, 200);
  });
}

test("OPTIONS and HEAD are not looked at, unless `when` says so", async () => {
  const all = (method) => new Request("http://localhost/", { method });
  const options = { enforce: "problem", onOutcome: assert.fail, onError: assert.fail };
  for (const method of ["OPTIONS", "HEAD"]) {
    const reply = new Response(null, { status: 204, headers: { "access-control-allow-origin": "*" } });
    assert.equal(await withOutcome(() => reply, definition, options)(all(method)), reply);
  }
  const when = ({ method }) => method === "HEAD";
  const handler = withOutcome(() => new Response("{"), definition, { enforce: "problem", when });
  assert.deepEqual([(await handler(all("HEAD"))).status, (await handler(all("POST"))).status], [502, 200]);
});

test("a handler without a reply and a reply without anybody to tell are left alone", async () => {
  assert.equal(await withOutcome(() => undefined, definition, { onError: assert.fail })(request), undefined);
  const reply = good();
  assert.equal(await withOutcome(() => reply, definition)(request), reply);
});

test("findings about the definition are told once, as it is compiled", async (context) => {
  const wrong = { responseType: "json", responseMappings: [{ responseAttribute: "a[", marketoField: "City" }] };
  const heard = [];
  const handler = withOutcome(good, wrong, { onDiagnostics: (all) => heard.push(all), onOutcome() {} });
  await handler(request);
  await handler(request);
  assert.deepEqual(heard, [new Webhook(wrong).diagnostics]);
  withOutcome(good, definition, { onDiagnostics: assert.fail });
  const warn = context.mock.method(console, "warn", () => {});
  honoOutcome(wrong);
  assert.equal(warn.mock.callCount(), 1);
  assert.match(warn.mock.calls[0].arguments[0], /^marketo-webhook: error: .*\(responseMappings\[0]\)$/);
});

test("an outcome becomes a problem, or says that there is none", () => {
  const webhook = new Webhook(definition);
  const of = (reply) => toProblem(webhook.evaluateParts("trigger", reply));
  const brief = ({ type, status }) => [type, status];
  assert.deepEqual(brief(of({ status: 500 })), ["urn:marketo-webhook:http-status", 502]);
  assert.deepEqual(brief(of({ status: 200, body: "{}" })), ["urn:marketo-webhook:no-field-changes", 502]);
  assert.deepEqual(brief(of({ status: 200, body: '{"score": 1}' })), ["about:blank", 200]);
  assert.deepEqual(brief(of({ failure: "timeout" })), ["urn:marketo-webhook:timeout", 502]);
  assert.match(of({ status: 200, body: "{}" }).detail, /^`score` is not in the response: /);
  const silent = new Webhook({ ...definition, assumptions: { noCallTrigger: "silent" } });
  assert.equal(toProblem(silent.evaluateParts("batch", { status: 200 })).outcome.webhookIsCalled, null);
});

test("a problem leaves out a response of more than 1,000 characters", () => {
  const webhook = new Webhook(definition);
  for (const length of [1000, 1001, 5_000_000]) {
    const body = "{".padEnd(length, " ");
    const outcome = webhook.evaluateParts("trigger", { status: 200, body });
    const problem = toProblem(outcome);
    assert.equal(problem.outcome.webhookIsCalled.response, length > 1000 ? "" : body);
    assert.equal(problem.outcome.webhookIsCalled.errorCode, outcome.webhookIsCalled.errorCode);
    assert.equal(outcome.webhookIsCalled.response, body);
    assert.ok(JSON.stringify(problem).length < 5000);
  }
});

test("anything but an outcome is refused as a problem", () => {
  for (const [path, wrong] of [
    ["outcome", null],
    ["outcome", undefined],
    ["outcome.kind", {}],
    ["outcome.error", { kind: "error" }],
    ["outcome.updates", { kind: "field-updates" }],
    ["outcome.skipped", { kind: "field-updates", updates: [], skipped: 5 }],
  ]) {
    assert.throws(() => toProblem(wrong), { code: "invalid-argument", path });
  }
});

test("a context of Hono is used as it is", async () => {
  for (const [options, kind, status] of [
    [{}, undefined, 404],
    [{ enforce: "problem" }, "error", 404],
    [{ enforce: () => true }, "error", 502],
  ]) {
    const { onOutcome, heard } = listener();
    const set = new Map();
    const context = {
      req: { raw: request },
      res: undefined,
      set: (key, value) => set.set(key, value),
      get executionCtx() {
        throw new Error("none here");
      },
    };
    await honoOutcome(definition, { onOutcome, ...options })(context, async () => {
      context.res = new Response("x", { status: 404 });
    });
    assert.deepEqual([context.res.status, set.get("outcome")?.kind], [status, kind]);
    assert.equal((await heard)[1], request);
  }
});

const NAMES = "`when`, `onOutcome`, `onDiagnostics`, `onError`, `enforce`, `campaignType`, `maxBodyBytes`";

for (const [path, message, ...wrong] of [
  ["handler", "expected a function, found the string `x`", "x", definition],
  ["options", "expected an object, found null", good, definition, null],
  ["options.enforced", `unknown key \`enforced\`, expected one of ${NAMES}`, good, definition, { enforced: "pass" }],
  [
    "options.enforce",
    "expected `pass`, `problem` or a function, found the string `block`",
    good,
    definition,
    { enforce: "block" },
  ],
  [
    "options.campaignType",
    "expected one of `trigger`, `batch`, `executable`, found the string `smart`",
    good,
    definition,
    { campaignType: "smart" },
  ],
  ["options.when", "expected a function, found `true`", good, definition, { when: true }],
  ["options.onOutcome", "expected a function, found `1`", good, definition, { onOutcome: 1 }],
  ["options.onDiagnostics", "expected a function, found null", good, definition, { onDiagnostics: null }],
  ["options.onError", "expected a function, found the string `log`", good, definition, { onError: "log" }],
  ["options.maxBodyBytes", "expected a whole number from 0 to 268435456, found `-1`", good, definition, { maxBodyBytes: -1 }],
]) {
  test(`it is refused at ${path}: ${message}`, () =>
    assert.throws(() => withOutcome(...wrong), {
      code: "invalid-argument",
      name: "ArgumentError",
      path,
      message: `${message}, at \`${path}\``,
    }));
}

test("a malformed definition is refused at once", () => {
  for (const wrap of [(wrong) => withOutcome(good, wrong), honoOutcome]) {
    for (const wrong of [undefined, {}, { responseType: "yaml" }])
      assert.throws(() => wrap(wrong), { code: "invalid-argument", name: "ArgumentError" });
  }
});

test("a `setImmediate` that throws is not used", async (context) => {
  // That of Next.js's edge runtime.
  context.mock.method(globalThis, "setImmediate", () => {
    throw new Error("not supported");
  });
  const folder = dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json"));
  const { afterwards, atOnce } = await import(`${pathToFileURL(join(folder, "dist/turns.js"))}?throws`);
  assert.equal(await afterwards(() => 5), 5);
  assert.equal(await atOnce(() => false), false);
});
