// The output of each command, in each language: `UPDATE_SNAPSHOTS=1` rewrites it, to be read before it is committed.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";

import { calls } from "./calls.js";
import { pathOf, snapshots } from "./snapshots.js";
import { runHere, start } from "./support.js";

/** Calls made like users make them, in English; all others within this process, which takes a tenth of the time. */
const STARTED =
  /^(?:outcome|outcome-hostile|error-timeout|input-.*|batch|batch-json|strict|attributes-json|fields|rule|help|version|wrong-(?:nothing|option|json|empty|curl))$/;

/** The files of snapshots, with the settings of each. */
const SETTINGS = {
  en: { env: { LC_ALL: "C.UTF-8" }, isStarted: (name) => STARTED.test(name) },
  es: { env: { LC_ALL: "", LC_MESSAGES: "es_ES.UTF-8", LANG: "en_GB.UTF-8" } },
  colours: { env: { FORCE_COLOR: "1" }, only: /^(?:outcome-80-columns|error-login|batch|attributes-xml|rule|wrong-option)$/ },
};

const quoted = (argument) => (/^[\w./:=-]+$/.test(argument) ? argument : `'${argument}'`);

for (const [setting, { env, only = /^/, isStarted = () => false }] of Object.entries(SETTINGS)) {
  const names = Object.keys(calls).filter((name) => only.test(name));

  test(`${setting}: every call prints what its snapshot has`, async (context) => {
    const kept = process.env.UPDATE_SNAPSHOTS ? undefined : snapshots(setting);
    const found = new Map();
    for (const name of names)
      await context.test(name, async () => {
        const call = Array.isArray(calls[name]) ? { args: calls[name] } : calls[name];
        const { stdout, stderr, status } = await (isStarted(name) ? start : runHere)(call.args, {
          input: call.input,
          env: { ...env, ...call.env },
        });
        const snapshot = `$ marketo-webhook ${call.args.map(quoted).join(" ")}\n${stdout}--- standard error\n${stderr}--- exit ${status}\n`;
        // The raw escape would colour whatever displays the file.
        found.set(name, snapshot.replaceAll("\x1b", "␛"));
        if (kept) assert.equal(found.get(name), kept.get(name));
      });
    if (!kept) writeFileSync(pathOf(setting), Array.from(found, ([name, text]) => `======== ${name}\n${text}`).join(""));
  });

  test(`${setting}: every snapshot is of a call`, () => {
    assert.deepEqual([...snapshots(setting).keys()], names);
  });
}

test("a wrong call says one line on standard error and nothing else", () => {
  for (const language of ["en", "es"]) {
    const wrong = [...snapshots(language)].filter(([name]) => name.startsWith("wrong-") && name !== "wrong-nothing");
    assert.ok(wrong.length > 20);
    for (const [name, snapshot] of wrong) {
      assert.match(snapshot, /^[^\n]*\n--- standard error\nmarketo-webhook: [^\n]*\n--- exit 2\n$/, name);
    }
  }
});
