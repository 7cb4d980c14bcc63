// The examples, each in its own runtime.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { consumer, output, outputOf, packages, serve, until } from "./support.js";
import { startWorker } from "./workerd.js";

const examples = join(consumer, "examples");
const message = /`lead\.town` is not in the response/;

before(() => {
  cpSync(fileURLToPath(new URL("../../examples", import.meta.url)), examples, { recursive: true });
  cpSync(join(packages, "hono"), join(consumer, "node_modules/hono"), { recursive: true });
});

// Cargo compiles those in Rust: `cargo clippy --all-targets`.
const EXAMPLES = ["README.md", "browser", "deno.js", "evaluate.rs", "hono.js", "http.rs", "node.js", "probe", "worker.js"];

test("there is no example that is not run here, and none that does not fit a screen", () => {
  assert.deepEqual(readdirSync(examples).sort(), EXAMPLES);
  for (const file of ["deno.js", "hono.js", "node.js", "worker.js", "browser/index.html"]) {
    assert.ok(readFileSync(join(examples, file), "utf8").split("\n").length <= 45, `${file} is too long`);
  }
});

test("node.js", async () => {
  const said = await outputOf(process.execPath, [join(examples, "node.js")], { cwd: examples });
  assert.match(said, /^\/: LeadScore = 72$/m);
  assert.match(said, message);
  assert.match(said, /^\/: the alert does not fire$/m);
  assert.match(said, /^\/down: the service answered 503/m);
  assert.match(said, /^\/down: the alert fires$/m);
});

test("deno.js", async () => {
  const port = String(21_000 + (process.pid % 10_000));
  const args = ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net=localhost", "deno.js", port];
  // In its own process group, since npm's command for Deno may start another process.
  const child = spawn(join(packages, ".bin/deno"), args, {
    cwd: examples,
    env: { ...process.env, NO_COLOR: "1" },
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  try {
    await until(
      () => said.includes("Listening"),
      () => said,
    );
    assert.equal(await (await fetch(`http://localhost:${port}/?value=41`)).text(), "<lead><score>41</score></lead>");
    await until(
      () => said.includes("LeadScore is updated"),
      () => said,
    );
    await (await fetch(`http://localhost:${port}/?value=many`)).text();
    await until(
      () => said.includes("`LeadScore` holds numbers"),
      () => said,
    );
  } finally {
    process.kill(-child.pid);
  }
});

test("worker.js", async () => {
  const said = [];
  const miniflare = await startWorker(join(examples, "worker.js"), output("example-worker"), (chunk) => said.push(chunk));
  try {
    const call = (email) => miniflare.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify({ email }) });
    assert.deepEqual(await (await call("jane@wilder.example")).json(), { company: { name: "wilder.example", employees: 40 } });
    assert.equal((await call("")).status, 422);
    await until(
      () => /2 lead fields change/.test(said.join("")) && /answered 422/.test(said.join("")),
      () => said.join(""),
    );
  } finally {
    await miniflare.dispose();
  }
});

test("probe/worker.js", async () => {
  const miniflare = await startWorker(join(examples, "probe/worker.js"), output("example-probe-worker"), () => {});
  try {
    const missing = await miniflare.dispatchFetch("http://localhost/reply/json-missing");
    assert.deepEqual([missing.status, missing.statusText, await missing.text()], [404, "Not Found", ""]);
    const blank = await miniflare.dispatchFetch("http://localhost/reply/json-blank", { method: "POST" });
    assert.deepEqual([blank.status, await blank.text()], [200, " \n "]);
    const page = await miniflare.dispatchFetch("http://localhost/?lang=es");
    assert.match(await page.text(), /http:\/\/localhost\/reply\/\{\{lead\.First Name\}\}/);
  } finally {
    await miniflare.dispose();
  }
});

test("probe/node.js", async () => {
  const child = spawn(process.execPath, [join(examples, "probe/node.js"), "0"], { cwd: examples });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  try {
    await until(
      () => said.includes("\n"),
      () => said,
    );
    const response = await fetch(`${said.trim()}reply/json-missing`);
    assert.deepEqual([response.status, response.statusText], [404, "Not Found"]);
  } finally {
    child.kill();
  }
});

test("hono.js", async () => {
  const { default: app } = await import(pathToFileURL(join(examples, "hono.js")));
  const good = await app.request("/region/NL");
  assert.deepEqual([good.status, await good.json()], [200, { region: "Utrecht" }]);
  const bad = await app.request("/region/FR");
  assert.deepEqual([bad.status, bad.headers.get("content-type")], [502, "application/problem+json"]);
  const problem = await bad.json();
  assert.equal(problem.type, "urn:marketo-webhook:no-field-changes");
  assert.match(problem.detail, /`region` is null/);
});

test("browser/index.html", async () => {
  // The folder of a user's project: the example beside `node_modules`.
  const site = await serve(consumer);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.route("**/examples/node_modules/**", (route) =>
      route.continue({ url: route.request().url().replace("/examples", "") }),
    );
    await page.goto(`${site.origin}/examples/browser/index.html`);
    await page.locator("#score").getByText("72", { exact: true }).waitFor();
    await page.locator("#body").fill('{"lead": {}}');
    await page.locator("#score").getByText("is not in the response").waitFor();
  } finally {
    await browser.close();
    site.close();
  }
});
