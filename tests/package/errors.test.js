// The error classes, where their stacks begin, and what passes through.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

import * as library from "marketo-webhook";
import {
  ArgumentError,
  evaluate,
  evaluateParts,
  InternalError,
  importLeadFields,
  listAttributes,
  triggerFires,
  Webhook,
} from "marketo-webhook";
import { curlCommand, parseHar, parseHttp } from "marketo-webhook/http";
import { honoOutcome, toProblem, withOutcome } from "marketo-webhook/middleware";
import * as slim from "marketo-webhook/slim";
import { withOutcome as slimWithOutcome } from "marketo-webhook/slim/middleware";

const here = fileURLToPath(import.meta.url);
const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };
const caught = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
};

test("an ArgumentError is one in every entry", async () => {
  assert.equal(slim.ArgumentError, ArgumentError);
  assert.equal(slim.InternalError, InternalError);
  const errors = [
    caught(() => new Webhook({})),
    caught(() => slim.initSync(5)),
    caught(() => withOutcome(5, definition)),
    caught(() => slimWithOutcome(5, definition)),
    caught(() => parseHttp(5)),
    caught(() => parseHar(5)),
    caught(() => curlCommand({})),
    await evaluate("smart", new Response("{}"), definition).catch((error) => error),
  ];
  for (const error of errors) {
    assert.ok(error instanceof ArgumentError && error instanceof TypeError, inspect(error));
    assert.equal(error.name, "ArgumentError");
    assert.equal(Object.prototype.toString.call(error), "[object Error]");
    assert.deepEqual(Object.keys(error).sort(), ["code", "path"]);
  }
});

test("the stack of an error thrown synchronously begins at the caller's line", () => {
  for (const call of [
    () => new Webhook({ responseType: "json", responseMappings: [{ field: 1 }] }),
    () => evaluateParts("trigger", { status: 5 }, definition),
    () => evaluateParts("trigger", { status: 200 }, {}),
    () => new Webhook(definition).evaluateParts("trigger", { status: 200, body: {} }),
    () => listAttributes("json", 5),
    () => importLeadFields(5),
    () => triggerFires({ odd: 1 }, evaluateParts("trigger", { status: 200 }, definition)),
    () => library.redact(5),
    () => parseHttp("no response"),
    () => parseHar({}),
    () => curlCommand({ url: "no address" }),
    () => withOutcome(() => new Response(), definition, { enforce: "block" }),
    () => honoOutcome({}),
    () => toProblem(5),
    () => slim.init(),
    () => slim.initSync("x"),
  ]) {
    const { stack } = caught(call);
    const [first] = stack.split("\n").filter((line) => line.trim().startsWith("at "));
    assert.ok(first.includes(here), stack);
  }
});

test("errors of the caller's own getters pass through", () => {
  for (const reason of [
    new RangeError("mine"),
    new TypeError("mine"),
    Object.assign(new Error("mine"), { name: "RuntimeError" }),
    "mine",
    null,
  ]) {
    const wrong = {
      responseType: "json",
      get responseMappings() {
        throw reason;
      },
    };
    assert.equal(
      caught(() => new Webhook(wrong)),
      reason,
    );
    const parts = {
      status: 200,
      get body() {
        throw reason;
      },
    };
    assert.equal(
      caught(() => evaluateParts("trigger", parts, definition)),
      reason,
    );
    const outcome = evaluateParts("trigger", { status: 200 }, definition);
    assert.equal(
      caught(() =>
        triggerFires(
          {
            get response() {
              throw reason;
            },
          },
          outcome,
        ),
      ),
      reason,
    );
    assert.equal(
      caught(() =>
        parseHar({
          get log() {
            throw reason;
          },
        }),
      ),
      reason,
    );
    assert.equal(
      caught(() =>
        curlCommand({
          get url() {
            throw reason;
          },
        }),
      ),
      reason,
    );
    assert.equal(
      caught(() =>
        withOutcome(() => {}, definition, {
          get when() {
            throw reason;
          },
        }),
      ),
      reason,
    );
  }
  assert.equal(evaluateParts("trigger", { status: 200, body: '{"a": "x"}' }, definition).updates[0].value, "x");
});

test("evaluate ends as its signal says", async () => {
  const webhook = new Webhook(definition);
  const stuck = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
  const reason = new Error("enough");
  await assert.rejects(webhook.evaluate("trigger", stuck(), { signal: AbortSignal.abort(reason) }), reason);
  const later = new AbortController();
  setTimeout(() => later.abort(reason), 5);
  await assert.rejects(evaluate("trigger", stuck(), definition, { signal: later.signal }), reason);
  const response = new Response('{"a": "x"}');
  assert.equal((await webhook.evaluate("trigger", response, { signal: new AbortController().signal })).updates[0].value, "x");
  assert.equal(await response.text(), '{"a": "x"}');
  await assert.rejects(webhook.evaluate("trigger", new Response("{}"), { signal: 5 }), { path: "options.signal" });
});

test("an outcome is printed, copied and written as it is", () => {
  const body = JSON.stringify({ a: "x", b: "y".repeat(3000) });
  for (const given of [body, new TextEncoder().encode(body)]) {
    const outcome = evaluateParts("trigger", { status: 200, body: given }, definition);
    assert.match(inspect(outcome, { depth: 5 }), /response: '\{"a":"x"/);
    assert.doesNotMatch(inspect(outcome, { depth: 5 }), /Getter/);
    for (const copy of [structuredClone(outcome), JSON.parse(JSON.stringify(outcome)), { ...outcome }])
      assert.deepEqual(copy, outcome);
    assert.equal({ ...outcome.webhookIsCalled }.response, body);
  }
});

test("a webhook cannot be behind a proxy, its arguments can", () => {
  const webhook = new Webhook(definition);
  const proxy = new Proxy(webhook, {});
  for (const use of [() => proxy.diagnostics, () => proxy.evaluateParts("trigger", { status: 200 }), () => proxy.free()])
    assert.ok(caught(use) instanceof TypeError);
  const parts = new Proxy({ status: 200, body: '{"a": "x"}' }, {});
  const given = new Proxy({ ...definition, responseMappings: new Proxy(definition.responseMappings, {}) }, {});
  assert.equal(new Webhook(given).evaluateParts("trigger", parts).updates[0].value, "x");
  assert.equal(webhook.evaluateParts("trigger", parts).updates[0].value, "x");
});
