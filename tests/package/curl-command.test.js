// The command for curl, run by a POSIX shell: with a stand-in that prints its arguments, and with curl itself if available.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { curlCommand, parseHttp } from "marketo-webhook/http";

const folder = mkdtempSync(join(tmpdir(), "curl-"));
writeFileSync(join(folder, "curl"), "#!/bin/sh\nfor argument; do printf '%s\\0' \"$argument\"; done\n");
chmodSync(join(folder, "curl"), 0o755);
const url = "https://service.example/score";

/** The arguments that curl gets from the shell. */
function argumentsOf(command) {
  const { stdout, stderr, status } = spawnSync("sh", ["-c", command], {
    env: { PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: "/home" },
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
  return stdout.split("\0").slice(0, -1);
}

test("the command", () => {
  assert.equal(curlCommand({ url }), "curl -i 'https://service.example/score'");
  assert.equal(
    curlCommand({ url, method: "POST", body: "it's" }),
    "curl -i -X POST --data-raw 'it'\\''s' 'https://service.example/score'",
  );
  assert.equal(
    curlCommand({ url, method: "PUT", headers: { "Content-Type": "application/json", "X-Empty": "" }, body: "{}" }),
    "curl -i -X PUT -H 'Content-Type: application/json' -H 'X-Empty;' --data-raw '{}' 'https://service.example/score'",
  );
});

const TEXTS = [
  "",
  "it's",
  "'",
  "''",
  "'; echo no; '",
  "$HOME `id` $(id) ${HOME}",
  "\\",
  "\\'",
  '"',
  "a\nb\r\nc\n",
  "@file",
  "-d",
  "--",
  "!!",
  "*",
  "~",
  "#",
  "a & b | c > d < e;",
  "\t",
  "\x01\x7f",
  "é…😀",
  "%s\\0%d",
  "{a,b} [1-3]",
  "x".repeat(100_000),
];

test("a shell passes each text to curl unchanged", () => {
  for (const body of TEXTS) {
    assert.deepEqual(argumentsOf(curlCommand({ url, method: "POST", body })), ["-i", "-X", "POST", "--data-raw", body, url]);
    if (/[\r\n]/.test(body)) continue;
    const header = body.trim() === "" ? "X-A;" : `X-A: ${body.trim()}`;
    assert.deepEqual(argumentsOf(curlCommand({ url, headers: { "X-A": body } })), ["-i", "-H", header, url]);
  }
  assert.deepEqual(argumentsOf(curlCommand({ url, headers: { "a'b*$~": "x" }, method: "IT'S*" })), [
    "-i",
    "-X",
    "IT'S*",
    "-H",
    "a'b*$~: x",
    url,
  ]);
});

test("any text", () => {
  let seed = 20261126;
  const random = (below) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % below;
  const bodies = Array.from({ length: 200 }, () =>
    String.fromCodePoint(...Array.from({ length: random(60) }, () => 1 + random(random(4) === 0 ? 0xd7ff : 0x7e))),
  );
  // One shell for all of them.
  const found = argumentsOf(bodies.map((body) => curlCommand({ url, method: "POST", body })).join("\n")).filter(
    (_, i) => i % 6 === 4,
  );
  assert.deepEqual(found, bodies);
});

test("methods", () => {
  for (const [method, body, options] of [
    [undefined, undefined, []],
    ["GET", undefined, []],
    ["get", undefined, []],
    ["HEAD", undefined, ["--head"]],
    ["head", undefined, ["--head"]],
    ["POST", undefined, ["-X", "POST"]],
    ["post", "", ["-X", "POST", "--data-raw", ""]],
    ["delete", undefined, ["-X", "DELETE"]],
    ["PATCH", "x", ["-X", "PATCH", "--data-raw", "x"]],
    ["patch", "x", ["-X", "patch", "--data-raw", "x"]],
    ["GET", "x", ["-X", "GET", "--data-raw", "x"]],
    [undefined, "x", ["--data-raw", "x"]],
  ]) {
    assert.deepEqual(argumentsOf(curlCommand({ url, method, body })), ["-i", ...options, url], `${method}`);
  }
});

test("addresses", () => {
  for (const [given, sent, options = []] of [
    ["http://localhost:8080", "http://localhost:8080"],
    ["https://service.example/a?b=c&d='e'#f", "https://service.example/a?b=c&d=%27e%27#f"],
    ["https://service.example/a b/é", "https://service.example/a%20b/%C3%A9"],
    ["https://münchen.example/", "https://xn--mnchen-3ya.example/"],
    ["HTTPS://SERVICE.example/", "https://service.example/"],
    ["https://service.example/?a[0]=1", "https://service.example/?a[0]=1", ["--globoff"]],
    ["https://service.example/?e={{lead.Email}}", "https://service.example/?e={{lead.Email}}", ["--globoff"]],
    ["http://[::1]:80/", "http://[::1]/", ["--globoff"]],
  ]) {
    assert.deepEqual(argumentsOf(curlCommand({ url: given })), ["-i", ...options, sent]);
  }
});

test("requests that curl cannot send are refused", () => {
  const members = "`url`, `method`, `headers`, `body`";
  for (const [request, path, message] of [
    [undefined, "request", /an object, found undefined/],
    [null, "request", /found null/],
    ["x", "request", /found the string/],
    [{}, "request.url", /a string, found undefined/],
    [{ url: "/a" }, "request.url", /a whole address, such as `https:\/\/service\.example\/score`, found the string `\/a`/],
    [{ url: "-o x" }, "request.url", /a whole address/],
    [{ url: "file:///a" }, "request.url", /an address of http or https/],
    [{ url, method: "" }, "request.method", /a method of HTTP/],
    [{ url, method: "A B" }, "request.method", /a method of HTTP/],
    [{ url, method: null }, "request.method", /a method of HTTP/],
    [{ url, headers: null }, "request.headers", /an object of values by name, found null/],
    [{ url, headers: [["a", "b"]] }, "request.headers", /an object of values by name/],
    [{ url, headers: new Headers({ a: "b" }) }, "request.headers", /an object of values by name/],
    [{ url, headers: { "a b": "c" } }, "request.headers.a b", /the name of a header/],
    [{ url, headers: { "@file": "c" } }, "request.headers.@file", /the name of a header/],
    [{ url, headers: { "": "c" } }, "request.headers.", /the name of a header/],
    [{ url, headers: { a: 5 } }, "request.headers.a", /a string of one line, found `5`/],
    [{ url, headers: { a: "b\r\nc: d" } }, "request.headers.a", /a string of one line/],
    [{ url, body: 5 }, "request.body", /a string, found `5`/],
    [{ url, body: "a\0b" }, "request.body", /no U\+0000/],
    [{ url, data: "x" }, "request.data", new RegExp(`unknown key \`data\`, expected one of ${members}`)],
  ]) {
    assert.throws(() => curlCommand(request), { name: "ArgumentError", code: "invalid-argument", path, message });
  }
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

test("curl sends the same request, and prints what parseHttp reads", { skip: !hasCurl && "no curl here" }, async () => {
  const answer = '{"city": "Málaga"}';
  const seen = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    seen.push({
      method: request.method,
      url: request.url,
      accept: request.headers.accept,
      type: request.headers["content-type"],
      odd: request.headers["x-odd"],
      body,
    });
    if (request.url === "/none") return response.writeHead(204).end();
    const isZipped = /gzip/.test(request.headers["accept-encoding"]);
    response
      .writeHead(404, "No Such Lead", { "content-type": "application/json", ...(isZipped && { "content-encoding": "gzip" }) })
      .end(isZipped ? gzipSync(answer) : answer);
  });
  const origin = await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`)),
  );
  const sent = async (request) => {
    const { stdout } = await promisify(execFile)("sh", ["-c", `${curlCommand(request)} --silent --no-buffer`], {
      encoding: "buffer",
    });
    const { status, statusText, body } = parseHttp(stdout);
    return [status, statusText, Buffer.from(body).toString(), seen.at(-1)];
  };
  try {
    const body = `it's @ \\ "$HOME"\nend\n${"x".repeat(50_000)}`;
    assert.deepEqual(
      await sent({
        url: `${origin}/a?b[0]={c}`,
        method: "POST",
        headers: { "Content-Type": "text/plain", "X-Odd": "", Accept: "a/b" },
        body,
      }),
      [404, "No Such Lead", answer, { method: "POST", url: "/a?b[0]={c}", accept: "a/b", type: "text/plain", odd: "", body }],
    );
    const [, , read, { method }] = await sent({ url: `${origin}/`, headers: { "Accept-Encoding": "gzip" } });
    assert.deepEqual([read, method], [answer, "GET"]);
    assert.deepEqual((await sent({ url: `${origin}/none`, method: "DELETE" })).slice(0, 3), [204, "No Content", ""]);
    assert.deepEqual((await sent({ url: `${origin}/`, method: "HEAD" })).slice(0, 3), [404, "No Such Lead", ""]);
  } finally {
    server.close();
  }
});
