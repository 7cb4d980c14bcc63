// Evaluates every case where only the package may be used: run by `sealed.test.js`.
import assert from "node:assert/strict";
import dns from "node:dns";
import net from "node:net";

import { cases, parts, response, withoutMessages } from "./support.js";

const all = cases().map(frozen);
const tried = [];

/** The input is deeply frozen: changing it throws. */
function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** A forbidden object: using it throws, and is recorded. */
function forbidden(name) {
  const refuse = () => {
    tried.push(name);
    throw new Error(`${name} is used`);
  };
  return new Proxy(refuse, { get: refuse, set: refuse, apply: refuse, construct: refuse });
}

const GLOBALS = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "BroadcastChannel",
  "Worker",
  "importScripts",
  "eval",
  "Function",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "caches",
  "cookieStore",
  "document",
  "navigator",
  "process",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "performance",
  "crypto",
];
// The package, before anything is removed: loading a module needs some of it.
const { evaluate, importLeadFields, listAttributes, rules, triggerFires, Webhook } = await import("marketo-webhook");
const { toProblem } = await import("marketo-webhook/middleware");
// Node loads its own parts of these on first use.
await new Response("x").clone().text();
new DecompressionStream("gzip");

/** The prototypes and constructors that programs share, and globalThis. */
const shared = Object.getOwnPropertyNames(globalThis)
  .filter((name) => !GLOBALS.includes(name))
  .map((name) => Object.getOwnPropertyDescriptor(globalThis, name).value)
  .filter((value) => typeof value === "function" || (typeof value === "object" && value !== null))
  .flatMap((value) => [value, value.prototype])
  .filter((value) => value !== undefined && value !== null)
  .concat([
    Object.getPrototypeOf(async () => {}),
    Object.getPrototypeOf(Uint8Array),
    Object.getPrototypeOf(Uint8Array.prototype),
  ]);
const snapshot = () =>
  shared.map((value) => [Object.getPrototypeOf(value), Object.isExtensible(value), Object.getOwnPropertyDescriptors(value)]);
const globals = () => Object.getOwnPropertyNames(globalThis).sort();

const real = Object.fromEntries(["process", "setImmediate"].map((name) => [name, globalThis[name]]));
for (const name of GLOBALS)
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: forbidden(name) });
net.Socket.prototype.connect = forbidden("net.Socket.connect");
dns.lookup = forbidden("dns.lookup");
Math.random = forbidden("Math.random");
Date.now = forbidden("Date.now");

const [before, globalsBefore] = [snapshot(), globals()];
let count = 0;
for (const { input, expected } of all) {
  if (input.describe !== undefined) {
    assert.deepEqual(withoutMessages(importLeadFields(input.describe), expected), expected);
    count += 1;
    continue;
  }
  const webhook = new Webhook(input.definition);
  const given = input.reply && parts(input.reply);
  if (given !== undefined) {
    const outcome = webhook.evaluateParts(input.campaignType, given);
    const result = input.trigger === undefined ? outcome : triggerFires(input.trigger, outcome);
    assert.deepEqual(withoutMessages(result, expected), expected);
    toProblem(outcome);
    count += 1;
  }
  webhook.free();
  const made = input.reply && response(input.reply);
  if (made !== undefined) assert.ok((await evaluate(input.campaignType, made, input.definition)).kind);
}
assert.ok(rules().length > 50);
for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
  const body = `{"${key}": {"${key}": "x", "polluted": "yes"}}`;
  const definition = {
    responseType: "json",
    responseMappings: [{ responseAttribute: `${key}.polluted`, marketoField: key }],
    leadFields: [{ name: key, dataType: "string", restName: key }],
  };
  const webhook = new Webhook(definition);
  assert.equal(webhook.evaluateParts("trigger", { status: 200, body, headers: [[key, "x"]] }).updates[0].value, "yes");
  webhook.free();
  assert.deepEqual(listAttributes("json", body)[0].steps, [key]);
  importLeadFields(
    `{"success": true, "result": [{"displayName": "${key}", "dataType": "string", "soap": ${body}, "rest": {"name": "${key}"}}]}`,
  );
}
const [after, globalsAfter] = [snapshot(), globals()];

for (const name of Object.keys(real)) globalThis[name] = real[name];
assert.deepEqual(tried, []);
assert.deepEqual(globalsAfter, globalsBefore);
// By identity: deepEqual would compare the functions themselves.
for (const [i, [prototype, extensible, descriptors]] of before.entries()) {
  assert.equal(after[i][0], prototype);
  assert.equal(after[i][1], extensible);
  assert.deepEqual(Reflect.ownKeys(after[i][2]), Reflect.ownKeys(descriptors));
  for (const key of Reflect.ownKeys(descriptors)) {
    for (const part of ["value", "get", "set", "writable", "configurable", "enumerable"]) {
      assert.ok(Object.is(after[i][2][key][part], descriptors[key][part]), `${String(key)} has changed`);
    }
  }
}
console.log(JSON.stringify({ cases: count, of: all.length, shared: shared.length }));
