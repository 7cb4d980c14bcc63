// The middleware where services run: Hono on Node and in Workers, Deno.serve, Bun.serve, Workers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { consumer, output, outputOf, packages, programs } from "./support.js";
import { startWorker } from "./workerd.js";

const folder = programs();
const bin = (name) => join(packages, ".bin", name);

before(() => {
  for (const name of ["hono", "@hono/node-server"])
    cpSync(join(packages, name), join(consumer, "node_modules", name), { recursive: true, dereference: true });
});

/** A program that serves, and a function that ends it. */
async function started(command, args) {
  // In its own process group, since npm's command for Deno may start another process.
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, NO_COLOR: "1" }, detached: true });
  let said = "";
  const port = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += chunk;
      const found = /port (\d+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => reject(new Error(`it ended: ${said}`)));
  });
  return { origin: `http://127.0.0.1:${port}`, end: () => process.kill(-child.pid) };
}

/** The same in workerd. */
async function worker(name) {
  const miniflare = await startWorker(join(folder, `${name}.js`), output(`middleware-${name}`));
  return { origin: (await miniflare.ready).origin, end: () => miniflare.dispose() };
}

for (const [name, start, ...more] of [
  ["Hono on Node", () => started(process.execPath, ["service-node.js"]), honoChecks, compressChecks],
  // Not with Hono's `compress`: Workers would compress again.
  ["Hono in workerd", () => worker("service-hono-worker"), honoChecks],
  [
    "Deno.serve",
    () =>
      started(bin("deno"), ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1", "service-deno.js", "0"]),
  ],
  ["Bun.serve", () => started(bin("bun"), ["run", "service-bun.js"])],
  ["workerd", () => worker("service-worker")],
]) {
  describe(name, () => {
    let service;
    before(async () => {
      service = await start();
    });
    after(() => service?.end());
    for (const check of [checks, ...more]) check((path) => service.origin + path);
  });
}

test("the light Response of @hono/node-server", async () => {
  const { isLight, result } = JSON.parse(await outputOf(process.execPath, ["light.js"], { cwd: folder }));
  assert.ok(isLight);
  assert.deepEqual(result, {
    text: [true, "1", '{"score": 1}'],
    // The bytes as sent, which differ from what the headers say.
    latin1: [true, "5", '{"score": "5\u00e9"}'],
    long: [true, "not-evaluated", '{"score": 2, "pad": "\u00e9\u00e9\u00e9"}'],
    bytes: [false, "3", '{"score": 3}'],
    stream: [false, "4", '{"score": 4}'],
    none: [true, "empty-body", ""],
    status: [true, "http-status", "gone"],
  });
});

/** Miniflare compresses for clients that accept it, and holds chunks back for that. */
const unbuffered = { "accept-encoding": "identity" };

/** The outcomes reported for a path, which may take a while. */
async function heardOf(at, path) {
  return soon(async () => (await (await fetch(at("/heard"))).json()).heard[path], path);
}

async function soon(of, what) {
  for (let tries = 0; tries < 100; tries++) {
    const found = await of();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`nothing was heard of ${what}`);
}

function checks(at) {
  for (const prefix of ["", "/enforced"]) {
    const of = (path) => at(prefix + path);

    test(`a good reply (${prefix})`, async () => {
      const reply = await fetch(of("/good"));
      assert.deepEqual([reply.status, reply.headers.getSetCookie(), await reply.json()], [200, ["a=1", "b=2"], { score: 12 }]);
      assert.equal(await heardOf(at, `${prefix}/good`), 12);
    });

    test(`a stuck onOutcome (${prefix})`, async () => {
      for (let i = 0; i < 20; i++) assert.equal((await (await fetch(of("/stuck"))).json()).score, 13);
      assert.equal(await heardOf(at, `${prefix}/stuck`), 13);
    });

    test(`replies that say what they are (${prefix})`, async () => {
      const missing = await fetch(of("/missing"));
      assert.deepEqual([missing.status, await missing.text()], [404, "no such lead"]);
      const redirect = await fetch(of("/redirect"), { redirect: "manual" });
      assert.deepEqual([redirect.status, redirect.headers.get("location")], [302, "/good"]);
      const unchanged = await fetch(of("/unchanged"));
      assert.deepEqual([unchanged.status, unchanged.headers.get("etag")], [304, '"a"']);
      const cors = await fetch(of("/cors"), { method: "OPTIONS" });
      assert.deepEqual([cors.status, cors.headers.get("access-control-allow-origin")], [204, "*"]);
      assert.equal((await fetch(of("/good"), { method: "HEAD" })).status, 200);
      assert.equal(await heardOf(at, `${prefix}/missing`), "http-status");
    });

    test(`a broken reply (${prefix})`, async () => {
      const bad = await fetch(of("/bad"));
      assert.deepEqual([bad.status, bad.headers.get("x-own")], [prefix ? 502 : 200, "1"]);
      if (prefix) assert.equal((await bad.json()).type, "urn:marketo-webhook:unreadable-body");
      else assert.equal(await bad.text(), "{");
      assert.equal(await heardOf(at, `${prefix}/bad`), "unreadable-body");
    });

    test(`a slow reply (${prefix})`, async () => {
      const reply = await fetch(of("/slow"), { headers: unbuffered });
      const parts = [];
      for await (const part of reply.body) parts.push(Buffer.from(part).toString());
      assert.deepEqual(parts, prefix ? ['{"score": 14}'] : ['{"score"', ": 14}"]);
      assert.equal(await heardOf(at, `${prefix}/slow`), 14);
    });

    test(`an event stream (${prefix})`, async () => {
      const begun = performance.now();
      const reader = (await fetch(of("/events"))).body.getReader();
      assert.equal(Buffer.from((await reader.read()).value).toString(), "data: 1\n\n");
      assert.ok(performance.now() - begun < 590);
      assert.equal(Buffer.from((await reader.read()).value).toString(), "data: 2\n\n");
      assert.equal(await heardOf(at, `${prefix}/events`), "not-evaluated");
    });

    test(`20 MB, streamed and whole (${prefix})`, async () => {
      for (const path of ["/long", "/whole"]) {
        const reply = await fetch(of(path));
        assert.equal(reply.status, 200);
        assert.ok((await reply.arrayBuffer()).byteLength > 20 * 1024 * 1024);
        assert.equal(await heardOf(at, prefix + path), "not-evaluated");
      }
    });

    test(`a compressed reply (${prefix})`, async () => {
      const raw = await rawly(of("/gzip"));
      assert.equal(raw.headers["content-encoding"], "gzip");
      assert.deepEqual([...raw.body.subarray(0, 2)], [0x1f, 0x8b]);
      assert.deepEqual(await (await fetch(of("/gzip"))).json(), { score: 15 });
      assert.equal(await heardOf(at, `${prefix}/gzip`), 15);
    });
  }

  test("a client that goes", async () => {
    const client = new AbortController();
    const reply = await fetch(at("/endless"), { headers: unbuffered, signal: client.signal });
    await reply.body.getReader().read();
    client.abort();
    await soon(async () => (await (await fetch(at("/heard"))).json()).cancelled.includes("/endless"), "the cancellation");
    assert.equal(await heardOf(at, "/endless"), "not-evaluated");
  });

  test("many at once", async () => {
    const all = await Promise.all(
      Array.from({ length: 300 }, (_, i) => fetch(at(i % 2 ? "/good" : "/enforced/good")).then((reply) => reply.json())),
    );
    assert.deepEqual([...new Set(all.map(({ score }) => score))], [12]);
  });
}

function compressChecks(at) {
  test("compress, outside and inside", async () => {
    for (const [path, score] of [
      ["/outer/json", 16],
      ["/inner/json", 16],
      ["/enforced/compressed/json", 17],
    ]) {
      const reply = await fetch(at(path));
      assert.equal(reply.headers.get("content-encoding"), "gzip");
      assert.deepEqual([reply.status, await reply.json()], [200, { score }]);
      assert.equal(await heardOf(at, path), score);
    }
  });
}

function honoChecks(at) {
  test("cors, and middleware outside", async () => {
    const bad = await fetch(at("/origin/bad"), { headers: { origin: "http://elsewhere.example" } });
    assert.deepEqual([bad.status, bad.headers.get("access-control-allow-origin"), bad.headers.get("x-own")], [502, "*", "1"]);
    await bad.text();
    const preflight = await fetch(at("/origin/bad"), {
      method: "OPTIONS",
      headers: { origin: "http://elsewhere.example", "access-control-request-method": "POST" },
    });
    assert.equal(preflight.status, 204);
    for (const [path, kind] of [
      ["/told/good", "field-updates"],
      ["/told/bad", "error"],
    ]) {
      const told = await fetch(at(path));
      assert.equal(told.headers.get("x-outcome"), kind);
      await told.text();
    }
  });
}

/** A reply as it comes over the wire. */
function rawly(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, async (reply) =>
      resolve({ headers: reply.headers, body: Buffer.concat(await reply.toArray()) }),
    ).on("error", reject);
  });
}
