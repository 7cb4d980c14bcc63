// Effects of the terminal, the system's language, and the encoding of files.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { inputs, runHere } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "marketo-webhook-terminal-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ESCAPE = /\x1b\[/;
const call = ["definition.json", "response.http"];

test("colours on a terminal, unless the settings say no", async () => {
  const isColoured = async (env, terminal) => ESCAPE.test((await runHere(call, { env, terminal })).stdout);
  const terminal = { isTTY: true, columns: 80 };
  assert.equal(await isColoured({}, terminal), true);
  assert.equal(await isColoured({}, {}), false);
  assert.equal(await isColoured({ NO_COLOR: "1" }, terminal), false);
  assert.equal(await isColoured({ NO_COLOR: "" }, terminal), true);
  assert.equal(await isColoured({ TERM: "dumb" }, terminal), false);
  assert.equal(await isColoured({ FORCE_COLOR: "1" }, {}), true);
  assert.equal(await isColoured({ FORCE_COLOR: "0" }, terminal), false);
  assert.equal(await isColoured({ FORCE_COLOR: "1", NO_COLOR: "1" }, terminal), false);
});

test("lines keep to the terminal's width, and nothing is lost by that", async () => {
  const whole = (await runHere(call)).stdout;
  for (const columns of [40, 80, 120]) {
    const { stdout } = await runHere(call, { terminal: { isTTY: true, columns } });
    const lines = stdout.replace(/\x1b\[\d+m/g, "").split("\n");
    // A single word may be longer.
    for (const line of lines) assert.ok([...line].length <= columns || !line.trim().includes("  "), line);
    assert.equal(lines.join(" ").replace(/ +/g, " ").trim(), whole.replace(/\s+/g, " ").trim());
  }
});

test("wide characters count twice", async () => {
  const response = file("wide.http", `HTTP/1.1 200 OK\n\n{"score": 1, "lead": {"City": "${"東京 ".repeat(30)}"}}`);
  const { stdout } = await runHere([join(inputs, "definition.json"), response], {
    terminal: { isTTY: true, columns: 60 },
    env: { NO_COLOR: "1" },
  });
  for (const line of stdout.split("\n").filter((line) => line.includes("東京")))
    assert.ok(line.length + line.match(/[東京]/g).length <= 60, line);
});

test("without a response on a terminal it says so; for - it waits and says so", async () => {
  const absent = await runHere(["definition.json"], { waits: true });
  assert.match(absent.stderr, /^marketo-webhook: there is no response: name its file, or pipe it in[^\n]*\n$/);
  assert.equal(absent.status, 2);
  const waited = await runHere(["whole.json", "-"], { waits: true, input: 'HTTP/1.1 200 OK\n\n{"score": 5}' });
  assert.match(waited.stderr, /^waiting for input from the terminal/);
  assert.match(waited.stdout, /^✓ LeadScore ← score {2}5\n/);
  for (const args of [["attributes", "json"], ["fields"]]) {
    const { stderr, status } = await runHere(args, { waits: true });
    assert.match(stderr, /^marketo-webhook: name the file of /);
    assert.equal(status, 2);
  }
});

test("the language is that of the option, then of the system", async () => {
  const language = async (args, env) => (/^Usage/m.test((await runHere([...args, "--help"], { env })).stdout) ? "en" : "es");
  assert.equal(await language([], {}), "en");
  assert.equal(await language([], { LANG: "es_MX.UTF-8" }), "es");
  assert.equal(await language([], { LANG: "es_MX.UTF-8", LC_MESSAGES: "C" }), "en");
  assert.equal(await language([], { LANG: "en_US.UTF-8", LC_ALL: "es" }), "es");
  assert.equal(await language([], { LANG: "est_EE" }), "en");
  assert.equal(await language([], { LANG: "fr_FR.UTF-8" }), "en");
  assert.equal(await language(["--lang", "es-AR"], { LANG: "C" }), "es");
  assert.equal(await language(["--lang=en"], { LC_ALL: "es_ES" }), "en");
  const { stderr, status } = await runHere(["--lang", "fr", "--help"], { env: { LANG: "es_ES" } });
  assert.equal(stderr, "marketo-webhook: `--lang` admite `en` o `es`, no `fr`\n");
  assert.equal(status, 2);
});

test("a command may stand behind options", async () => {
  const { stdout, status } = await runHere(["--lang", "es", "rules", "json.null"]);
  assert.match(stdout, /^json\.null {2}\[supuesta\]\n/);
  assert.equal(status, 0);
});

test("files as Windows writes them: line ends, a byte order mark, UTF-16", async () => {
  const text = readFileSync(join(inputs, "definition.json"), "utf8");
  const response = readFileSync(join(inputs, "response.http"), "latin1").replaceAll("\n", "\r\n");
  const expected = (await runHere(call)).stdout;
  const windows = text.replaceAll("\n", "\r\n");
  for (const [name, content] of [
    ["crlf.json", windows],
    ["bom.json", `\ufeff${windows}`],
    ["utf-16le.json", Buffer.from(`\ufeff${windows}`, "utf16le")],
    ["utf-16be.json", Buffer.from(`\ufeff${windows}`, "utf16le").swap16()],
  ]) {
    const { stdout, status } = await runHere([file(name, content), file("crlf.http", response)]);
    assert.equal(stdout, expected, name);
    assert.equal(status, 1);
  }
  const { stdout } = await runHere(["definition.json", file("utf-16.http", Buffer.from(`\ufeff${response}`, "utf16le"))]);
  assert.equal(stdout, expected);
});

test("of a message the body is listed, by its charset", async () => {
  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/xml; charset=iso-8859-1\r\n\r\n";
  const xml = Buffer.from(`${head}<?xml version="1.0" encoding="iso-8859-1"?><city>Orléans</city>`, "latin1");
  assert.equal((await runHere(["attributes", "xml", file("latin1.http", xml)])).stdout, "✓ city  Orléans\n");
  const describe = readFileSync(join(inputs, "describe.json"), "utf8");
  const [message, alone] = [
    await runHere(["fields"], { input: `HTTP/2 200 \n\n${describe}` }),
    await runHere(["fields"], { input: describe }),
  ];
  assert.equal(message.stdout, alone.stdout);
});

test("a definition that is not UTF-8, and one that is too deep", async () => {
  const said = async (content) =>
    (await runHere([file("odd.json", content), "response.http"])).stderr.replace(/`[^`]*odd.json`/, "it");
  assert.equal(await said(Buffer.from([0x7b, 0xff, 0x7d])), "marketo-webhook: it is not UTF-8; save it as UTF-8\n");
  assert.match(
    await said("[".repeat(200_000) + "]".repeat(200_000)),
    /^marketo-webhook: it (?:cannot be read|is not a definition)/,
  );
  assert.equal(await said(""), "marketo-webhook: it is empty; it has to be JSON\n");
});

test("long values are whole up to 500 characters, and then say how long they are", async () => {
  const definition = file(
    "long.json",
    JSON.stringify({
      responseType: "json",
      responseMappings: [{ responseAttribute: "t", marketoField: "T" }],
      leadFields: [{ name: "T", dataType: "text" }],
    }),
  );
  const printed = async (length) =>
    (await runHere([definition, file("long.http", `HTTP/1.1 200 OK\n\n{"t": "${"é".repeat(length)}"}`)])).stdout.split("\n")[0];
  assert.equal(await printed(500), `✓ T ← t  ${"é".repeat(500)}`);
  assert.equal(await printed(501), `✓ T ← t  ${"é".repeat(500)}… (501 characters; --json has them all)`);
});

test("no control character of the input reaches the terminal, not even in a file's name or in JSON", async () => {
  const hostile = "a\x1b[31m\u202e\u009b.http";
  const path = file(hostile, readFileSync(join(inputs, "hostile.http")));
  const unsafe = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
  for (const args of [
    ["definition.json", path],
    ["definition.json", path, "--json"],
    ["definition.json", path, path, "--json"],
    [path, path],
    ["definition.json", `--${hostile}`],
    ["attributes", "json", path],
  ]) {
    const { stdout, stderr } = await runHere(args);
    assert.doesNotMatch(stdout + stderr, unsafe, args.join(" "));
    assert.ok(stdout + stderr !== "");
  }
  const { stdout } = await runHere(["definition.json", path, "--json"]);
  assert.match(JSON.parse(stdout).webhookIsCalled.response, /u001b\[31m/);
});

test("exit 1 for a warning under --strict alone", async () => {
  const cleared = file("cleared.http", 'HTTP/1.1 200 OK\n\n{"score": "7 points"}');
  assert.equal((await runHere(["whole.json", cleared])).status, 0);
  assert.equal((await runHere(["whole.json", cleared, "--strict"])).status, 1);
  assert.equal((await runHere(["whole.json", "good.http", "--strict"])).status, 0);
});
