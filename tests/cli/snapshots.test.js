// What each command prints, in each language: `UPDATE_SNAPSHOTS=1` writes it anew, to be read before it is committed.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { calls } from "./calls.js";
import { runHere, start } from "./support.js";

/** The calls that are made as users make them, in English; all others within this process, which takes a tenth of the time. */
const STARTED = /^(?:outcome|outcome-hostile|error-timeout|input-.*|batch|batch-json|strict|attributes-json|fields|rule|help|version|wrong-(?:nothing|option|json|empty|curl))$/;

/** The folders of snapshots: what each is printed with. */
const SETTINGS = {
  en: { env: { LC_ALL: "C.UTF-8" }, isStarted: (name) => STARTED.test(name) },
  es: { env: { LC_ALL: "", LC_MESSAGES: "es_ES.UTF-8", LANG: "en_GB.UTF-8" } },
  colours: { env: { FORCE_COLOR: "1" }, only: /^(?:outcome-80-columns|error-login|batch|attributes-xml|rule|wrong-option)$/ },
};

const quoted = (argument) => (/^[\w./:=-]+$/.test(argument) ? argument : `'${argument}'`);

for (const [folder, { env, only = /^/, isStarted = () => false }] of Object.entries(SETTINGS)) {
  const path = fileURLToPath(new URL(`snapshots/${folder}/`, import.meta.url));
  const names = Object.keys(calls).filter((name) => only.test(name));

  test(`${folder}: every call prints what its snapshot has`, async (context) => {
    mkdirSync(path, { recursive: true });
    for (const name of names) await context.test(name, async () => {
      const call = Array.isArray(calls[name]) ? { args: calls[name] } : calls[name];
      const { stdout, stderr, status } = await (isStarted(name) ? start : runHere)(call.args, { input: call.input, env: { ...env, ...call.env } });
      const snapshot = `$ marketo-webhook ${call.args.map(quoted).join(" ")}\n${stdout}--- standard error\n${stderr}--- exit ${status}\n`;
      // The escape itself would colour whatever shows the file.
      const text = snapshot.replaceAll("\x1b", "␛");
      if (process.env.UPDATE_SNAPSHOTS) writeFileSync(`${path}${name}.txt`, text);
      assert.equal(text, readFileSync(`${path}${name}.txt`, "utf8"));
    });
  });

  test(`${folder}: every snapshot is of a call`, () => {
    assert.deepEqual(readdirSync(path).sort(), names.map((name) => `${name}.txt`).sort());
  });
}

test("a wrong call says one line on standard error and nothing else", () => {
  for (const language of ["en", "es"]) {
    for (const name of Object.keys(calls).filter((name) => name.startsWith("wrong-") && name !== "wrong-nothing")) {
      const snapshot = readFileSync(new URL(`snapshots/${language}/${name}.txt`, import.meta.url), "utf8");
      assert.match(snapshot, /^[^\n]*\n--- standard error\nmarketo-webhook: [^\n]*\n--- exit 2\n$/, name);
    }
  }
});
