// Many responses: the pattern, the order, and constant memory.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { consumer, fileOf, inputs, start } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "marketo-webhook-batch-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const definition = join(inputs, "whole.json");
const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";

function write(name, text = `${head}{"score": 1}`) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test("a pattern names files as in a shell, in the order of their names", async () => {
  for (const name of ["a/2.http", "a/10.http", "a/.hidden.http", "a/b/c.http", "a/B.txt", "a/[x].http", "a/é+(1).http"])
    write(name);
  mkdirSync(join(folder, "a/folder.http"), { recursive: true });
  const { expanded } = await fileOf("cli/glob.js");
  const names = async (pattern) => (await expanded(`${folder}/${pattern}`)).map((file) => file.slice(folder.length + 1));
  assert.deepEqual(await names("a/*.http"), ["a/10.http", "a/2.http", "a/[x].http", "a/é+(1).http"]);
  assert.deepEqual(await names("a/?.http"), ["a/2.http"]);
  assert.deepEqual(await names("a/[0-9]*.http"), ["a/10.http", "a/2.http"]);
  assert.deepEqual(await names("a/[!0-9]*.{http,txt}"), ["a/B.txt", "a/[x].http", "a/é+(1).http"]);
  assert.deepEqual(await names("a/.*.http"), ["a/.hidden.http"]);
  assert.deepEqual(await names("**/c.http"), ["a/b/c.http"]);
  assert.deepEqual(await names("a/**"), ["a/10.http", "a/2.http", "a/B.txt", "a/[x].http", "a/b/c.http", "a/é+(1).http"]);
  assert.deepEqual(await names("a/[x].http"), ["a/[x].http"]);
  assert.deepEqual(await names("a/*(1)*"), ["a/é+(1).http"]);
  assert.deepEqual(await names("b/*"), []);
});

test("a pattern from a script with Windows line ends", async () => {
  write("crlf/1.http");
  const { stdout, status } = await start([definition, "--json", "--batch", "crlf/*.http\r"], { cwd: folder });
  assert.equal(JSON.parse(stdout).file, "crlf/1.http");
  assert.equal(status, 0);
});

test("200 MB of responses take no more memory than a few of them", { timeout: 60_000 }, async (context) => {
  const COUNT = 200;
  const body = `{"text": "${"x".repeat(1024 * 1024)}", "score": 7}`;
  for (let i = 0; i < COUNT; i++) write(`many/${String(i).padStart(3, "0")}.http`, head + body);
  // Nothing read is kept: the program is asked at its end for its peak memory.
  const hook = join(folder, "hook.mjs");
  writeFileSync(hook, "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`));");
  const peakOf = async (pattern) => {
    const main = join(consumer, "node_modules/marketo-webhook/dist/cli/main.js");
    const child = spawn(process.execPath, ["--import", hook, main, definition, "--json", "--batch", pattern], { cwd: folder });
    const closed = once(child, "close");
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    let lines = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      assert.equal(JSON.parse(line).file, `many/${String(lines).padStart(3, "0")}.http`);
      lines += 1;
    }
    // Its report may come after its last line.
    await closed;
    return { lines, peak: Number(/^peak (\d+)$/m.exec(said)[1]) / 1024 };
  };
  const [few, many] = [await peakOf("many/00*.http"), await peakOf("many/*.http")];
  context.diagnostic(`peak of ${few.lines} responses ${few.peak.toFixed(0)} MiB, of ${many.lines} ${many.peak.toFixed(0)} MiB`);
  assert.deepEqual([few.lines, many.lines], [10, COUNT]);
  // Uncollected garbage differs from run to run: from 15 to 50 MiB.
  assert.ok(many.peak - few.peak < 90, `grew by ${many.peak - few.peak} MiB over 190 MB`);
});
