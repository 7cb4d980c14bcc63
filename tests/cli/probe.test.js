// `marketo-webhook probe`, used like a new user would: the service is started, the Marketo stand-in is set up from the printed
// kit, and what its REST API returns is saved and read.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { consumer, fileOf, runHere } from "./support.js";

const { probeKit } = await fileOf("entry/probe.js");
const { ASSUMED } = await import(join(consumer, "tests/package/probe-instance.js"));
const { overHttp, run, setUp } = await import(join(consumer, "tests/package/probe-set-up.js"));

const folder = mkdtempSync(join(tmpdir(), "marketo-webhook-probe-"));
after(() => rmSync(folder, { recursive: true }));

const kit = probeKit();
const defaults = Object.fromEntries(Object.entries(ASSUMED).map(([name, [value]]) => [name, value]));
const observed = (hidden = {}, some = kit) => run(some, setUp(some, { ...defaults, ...hidden }));

function save(name, json) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const probe = (...args) => runHere(["probe", ...args]);

/** A page of leads as the REST API returns it. */
function leadsOf(observations) {
  const result = observations.map(({ experiment, lead }, i) => ({ id: 1_000 + i, firstName: experiment, ...lead }));
  return { requestId: "1#2", result, success: true };
}

test("from the service to the assumptions of an instance", async () => {
  const main = join(consumer, "node_modules/.bin/marketo-webhook");
  const service = spawn(main, ["probe", "serve", "--port", "0"], { cwd: folder, env: { ...process.env, LC_ALL: "C" } });
  try {
    const [address] = await once(service.stdout, "data");
    assert.match(String(address), /^http:\/\/localhost:\d+\/\n$/);
    const printed = JSON.parse((await probe("kit", "--json")).stdout);
    assert.deepEqual(printed, JSON.parse(JSON.stringify(kit)));
    const hidden = {
      ...defaults,
      jsonNull: "clear",
      numericText: "number",
      noCallTrigger: "silent",
      whitespaceBody: "empty",
      keyCharacters: "unicode",
    };
    const observations = await run(printed, setUp(printed, hidden), { replies: overHttp(String(address).trim().slice(0, -1)) });
    const leads = save("leads.json", leadsOf(observations));
    const errorTypes = ["json-blank", "json-missing"].flatMap((name) => [
      "--error-type",
      `${name}=${observations.find(({ experiment }) => experiment === name).errorType}`,
    ]);
    const fired = save("fired.json", leadsOf(observations.filter((each) => each.fired)));

    const json = await probe("read", leads, ...errorTypes, "--fired", fired, "--json");
    assert.deepEqual([json.status, json.stderr], [0, ""]);
    assert.deepEqual(JSON.parse(json.stdout).assumptions, hidden);
    const { status, stdout } = await probe("read", leads, ...errorTypes, "--fired", fired, "--strict");
    assert.equal(status, 0);
    assert.match(stdout, /^20 decided\n {2}✓ whitespaceBody: empty {2}\[json-blank\]\n/);
    assert.deepEqual(JSON.parse(stdout.trimEnd().split("\n").at(-1)), { assumptions: hidden });
  } finally {
    service.kill();
  }
});

test("what nobody observed stays open", async () => {
  const leads = save("leads.json", leadsOf(await observed()));
  const { status, stdout } = await probe("read", leads);
  assert.equal(status, 0);
  assert.match(stdout, /^16 decided\n/);
  const open = [
    "whitespaceBody: not-empty, empty  [json-blank]",
    "emptyBodyNon2xx: status, 1001  [json-missing]",
    "noCallTrigger: fires, silent  [json-batch]",
    "keyCharacters: ascii, unicode  [xml-paths]",
  ];
  assert.ok(stdout.includes(`\n${open.map((line) => `  ? ${line}\n`).join("")}`), stdout);
  assert.equal((await probe("read", leads, "--strict")).status, 1);
});

test("unexplained observations are reported with their likely cause, and fail", async () => {
  const reply = leadsOf(await observed());
  const find = (name) => reply.result.find(({ firstName }) => firstName === name);
  find("json-control").probeDate = "2001-01-01";
  find("json-before").probeUrl = null;
  find("json-values").probeNumber = "86";
  find("json-empty").probeScore = 86;
  find("xml-paths").probeCall = "before";
  find("json-blank").probeCall = "json-control";
  delete find("json-objects").probeText;
  reply.result = reply.result.filter(({ firstName }) => firstName !== "json-limits");
  reply.result.push({ id: 1, firstName: "Ann" });
  const leads = save("leads.json", reply);
  const { status, stdout, stderr } = await probe("read", leads);
  assert.equal(status, 1);
  const said = [
    "json-before, ProbeUrl: empty; did it hold its value before the call?",
    'json-control, ProbeDate: `"2001-01-01"`; its mapping in Probe JSON is missing or mistyped',
    "json-empty, ProbeScore: `86`",
    'json-values, ProbeNumber: `"86"`; is the field of the right type, and is this a reply of the REST API?',
    "json-objects, ProbeText: the lead has no such field",
    'xml-paths, ProbeCall: `"before"`; the call was not made, its reply was not used, or this field\'s mapping is missing',
    'json-blank, ProbeCall: `"json-control"`; the lead is not as this experiment\'s call left it',
  ];
  assert.ok(stdout.includes(`\n${said.map((line) => `  ✗ ${line}\n`).join("")}`), stdout);
  assert.match(stderr, /left out: `Ann`\n/);
  assert.match(stderr, /Not observed: `json-limits`;/);
  const json = JSON.parse((await probe("read", leads, "--json")).stdout);
  assert.deepEqual(
    json.findings.filter(({ missing }) => missing).map(({ field, seen }) => [field, seen]),
    [["ProbeText", null]],
  );
});

test("a finding about a lead as a whole is reported too", async () => {
  const observations = await observed();
  observations[3].lead = { id: 7, email: "ann@other.example" };
  observations[4].errorType = "Gone";
  observations.push({ ...observations[5], fired: false });
  const { status, stdout } = await probe("read", save("observations.json", observations), "--lang", "es");
  assert.equal(status, 1);
  const [, other, called, twice] = ["", observations[3], observations[4], observations[5]].map((each) => each.experiment);
  for (const line of [
    `${twice}: observado más de una vez`,
    `${other}: el posible cliente no tiene ninguno`,
    `${called}, errorType: \`Gone\``,
  ])
    assert.ok(stdout.includes(`✗ ${line}`), stdout);
});

test("a field of another type is noticed by the describe call", async () => {
  const leads = save("leads.json", leadsOf(await observed({ urlFormat: "any" })));
  const result = kit.fields.map(({ name, restName, displayName, dataType }, i) => ({
    id: i,
    displayName,
    dataType: name === "ProbeUrl" ? "string" : dataType,
    rest: { name: restName, readOnly: false },
    soap: { name, readOnly: false },
  }));
  const describe = save("describe.json", { requestId: "1", success: true, result });
  const { status, stdout, stderr } = await probe("read", leads, "--lead-fields", describe);
  assert.equal(status, 1);
  assert.match(stderr, /`ProbeUrl` has the type `string` in place of `url`/);
  assert.match(stdout, /\? urlFormat: with-scheme, any {2}/);
  result.find(({ displayName }) => displayName === "ProbeUrl").dataType = "url";
  assert.equal((await probe("read", leads, "--lead-fields", save("describe.json", { success: true, result }))).status, 0);
});

test("a kit for one assumption is smaller, and read as such", async () => {
  assert.match((await probe("kit", "--about", "jsonNull")).stdout, /^2 fields\n/);
  const leads = save("leads.json", leadsOf(await observed({ jsonNull: "clear" }, probeKit(["jsonNull"]))));
  const { status, stdout, stderr } = await probe("read", leads, "--about", "jsonNull", "--strict");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^1 decided\n {2}✓ jsonNull: clear {2}\[json-empty\]\n/);
});

test("a wrong call prints one line that says how to fix it", async () => {
  const refused = async (args, what) => {
    const { status, stdout, stderr } = await probe(...args);
    assert.deepEqual([status, stdout], [2, ""], stderr);
    assert.equal(stderr.trimEnd().split("\n").length, 1);
    assert.match(stderr, what);
  };
  const empty = save("empty.json", { result: [] });
  await refused(["kit", "more"], /`more`/);
  await refused(["kit", "--about", "jsonNul"], /did you mean `jsonNull`/);
  await refused(["serve", "--port", "x"], /from 0 to 65535/);
  await refused(["serve", "--port", "0", "--host", "192.0.2.1"], /no address `192\.0\.2\.1`/);
  await refused(["read", empty, "--error-type", "json-blank"], /`json-blank=1001`, not `json-blank`/);
  await refused(["read", empty, "--error-type", "json-blanc=1001"], /did you mean `json-blank`/);
  await refused(["read", "missing.json"], /no file `missing\.json`/);
  await refused(
    ["read", save("wrong.json", { success: false, errors: [{ code: "601", message: "Access token invalid" }] })],
    /Access token invalid/,
  );
  await refused(["read", save("wrong.json", { leads: [] })], /no `result`/);
  await refused(["read", save("wrong.json", { result: [{ id: 1 }] })], /without `firstName`/);
  await refused(["read", save("wrong.json", { result: [], moreResult: true })], /one page of several/);
  await refused(["read", save("wrong.json", [{ experiment: "other", lead: {} }])], /`observations\[0\]\.experiment`/);

  const other = createServer().listen(0, "localhost");
  await once(other, "listening");
  await refused(["serve", "--port", String(other.address().port)], /something else listens/);
  other.close();
});
