// Cloudflare Workers: workerd through miniflare and through wrangler.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { checkResult, output, outputOf, packages, programs } from "./support.js";
import { inWorkerd } from "./workerd.js";

const folder = programs();
const wrangler = join(packages, ".bin/wrangler");
const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" };

/** A project for wrangler beside the programs. */
function project(main) {
  const file = join(folder, `wrangler-${main}.json`);
  writeFileSync(file, JSON.stringify({ name: "cases", main, compatibility_date: "2026-01-01" }));
  return file;
}

test("workerd, through miniflare", async () => checkResult(await inWorkerd(join(folder, "worker.js"))));

test("workerd, through wrangler dev", async () => {
  const port = String(20_000 + (process.pid % 10_000));
  const args = ["dev", "--config", project("worker.js"), "--local", "--port", port, "--inspector-port", "0", "--ip", "127.0.0.1"];
  const child = spawn(wrangler, args, { cwd: folder, env, detached: true });
  let said = "";
  const ready = new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += chunk;
      if (said.includes("Ready on")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => reject(new Error(`wrangler ended: ${said}`)));
  });
  try {
    await ready;
    checkResult(await (await fetch(`http://127.0.0.1:${port}/`)).json());
  } finally {
    process.kill(-child.pid);
  }
});

test("wrangler bundles it", async (context) => {
  const said = await outputOf(
    wrangler,
    ["deploy", "--dry-run", "--config", project("small.js"), "--outdir", output("wrangler")],
    { cwd: folder, env },
  );
  const [size] = said.match(/Total Upload: .*/) ?? [];
  assert.ok(size, said);
  context.diagnostic(size);
});
