// The boundary: what is read and returned, and that nothing is kept or changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { evaluate, Webhook } from "marketo-webhook";
import { refuses } from "./support.js";

const definition = {
  name: "Scoring",
  responseType: "json",
  responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }],
};
const [mapping] = definition.responseMappings;
const webhook = new Webhook(definition);
const ok = (body) => webhook.evaluateParts("trigger", { status: 200, body });

test("undefined members are absent ones", () => {
  const absent = {
    name: undefined,
    responseType: "json",
    responseMappings: undefined,
    leadFields: undefined,
    assumptions: { jsonNull: undefined },
  };
  assert.deepEqual(
    new Webhook(absent).diagnostics.map(({ code }) => code),
    ["no-mappings"],
  );
  assert.equal(
    webhook.evaluateParts(
      "trigger",
      { status: 200, statusText: undefined, headers: undefined, body: undefined },
      { maxBodyBytes: undefined },
    ).error.code,
    1001,
  );
});

test("a Response that cannot be read is refused", async () => {
  const used = new Response("{}");
  await used.text();
  const locked = new Response("{}");
  locked.body.getReader();
  for (const wrong of [used, locked, Response.error(), {}, null, undefined, "x"]) {
    await assert.rejects(webhook.evaluate("trigger", wrong), { code: "invalid-argument", path: "response" });
  }
  await assert.rejects(webhook.evaluate("trigger", used), /found a used one/);
  await assert.rejects(webhook.evaluate("trigger", locked), /found one that is being read/);
});

test("a body that breaks off is a network failure, an abort is the caller's", async () => {
  const breaking = (error) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          controller.error(error);
        },
      }),
    );
  const { error } = await webhook.evaluate("trigger", breaking(new TypeError("terminated")));
  assert.equal(error.type, "network");
  assert.deepEqual(error.explanation, { id: "error.network.detail", values: { detail: "terminated" } });
  await assert.rejects(webhook.evaluate("trigger", breaking(new DOMException("stop", "AbortError"))), { name: "AbortError" });
});

test("whatever a body or a fetch fails with is a network failure", async () => {
  const reasons = [
    undefined,
    null,
    5,
    { message: 5 },
    { cause: { message: 5 } },
    "gone",
    { message: "gone" },
    { message: "x", cause: { message: "gone" } },
  ];
  for (const reason of reasons) {
    const broken = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.error(reason);
          },
        }),
      );
    const outcomes = [
      await webhook.evaluate("trigger", broken()),
      await webhook.call("trigger", "https://example.com/", { fetch: () => broken() }),
      await webhook.call("trigger", "https://example.com/", { fetch: () => Promise.reject(reason) }),
    ];
    for (const { error } of outcomes) {
      assert.equal(error.type, "network");
      const isSaid = JSON.stringify(reason)?.includes("gone") ?? false;
      assert.equal(error.explanation.values.detail === "gone", isSaid, error.message);
      assert.equal(error.message.includes("`gone`"), isSaid, error.message);
    }
  }
});

test("a chunk of a body that is no bytes is a network failure", async () => {
  for (const chunk of ['{"score": 1}', 5, [1, 2], new ArrayBuffer(2), null]) {
    let cancelled = 0;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(chunk);
      },
      cancel() {
        cancelled += 1;
      },
    });
    const { error } = await webhook.call("trigger", "https://example.com/", { fetch: () => new Response(body) });
    assert.equal(error.type, "network");
    assert.equal(error.explanation.values.detail, "the body has a chunk that is no Uint8Array");
    assert.equal(cancelled, 1);
  }
});

test("a body that breaks off since the time ran out is a time-out", async () => {
  const late = new Response(
    new ReadableStream({
      start(controller) {
        controller.error(new DOMException("late", "TimeoutError"));
      },
    }),
  );
  assert.equal((await webhook.evaluate("trigger", late)).error.type, "timeout");
});

test("definitions without a prototype or from another realm are read", () => {
  const bare = Object.assign(Object.create(null), definition, {
    responseMappings: [Object.assign(Object.create(null), mapping)],
  });
  assert.deepEqual(new Webhook(bare).diagnostics, []);
  const foreign = runInNewContext(`(${JSON.stringify(definition)})`);
  assert.deepEqual(new Webhook(foreign).diagnostics, []);
  const parts = runInNewContext("({ status: 200, body: new Uint8Array([123, 125]) })");
  assert.equal(webhook.evaluateParts("trigger", parts).kind, "field-updates");
});

test("a campaign that makes no call does not read the response", async () => {
  const used = new Response("{}");
  await used.text();
  assert.equal((await webhook.evaluate("batch", used)).error.code, 1000);
  assert.equal((await webhook.evaluate("batch", Response.error())).error.code, 1000);
  assert.equal(webhook.evaluateParts("batch", { status: 200, body: "long" }, { maxBodyBytes: 1 }).error.code, 1000);
  const endless = new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000));
      },
    }),
  );
  for (const campaignType of ["batch", "executable"]) {
    assert.equal((await webhook.evaluate(campaignType, endless)).error.type, `${campaignType}-campaign`);
  }
});

test("a Response in chunks is one body", async () => {
  const chunks = ['{"sco', 're": "1', '2", "x": "é"}'].map((chunk) => new TextEncoder().encode(chunk));
  const outcome = await webhook.evaluate(
    "trigger",
    new Response(
      new ReadableStream({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(chunk);
          controller.close();
        },
      }),
    ),
  );
  assert.equal(outcome.updates[0].value, 12);
  assert.equal(outcome.webhookIsCalled.response, '{"score": "12", "x": "é"}');
});

test("the host's charsets are read", () => {
  const headers = { "content-type": "application/json; charset=windows-1251" };
  const text = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] });
  const body = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xc6, 0xe9, ...new TextEncoder().encode('"}')]);
  const outcome = text.evaluateParts("trigger", { status: 200, headers, body });
  assert.equal(outcome.updates[0].value, "Жй");
  assert.equal(outcome.webhookIsCalled.response, '{"a":"Жй"}');
  const sjis = text.evaluateParts("trigger", {
    status: 200,
    headers: { "content-type": "x; charset=shift_jis" },
    body: new Uint8Array([0x22, 0x81, 0x22]),
  });
  assert.equal(sjis.error.type, "unreadable-body");
  assert.equal(sjis.error.position, undefined);
});

test("every kind of outcome is plain data with the members of its type", () => {
  const plain = (value) => {
    if (typeof value !== "object" || value === null) return;
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    Object.values(value).forEach(plain);
  };
  const updates = ok('{"score": 12}');
  assert.equal(updates.webhookIsCalled.webhook, "Scoring");
  for (const outcome of [
    updates,
    ok("{}"),
    ok(""),
    ok("x"),
    webhook.evaluateParts("batch", { status: 200 }),
    webhook.evaluateParts("trigger", { failure: "timeout" }),
    webhook.evaluateParts("trigger", { status: 404 }),
  ]) {
    plain(outcome);
    assert.deepEqual(structuredClone(outcome), outcome);
  }
});

test("an outcome is the caller's to change, but for the lists of rules that outcomes share", () => {
  const first = ok('{"score": 12}');
  assert.throws(() => first.updates[0].rules.push("mine"), TypeError);
  first.updates[0].rules = [...first.updates[0].rules, "mine"];
  first.notes.length = 0;
  assert.notDeepEqual(ok('{"score": 12}'), first);
});

test("texts with a byte order mark, surrogates or NUL inside stay whole", () => {
  const text = new Webhook({
    responseType: "json",
    responseMappings: ["a", "b"].map((responseAttribute, i) => ({ responseAttribute, marketoField: `F${i}` })),
  });
  const outcome = text.evaluateParts("trigger", { status: 200, body: JSON.stringify({ a: "\ufeffx\u0000", b: "\u{1f600}z" }) });
  assert.deepEqual(
    outcome.updates.map(({ value }) => value),
    ["\ufeffx\u0000", "\u{1f600}z"],
  );
});

test("no prototype changes", () => {
  const keys = Object.getOwnPropertyNames(Object.prototype);
  const pollute = new Webhook({
    responseType: "json",
    responseMappings: [{ responseAttribute: "__proto__.polluted", marketoField: "__proto__" }],
  });
  const outcome = pollute.evaluateParts("trigger", { status: 200, body: '{"__proto__": {"polluted": "yes"}}' });
  assert.equal(outcome.updates[0].marketoField, "__proto__");
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), keys);
  assert.equal({}.polluted, undefined);
});

test("memory grows and shrinks under large bodies, and outcomes stay right", () => {
  const long = `{"pad": "${"é".repeat(3_000_000)}", "score": 7}`;
  assert.equal(ok(long).updates[0].value, 7);
  assert.equal(ok('{"score": 8}').updates[0].value, 8);
  refuses("parts.body", "expected at most 16777216 bytes, found more", () => ok(new Uint8Array(16 * 1024 * 1024 + 1)));
});

test("a webhook has its diagnostics also once it is freed, always the same list", () => {
  const mistaken = { ...definition, responseMappings: [{ responseAttribute: "a..b", marketoField: "email" }] };
  const { diagnostics } = new Webhook(mistaken);
  assert.ok(diagnostics.length > 0);
  const [readBefore, readAfter] = [new Webhook(mistaken), new Webhook(mistaken)];
  const before = readBefore.diagnostics;
  readBefore.free();
  readAfter.free();
  for (const freed of [readBefore, readAfter]) {
    assert.deepEqual(freed.diagnostics, diagnostics);
    assert.equal(freed.diagnostics, freed.diagnostics);
  }
  assert.equal(readBefore.diagnostics, before);
  assert.throws(() => readAfter.evaluateParts("trigger", { status: 200 }), { message: "this webhook was freed" });
});

test("a freed webhook says so, and can be freed again", async () => {
  const freed = new Webhook(definition);
  freed.free();
  freed.free();
  assert.throws(() => freed.evaluateParts("trigger", { status: 200 }), { message: "this webhook was freed" });
  await assert.rejects(freed.evaluate("trigger", new Response("{}")), { message: "this webhook was freed" });
  const disposed = new Webhook(definition);
  disposed[Symbol.dispose]();
  assert.throws(() => disposed.evaluateParts("trigger", { failure: "timeout" }), { message: "this webhook was freed" });
});

test("evaluate compiles, evaluates and frees", async () => {
  const outcome = await evaluate("trigger", new Response('{"score": 1e1}'), definition);
  assert.equal(outcome.updates[0].text, "10");
  await assert.rejects(evaluate("trigger", new Response("{}"), {}), { path: "definition.responseType" });
  assert.equal((await evaluate("trigger", { failure: "timeout" }, definition)).error.type, "timeout");
});

test("windows-1252 is read as such, also where the host takes it for ISO 8859-1", () => {
  for (const label of ["windows-1252", "ISO-8859-1", "latin1"]) {
    const body = Uint8Array.from([...'{"score": "", "x": "\x80\x93\xe9\x81"}'], (c) => c.charCodeAt(0));
    const mapping = { responseAttribute: "x", marketoField: "City" };
    const city = new Webhook({ responseType: "json", responseMappings: [mapping] });
    const { updates, webhookIsCalled } = city.evaluateParts("trigger", {
      status: 200,
      headers: { "content-type": `text/plain; charset=${label}` },
      body,
    });
    assert.equal(updates[0].value, "€“é\x81");
    assert.equal(webhookIsCalled.response, '{"score": "", "x": "€“é\x81"}');
  }
});

test("headers are read as clients have them", () => {
  const body = new Uint8Array([0x7b, 0x22, 0x73, 0x63, 0x6f, 0x72, 0x65, 0x22, 0x3a, 0x20, 0x31, 0x32, 0x7d]);
  const evaluated = (headers) => webhook.evaluateParts("trigger", { status: 200, headers, body });
  const wide = "application/json; charset=klingon";
  const many = [
    ["set-cookie", ["a=1", "b=2"]],
    ["x-number", 7],
    ["x-nothing", null],
    ["x-absent", undefined],
    ["x-odd", {}],
  ];
  for (const name of ["content-type", "Content-Type", "CONTENT-TYPE"]) {
    for (const value of [wide, [wide, "text/plain"]]) {
      const all = [...many, [name, value]];
      for (const headers of [
        all,
        new Map(all),
        Object.fromEntries(all),
        Object.assign(Object.create(null), Object.fromEntries(all)),
      ]) {
        assert.equal(evaluated(headers).error.rule, "decide.charset", JSON.stringify(headers));
      }
    }
  }
  assert.equal(evaluated(new Headers({ "content-type": wide })).error.rule, "decide.charset");
  for (const value of [null, undefined, []]) assert.equal(evaluated({ "content-type": value }).updates[0].value, 12);
  for (const value of [30, "30", [30], ["30", "60"]]) {
    const { error } = webhook.evaluateParts("trigger", { status: 429, headers: { "Retry-After": value } });
    assert.equal(error.retryAfterSeconds, 30, JSON.stringify(value));
  }
});

test("two headers of one name are joined, as a Response joins them", async () => {
  const headers = [
    ["content-type", "text/plain"],
    ["Content-Type", "text/plain; charset=utf-16be"],
  ];
  const body = Uint8Array.from([..."{}"].flatMap((c) => [0, c.charCodeAt(0)]));
  const given = webhook.evaluateParts("trigger", { status: 200, statusText: "OK", headers, body });
  assert.equal(given.webhookIsCalled.response, "{}");
  assert.deepEqual(given, await webhook.evaluate("trigger", new Response(body, { headers, statusText: "OK" })));
});
