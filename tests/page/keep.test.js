// Nothing is lost: drafts on this device, undo and redo, links, files and code.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SITE } from "../../www/src/links.js";
import { parts, withoutMessages } from "../package/support.js";
import { programs } from "../runtimes/support.js";
import { inWorkerd } from "../runtimes/workerd.js";
import { fragment, HEADLINES, inBrowsers, keepWhatIsHandedOver, site } from "./support.js";

const { rules, Webhook } = await import("../../dist/entry/node.js");
const { probeKit } = await import("../../dist/entry/probe.js");

inBrowsers((it) => {
  test("entries are restored, imported fields too, until they are forgotten", async () => {
    await it.visit();
    await it.fill(
      "#describe",
      JSON.stringify({
        success: true,
        result: [{ displayName: "Town", dataType: "string", soap: { name: "Town" }, rest: { name: "town" } }],
      }),
    );
    await it.paste('{"town": "Gent"}');
    await it.click("#values .value");
    await it.says("1 of 1 lead field would be updated", "good");
    await it.page.waitForFunction(() => localStorage.getItem("draft")?.includes("Gent"));
    // A page that is hidden keeps what was entered at once: a phone may end it without another word.
    await it.fill(".mapping .attribute", "village");
    assert.ok(
      await it.page.evaluate(
        () =>
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true })) &&
          localStorage.getItem("draft").includes("village"),
      ),
    );
    await it.fill(".mapping .attribute", "town");
    await it.page.waitForFunction(() => !localStorage.getItem("draft").includes("village"));
    assert.match(await it.text("footer"), /What you enter stays on this device/);
    await it.anotherPage();
    await it.visit();
    await it.says("1 of 1 lead field would be updated", "good");
    assert.deepEqual(await it.rows(), [["town", "Town"]]);
    assert.match(await it.text("#lead-fields summary"), /1 imported/);
    assert.match(await it.text("#forget"), /what you found out about your instance/);
    await it.click("#forget");
    await it.says("Paste what your service returned");
    assert.match(await it.text("footer"), /Deleted: this device keeps nothing any more\./);
    assert.equal(await it.page.evaluate(() => localStorage.getItem("draft")), null);
    await it.anotherPage();
    await it.visit();
    await it.says(HEADLINES.score[1]);
  });

  test("one's own is not lost to examples, links or a fresh start, and is there after a reload", async () => {
    const own = [["town", "City"]];
    await it.visit();
    await it.paste('{"town": "Gent"}');
    await it.fill("#values li input", "City");
    await it.click("#own"); // which is shown already
    assert.deepEqual(await it.rows(), own);
    await it.example("types");
    await it.says(HEADLINES.types[1]);
    assert.equal(await it.page.$("#start-over"), null);
    await it.click("#own");
    assert.deepEqual(await it.rows(), own);
    await it.example("types");
    const link = `/${fragment({ mappings: [["a", "City"]], body: '{"a": "Delft"}', headers: "x: y" })}`;
    const reload = async (path = "/") => {
      await new Promise((resolve) => setTimeout(resolve, 700)); // what is kept is kept by then
      await it.anotherPage();
      await it.visit(path);
    };
    await reload();
    assert.deepEqual(await it.rows(), own);
    await reload(link);
    assert.deepEqual(await it.rows(), [["a", "City"]]);
    await reload();
    assert.deepEqual(await it.rows(), own);
    // A link that was edited is kept, with one's own a step back.
    await reload(link);
    await it.fill(".mapping .field", "Title");
    await reload();
    assert.deepEqual(await it.rows(), [["a", "Title"]]);
    await it.press("z");
    assert.deepEqual(await it.rows(), own);
    await it.click("#start-over");
    await it.says("Paste what your service returned", "none");
    await reload();
    await it.says("Paste what your service returned", "none");
    await it.press("z");
    assert.deepEqual(await it.rows(), own);
    await it.clean();
  });

  test("a page that is open in another tab too says so", async () => {
    await it.visit();
    const first = it.page;
    await it.anotherPage();
    await it.visit();
    await it.fill(".mapping .attribute", "x");
    await first.waitForFunction(
      () => document.getElementById("elsewhere")?.textContent.startsWith("This page is open in another tab"),
      { polling: 100 },
    );
    assert.equal(await it.page.$("#elsewhere"), null);
  });

  test("where nothing can be kept it says so", async () => {
    await it.page.evaluateOnNewDocument(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await it.visit();
    await it.fill(".mapping .attribute", "x");
    await it.page.waitForFunction(() => document.querySelector("footer").textContent.includes("storage is off or full"));
  });

  test("every change is undone and done again, in the order in which they were made", async () => {
    await it.visit();
    const seen = [];
    const look = async () =>
      seen.push(
        await it.page.evaluate(() =>
          [
            document.getElementById("headline").textContent,
            ...[...document.querySelectorAll(".mapping input")].map(({ value }) => value),
          ].join(),
        ),
      );
    await look();
    assert.equal(await it.page.$eval("#undo", ({ disabled }) => disabled), true);
    for (const change of [
      () => it.clickText(".apply", "Use lead.score"),
      () => it.click(".mapping .remove"),
      () => it.fill("[name=status]", "404"),
      () => it.example("types"),
      () => it.paste('{"score": 5}'),
      () => it.click("#values .value"),
      async () => {
        // one step, however many keys
        await it.page.focus(".mapping .field");
        await it.page.keyboard.type("X1");
      },
      () => it.click("#start-over"),
    ]) {
      await change();
      await look();
    }
    for (let step = seen.length - 2; step >= 0; step--) {
      await (step % 2 ? it.press("z") : it.click("#undo"));
      await look();
      assert.equal(seen.at(-1), seen[step], `step ${step}`);
    }
    for (let step = 1; step < 9; step++) {
      await (step % 2 ? it.press("z", "Control", "Shift") : it.click("#redo"));
      await look();
      assert.equal(seen.at(-1), seen[step], `step ${step} again`);
    }
  });

  test("typing into the body is undone like everything else", async () => {
    await it.visit();
    await it.editor();
    const before = await it.bodyText();
    await it.page.click("#box");
    await it.press("a");
    await it.page.keyboard.type("{}");
    await it.page.waitForFunction(() => document.getElementById("headline").textContent.startsWith("No lead field"));
    while (await it.page.$eval("#undo", ({ disabled }) => !disabled)) await it.press("z");
    assert.equal(await it.bodyText(), before);
    await it.says(HEADLINES.score[1]);
  });

  test("a link holds the whole state; once that changes, the address says no more", async () => {
    await it.visit();
    await it.page.evaluate(keepWhatIsHandedOver);
    await it.example("missing");
    await it.fill("[name=name]", "Sco\u202ering <b>");
    await it.fill("[data-operator=errorType]", "is-not");
    assert.match(await it.text("#share"), /include the response as it is, with any personal data/);
    await it.click("#copy-link");
    await it.told("share", "Copied.");
    const link = await it.page.evaluate(() => location.hash);
    assert.deepEqual(await it.page.evaluate(() => globalThis.copied), [`${site.origin}/${link}`]);
    await it.anotherPage();
    await it.visit(`/?again${link}`);
    await it.says("Error 404: Not Found");
    assert.equal(await it.page.$eval("[name=name]", ({ value }) => value), "Sco\u202ering <b>");
    assert.equal(await it.page.$eval("[data-operator=errorType]", ({ value }) => value), "is-not");
    assert.equal(await it.page.$("#link-said"), null);
    await it.fill("[name=status]", "200");
    assert.deepEqual(await it.page.evaluate(() => [location.hash, location.search]), ["", "?again"]);
    await it.clean();
  });

  test("a link does not lose what was entered: undo restores it", async () => {
    await it.visit();
    await it.fill(".mapping .attribute", "lead.score");
    await it.page.waitForFunction(() => localStorage.getItem("draft"));
    await it.anotherPage();
    await it.visit(`/${fragment({ status: 404, body: "{}" })}`);
    await it.says("Error 404: Not Found");
    await it.press("z");
    await it.says("3 of 4 lead fields would be updated");
  });

  test("a link carries of the imported fields only those that are mapped", async () => {
    await it.visit();
    await it.page.evaluate(keepWhatIsHandedOver);
    const field = (name) => ({
      displayName: `The ${name}`,
      dataType: "string",
      soap: { name },
      rest: { name: name.toLowerCase() },
    });
    await it.fill(
      "#describe",
      JSON.stringify({
        success: true,
        result: Array.from({ length: 900 }, (_, i) => field(`Field_${i}_${randomBytes(8).toString("hex")}`)).concat(
          field("Town"),
        ),
      }),
    );
    await it.paste('{"town": "Gent"}');
    await it.click("#values .value");
    await it.click("#copy-link");
    await it.told("share", "Copied.");
    const [link] = await it.page.evaluate(() => globalThis.copied);
    await it.anotherPage();
    await it.visit(new URL(link).pathname + new URL(link).hash);
    await it.says("1 of 1 lead field would be updated", "good");
    assert.match(await it.text("#lead-fields summary"), /1 imported/);
  });

  test("a state too long for a link is offered as a file, and a link that cannot be read is told of", async () => {
    await it.visit();
    await it.page.evaluate(keepWhatIsHandedOver);
    const body = JSON.stringify({ lead: { score: 3 }, noise: randomBytes(12_000).toString("base64") });
    await it.paste(`HTTP/1.1 200 OK\n\n${body}`);
    await it.says("Choose the values you want");
    await it.click("#copy-link");
    await it.told("share", "Too long for a link");
    assert.deepEqual(await it.page.evaluate(() => [location.hash, ...globalThis.copied]), [""]);
    await it.click("#download");
    const [file] = await it.page.evaluate(() => Promise.all(globalThis.downloaded));
    assert.equal(JSON.parse(file).input.reply.body, body);
    await it.go("#1.cut");
    await it.page.waitForFunction(() => document.getElementById("link-said")?.textContent.startsWith("This link can't be read"));
  });

  test("the outcome is copied as JSON, and code that returns it in Workers and Node", async () => {
    await it.visit();
    await it.page.evaluate(keepWhatIsHandedOver);
    await it.example("list");
    for (const id of ["copy-json", "copy-node", "copy-workers"]) await it.click(`#${id}`);
    await it.page.waitForFunction(() => globalThis.copied.length === 3);
    const [json, node, worker] = await it.page.evaluate(() => globalThis.copied);
    assert.equal(JSON.parse(json).updates[0].text, "3511 AB");
    const file = join(programs(), `copied-${it.name}`);
    writeFileSync(`${file}.mjs`, node);
    assert.deepEqual(JSON.parse(execFileSync("node", [`${file}.mjs`], { encoding: "utf8" })), JSON.parse(json));
    writeFileSync(`${file}-worker.js`, worker);
    assert.deepEqual(await inWorkerd(`${file}-worker.js`), JSON.parse(json));
  });

  test("a saved file is a case of the library's tests", async () => {
    await it.visit();
    await it.page.evaluate(keepWhatIsHandedOver);
    await it.example("list");
    await it.click("#download");
    const [file] = await it.page.evaluate(() => Promise.all(globalThis.downloaded));
    const { input, expected, rule, ...others } = JSON.parse(file);
    assert.deepEqual(Object.keys(others), ["name"]);
    assert.ok(rules().some(({ id }) => id === rule));
    assert.ok(expected.rules.includes(rule));
    const webhook = new Webhook(input.definition);
    assert.deepEqual(withoutMessages(webhook.evaluateParts(input.campaignType, parts(input.reply)), expected), expected);
    webhook.free();
  });

  test("a report is a form filled in by the page, without lead data", async () => {
    await it.visit();
    const address = async () =>
      new URL(
        (await it.page.$$eval("#notes a", (all) => all.map(({ href }) => href))).find((href) => href.includes("/issues/new")),
      );
    const { origin, pathname, searchParams } = await address();
    assert.deepEqual(
      [origin, pathname, searchParams.get("template")],
      ["https://github.com", "/marketo-webhook/marketo-webhook/issues/new", "instance.yml"],
    );
    assert.equal(JSON.parse(searchParams.get("expected")).updates[0].marketoField, "Company");
    assert.doesNotMatch(searchParams.toString(), /Wilder|Utrecht|about/);
    assert.match(searchParams.get("webhook"), /^Response Type: json\nlead\.Score -> LeadScore\n/);
    // What is filled in is in the form, and a choice of it.
    const form = readFileSync(new URL("../../.github/ISSUE_TEMPLATE/instance.yml", import.meta.url), "utf8");
    for (const name of searchParams.keys()) assert.ok(name === "template" || form.includes(`id: ${name}\n`), name);
    assert.ok(form.includes(searchParams.get("campaign")));
    // Who opens an issue is led to the page first.
    const config = readFileSync(new URL("../../.github/ISSUE_TEMPLATE/config.yml", import.meta.url), "utf8");
    assert.ok(config.includes(`url: ${SITE}\n`));
    await it.example("emptied");
    await it.clickText(".apply", "Assume instead: JSON null clears the field; a boolean becomes false.");
    assert.equal((await address()).searchParams.get("rule"), "jsonNull: clear");
  });

  test("what an instance has shown by the kit is assumed from then on", async () => {
    const kit = probeKit();
    const lead = (name, values) => ({
      firstName: name,
      ...Object.fromEntries(kit.fields.map(({ restName, before }) => [restName, before])),
      probeCall: name,
      ...values,
    });
    const before = lead("json-before");
    const control = lead("json-control", {
      probeText: "control",
      probeNumber: 7,
      probeScore: 50,
      probeFlag: true,
      probeDate: "2002-02-02",
      probeEmail: "control@probe.example",
      probeUrl: "https://control.example/",
    });
    // JSON null clears the field here, unlike the default.
    const empty = lead("json-empty", {
      probeText: null,
      probeNumber: 85,
      probeScore: 93,
      probeFlag: false,
      probeEmail: null,
      probeUrl: null,
    });
    await it.visit();
    await it.page.$eval("#calibrate details", (details) => {
      details.open = true;
    });
    await it.page.waitForSelector("#leads");
    await it.fill("#leads", '{"result": []}');
    assert.match(await it.text("#calibrate .wrong"), /No lead in it/);
    assert.match(await it.text("#calibrated"), /^Questions answered: 0 of 20/);
    await it.fill("#leads", JSON.stringify({ success: true, result: [before, control, empty] }));
    await it.page.waitForFunction(() => /JSON null clears the field/.test(document.getElementById("calibrate").textContent));
    // An unexplained value is reported.
    await it.fill("#experiment", "json-values");
    await it.fill("#calibrate .grid label:nth-of-type(2) input", "json-values");
    await it.fill("#calibrate .grid label:nth-of-type(4) input", "12345");
    assert.match(await it.text("#calibrate .warning"), /Nothing explains what was seen: json-values · ProbeNumber/);
    // What was not entered is named, and not judged.
    assert.equal((await it.texts("#calibrate .warning")).length, 1);
    assert.match(await it.text("#calibrate .missing"), /Not entered, so not judged: json-values · (?!.*ProbeNumber).*ProbeText/);
    assert.equal(await it.text("#calibrate .steps code"), "npx marketo-webhook probe serve");
    const report = new URL(await it.page.$eval("#calibrate .buttons a", ({ href }) => href));
    assert.match(report.searchParams.get("rule"), /jsonNull: clear/);
    // What is pasted takes the place of what was pasted before.
    await it.fill("#leads", JSON.stringify([before]));
    assert.match(await it.text("#calibrated"), /: 0 of 20/);
    assert.equal(await it.page.$("#calibrate .missing"), null);
    await it.fill("#leads", JSON.stringify([before, control, empty]));
    await it.click("#use-calibration");
    assert.match((await it.texts(".switched")).join(), /JSON null clears the field/);
    await it.example("emptied");
    await it.says("4 of 4 lead fields would be updated");
    await it.page.waitForFunction(() => JSON.parse(localStorage.getItem("draft"))?.assumptions.jsonNull);
    await it.anotherPage();
    await it.visit();
    await it.example("emptied");
    await it.says("4 of 4 lead fields would be updated");
    await it.click("#forget");
    await it.example("emptied");
    await it.says(HEADLINES.emptied[1]);
    await it.clean();
  });
});
