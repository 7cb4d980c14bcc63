// The mappings and their results: corrected, switched, moved, found in the body; and the verdict.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fragment, HEADLINES, inBrowsers } from "./support.js";

inBrowsers((it) => {
  for (const language of ["en", "es"])
    test(`all that matters for the first example is on one screen of 1440 by 900, the response before its mappings: ${language}`, async () => {
      await it.page.setViewport({ width: 1440, height: 900 });
      await it.visit("/", language);
      const bottoms = await it.page.$$eval(
        "#box, #values li:last-child, #headline, .mapping:last-child, #fires, #copy-link, #notes",
        (all) => all.map((node) => [node.id || node.className, Math.round(node.getBoundingClientRect().bottom)]),
      );
      assert.equal(bottoms.length, 7);
      for (const [what, bottom] of bottoms) assert.ok(bottom <= 900, `${what}: ${bottom}`);
      const order = await it.page.$$eval("#box, #mappings, #trigger, #notes, #share", (all) => all.map(({ id }) => id));
      assert.deepEqual(order, ["box", "mappings", "trigger", "notes", "share"]);
    });

  test("on a narrow screen the verdict stays in sight, and nothing scrolls sideways", async () => {
    await it.page.setViewport({ width: 360, height: 800 });
    await it.visit("/", "es");
    for (const example of ["score", "half", "soap", "types"]) {
      await it.example(example);
      for (const part of ["h1", "#mappings", "#share", "footer"]) {
        await it.page.$eval(part, (node) => node.scrollIntoView());
        const { top, bottom } = await it.page.$eval("#headline", (node) => node.getBoundingClientRect().toJSON());
        assert.ok(top > 0 && bottom <= 800, `${example} ${part}: ${top} ${bottom}`);
      }
      const [wide, seen] = await it.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(seen <= 360 && wide <= seen, `${example}: ${wide} of ${seen}`);
    }
    await it.says("Campos que se actualizarían: 1 de 6");
    assert.ok((await it.page.$eval(".chip:nth-of-type(3)", (chip) => chip.getBoundingClientRect().left)) < 345); // it peeks out
  });

  test("only a value written unchanged into a known field is green", async () => {
    await it.visit();
    const leadFields = [{ name: "Points", dataType: "score" }];
    for (const [tone, result, body, mapping, fields] of [
      ["good", "72", { a: 72 }, ["a", "LeadScore"]],
      ["mixed", "72", { a: 72 }, ["a", "LeedScoreX"]],
      ["mixed", `${"x".repeat(160)}…`, { a: "x".repeat(300) }, ["a", "City"]],
      ["mixed", "emptied", { a: "" }, ["a", "City"]],
      ["mixed", "7", { a: "7 points" }, ["a", "LeadScore"]],
      ["mixed", "+5 added to the score", { a: "+5" }, ["a", "Points"], { leadFields }],
      ["bad", "", { b: 1 }, ["a", "City"]],
    ]) {
      await it.go(fragment({ mappings: [mapping], body: JSON.stringify(body), headers: "x: y", ...fields }));
      await it.resultsAre([[tone, result]], JSON.stringify(body));
      assert.equal(await it.page.$eval("#verdict", ({ dataset }) => dataset.tone), tone);
    }
    // Two that write one field, and a finding about no mapping.
    await it.go(
      fragment({
        mappings: [
          ["a", "City"],
          ["b", "City"],
        ],
        body: '{"a": "x", "b": "y"}',
        headers: "x: y",
      }),
    );
    await it.says("1 of 1 lead field would be updated", "mixed");
    await it.resultsAre([
      ["mixed", "x"],
      ["mixed", "y"],
    ]);
    await it.go(fragment({ mappings: [["a", "City"]], body: '{"a": "x", "error": "quota exceeded"}', headers: "x: y" }));
    await it.page.waitForFunction(() =>
      document.querySelector(".finding.warning")?.textContent.includes("The body seems to say that the service failed"),
    );
    await it.resultsAre([["good", "x"]]);
    assert.equal(await it.page.$eval("#verdict", ({ dataset }) => dataset.tone), "mixed");
  });

  test("nothing is red while a form is filled in", async () => {
    await it.visit();
    await it.click("#own");
    await it.says("Paste what your service returned", "none");
    assert.equal(await it.page.$("#share"), null);
    await it.click("#add-mapping");
    await it.page.keyboard.type("score");
    await it.says("Paste what your service returned", "none");
    assert.equal(await it.text(".why"), "Choose the lead field it goes to.");
    await it.paste('{"score": 7}', "#box");
    await it.says("Choose the values you want", "none");
    assert.deepEqual(await it.results(), [["none", ""]]);
    await it.fill(".mapping .field", "LeadScore");
    await it.says("1 of 1 lead field would be updated", "good");
    await it.fill("[name=status]", "42");
    await it.says("Enter a status from 100 to 999", "none");
    await it.fill("[name=status]", "");
    await it.says("Enter a status from 100 to 999", "none");
    // Nothing may have come back.
    await it.click("#start-over");
    await it.click("#returned-nothing");
    await it.says("Error 1001: empty body", "bad");
  });

  test("campaign types, statuses, phrases, headers and failures", async () => {
    await it.visit();
    await it.fill("[name=campaignType]", "batch");
    await it.says("Error 1000: batch campaign");
    await it.fill("[name=campaignType]", "trigger");
    // Another status has another phrase; a custom phrase stays.
    await it.fill("[name=status]", "503");
    await it.says("Error 503: Service Unavailable");
    assert.deepEqual(await it.page.$eval("[name=statusText]", ({ value, placeholder }) => [value, placeholder]), [
      "",
      "Service Unavailable",
    ]);
    await it.fill("[name=statusText]", "On Holiday");
    await it.fill("[name=status]", "500");
    await it.says("Error 500: On Holiday");
    await it.fill("[name=statusText]", "");
    await it.fill("[name=status]", "499");
    await it.says("Error 499");
    await it.unfold();
    await it.page.focus("[name=status]");
    assert.ok(
      (await it.page.$$eval("#statuses option", (all) => all.map(({ label }) => label))).includes("422 Unprocessable Content"),
    );
    await it.fill("[name=status]", "429");
    await it.fill("[name=headers]", "Retry-After: 120");
    await it.page.waitForFunction(() => document.getElementById("error").textContent.includes("The service asks to wait 120 s."));
    assert.match(await it.text("#error"), /How to fix it: make the same call again later\./);
    await it.fill("[name=status]", "200");
    await it.fill("[name=headers]", "Content-Type: application/xml\nX-Other");
    await it.page.waitForFunction(() =>
      document.querySelector("#verdict ~ .finding")?.textContent.includes("The Content-Type header says application/xml"),
    );
    await it.fill("[name=answer]", "timeout");
    await it.says("Error: timed out");
    assert.equal(await it.page.$("[name=status]"), null);
    await it.fill("[name=answer]", "response");
    await it.fill("[name=responseType]", "none");
    await it.says("No lead field would be updated: the Response Type is None");
  });

  test("mappings are corrected, added, moved, pasted and removed, by keyboard", async () => {
    await it.visit();
    await it.clickText(".apply", "Use lead.score");
    await it.says("3 of 4 lead fields would be updated");
    assert.equal(await it.focused(), "lead.score");
    await it.page.focus(".mapping:last-child .attribute");
    await it.page.keyboard.press("Enter");
    await it.page.keyboard.type("a[x");
    await it.fill(".mapping:last-child .field", "City");
    assert.equal(await it.text(".mapping:last-child mark"), "x");
    assert.equal(await it.page.$eval(".mapping:last-child .attribute", (input) => input.getAttribute("aria-invalid")), "true");
    await it.page.focus(".mapping:last-child .attribute");
    await it.press("ArrowUp", "Alt");
    assert.deepEqual((await it.rows())[3], ["a[x", "City"]);
    assert.equal(await it.focused(), "a[x");
    await it.page.waitForFunction(
      () => document.querySelector("#mappings + .unseen").textContent === "a[x is now mapping 4 of 5",
    );
    await it.click(".mapping:nth-child(4) .remove");
    assert.equal((await it.rows()).length, 4);
    // Two columns of a spreadsheet, with headings.
    await it.paste(
      "Response Attribute\tMarketo Field\r\nlead.site\tWebsite\r\n\t\r\nlead.id\tRating\r\n",
      ".mapping:last-child .attribute",
    );
    assert.deepEqual((await it.rows()).slice(3), [
      ["lead.site", "Website"],
      ["lead.id", "Rating"],
    ]);
    await it.press("z");
    assert.equal((await it.rows()).length, 4);
  });

  test("evidence is behind one click: rules, how sure they are, sources with links; it stays open and keeps the focus", async () => {
    await it.visit();
    assert.equal(await it.page.$(".more"), null);
    await it.click(".mapping:nth-child(4) .evidence");
    assert.equal(
      await it.page.$eval(".mapping:nth-child(4) .evidence", (button) => button.getAttribute("aria-expanded")),
      "true",
    );
    assert.match(await it.text(".more"), /observed.*number.*coerce\.numeric-text.*contradicted by/s);
    const links = await it.page.$$eval(".more a", (all) => all.map(({ href, rel, target }) => [href, rel, target]));
    assert.ok(
      links.some(([href]) => href.endsWith("/docs/behaviour.md#coercenumeric-text")) &&
        links.some(([href]) => !href.startsWith("https://github.com/marketo-webhook/")),
    );
    for (const [href, rel, target] of links)
      assert.deepEqual([/^https?:/.test(href), rel, target], [true, "noreferrer", "_blank"]);
    // Evaluated anew: the same element is there, open, with its focus and selection.
    await it.page.evaluate(() => {
      const input = document.querySelector(".mapping:nth-child(4) .field");
      input.focus();
      input.setSelectionRange(2, 5);
      globalThis.before = [input, document.querySelector(".more")];
    });
    await it.fill("[name=headers]", "x: 1");
    await it.press("ArrowUp", "Alt");
    assert.deepEqual(
      await it.page.evaluate(() => {
        const input = document.querySelector(".mapping:nth-child(3) .field");
        return [
          globalThis.before[0] === input,
          document.activeElement === input,
          globalThis.before[1] === document.querySelector(".mapping:nth-child(3) .more"),
          input.selectionStart,
          input.selectionEnd,
        ];
      }),
      [true, true, true, 2, 5],
    );
  });

  test("an assumption is switched in its row, said at the verdict, and switched back", async () => {
    await it.visit();
    await it.example("emptied");
    await it.says(HEADLINES.emptied[1]);
    await it.clickText(".apply", "Assume instead: JSON null clears the field; a boolean becomes false.");
    await it.says("4 of 4 lead fields would be updated", "mixed");
    assert.match(await it.text(".switched"), /JSON null clears the field/);
    await it.click(".switched button");
    await it.says(HEADLINES.emptied[1]);
    await it.click(".mapping:nth-child(2) .evidence");
    const select = ".mapping:nth-child(2) .switch select";
    await it.page.$$eval(".evidence[aria-expanded=false]", (all) => all.forEach((button) => button.click()));
    assert.doesNotMatch((await it.texts(".switch .label")).join(), /`/);
    await it.page.select(select, "skip");
    await it.says("2 of 4 lead fields would be updated");
    assert.equal(await it.page.$eval(select, (node) => node.value), "skip");
  });

  test("a written value that a source contradicts has the switch in its row too", async () => {
    const mappings = [["a", "LeadScore"]];
    await it.visit();
    for (const body of ['{"a": "7 points"}', '{"a": "7"}']) {
      await it.go(fragment({ mappings, body }));
      await it.says("1 of 1 lead field would be updated");
      await it.clickText(".why .apply", "Assume instead: A number field takes no text.");
      await it.says("No lead field would be updated: the mapping does nothing");
    }
    await it.go(fragment({ mappings, body: '{"a": 7}' }));
    await it.says("1 of 1 lead field would be updated", "good");
    assert.equal(await it.page.$(".why .apply"), null);
  });

  test("a wrong name of a field comes first, whatever the value is", async () => {
    await it.visit();
    for (const [value, then] of [
      ['"Utrecht"', ""],
      ["null", /a is null, so Ciudad keeps its value\./],
    ]) {
      await it.go(fragment({ mappings: [["a", "Ciudad"]], body: `{"a": ${value}}` }));
      await it.page.waitForFunction(() => document.querySelector(".why"));
      const why = await it.text(".why");
      assert.match(why, /^Ciudad is the translated name of a field; use its SOAP API name City in the mapping\.\s+Use City/);
      assert.match(why, then || /Use City$/);
      await it.clickText(".why .apply", "Use City");
      assert.deepEqual(await it.rows(), [["a", "City"]]);
    }
    // With the lead fields known, the name is all that is said.
    await it.example("names");
    assert.deepEqual(
      (await it.texts(".why")).map((why) => why.match(/Use \w+$/g)?.length ?? 0),
      [1, 1, 1, 0, 0],
    );
    for (const why of await it.texts(".why")) assert.ok(why.split(/Use \w+/).length <= 2, why);
  });

  test("a row and its place in the body light each other up", async () => {
    await it.page.setViewport({ width: 1440, height: 900 });
    await it.visit();
    await it.editor();
    const lit = () => it.page.$eval("#box", (host) => host.shadowRoot.querySelector(".cm-lit")?.textContent);
    const lights = (wanted) =>
      it.page
        .waitForFunction(
          (wanted) =>
            [...document.getElementById("box").shadowRoot.querySelectorAll(".cm-lit")]
              .map(({ textContent }) => textContent)
              .join("") === wanted,
          {},
          wanted,
        )
        .catch(async () => assert.equal(await lit(), wanted));
    await it.page.hover(".mapping:nth-child(3) .mark");
    await lights('"city": "Utrecht"');
    await it.page.hover("h1");
    await lights("");
    await it.page.focus(".mapping:nth-child(2) .attribute");
    await lights('"company": "Wilder Ltd"');
    const line = await it.page.evaluateHandle(() =>
      [...document.getElementById("box").shadowRoot.querySelectorAll(".cm-line")].find((line) =>
        line.textContent.includes("employees"),
      ),
    );
    await line.asElement().click();
    await it.page.waitForFunction(() => document.querySelector(".mapping.lit .attribute")?.value === "lead.employees");
    // In XML too.
    await it.go(
      fragment({
        responseType: "xml",
        mappings: [
          ["r.a[1]", "City"],
          ["r.a[0].b", "Title"],
        ],
        body: "<r><a><b>x</b></a><a>y</a></r>",
      }),
    );
    await it.page.waitForFunction(() => document.querySelectorAll(".mapping").length === 2);
    await it.page.hover("h1");
    await it.page.hover(".mapping:nth-child(1) .mark");
    await lights("<a>y</a>");
    await it.page.hover(".mapping:nth-child(2) .mark");
    await lights("<b>x</b>");
  });

  test("text typed into the body is evaluated; the position of a mistake is marked and found", async () => {
    await it.visit();
    await it.editor();
    await it.page.click("#box");
    await it.press("a");
    await it.page.keyboard.type('{"score": x}');
    await it.says("Error: unreadable body", "bad");
    assert.match(await it.text("#error"), /[Uu]nexpected x at line 1, column 11/);
    await it.page.waitForFunction(
      () => document.getElementById("box").shadowRoot.querySelector(".cm-mistake")?.textContent === "x",
    );
    await it.clickText("#go-to", "Go to line 1, column 11");
    await it.page.waitForFunction(() =>
      document.getElementById("box").shadowRoot.activeElement?.className.includes("cm-content"),
    );
    assert.equal(await it.page.$("#values"), null);
  });

  test("would my trigger fire? with operators and values", async () => {
    await it.visit();
    await it.page.waitForFunction(() => document.getElementById("fires").textContent === "It would fire");
    assert.match(await it.text("#trigger"), /The trigger has no constraints/);
    await it.fill("[data-operator=errorType]", "is");
    await it.fill("[data-values=errorType]", "Not Found; Gone");
    assert.equal(await it.text("#fires"), "It would not fire");
    assert.match(await it.text(".fires"), /is one of Not Found, Gone: not true, since it is OK/);
    await it.fill("[name=status]", "404");
    assert.equal(await it.text("#fires"), "It would fire");
    await it.fill("[data-operator=response]", "contains");
    await it.fill("[data-values=response]", "utrecht");
    assert.equal(await it.text("#fires"), "It would fire");
    await it.fill("[data-operator=response]", "is-empty");
    assert.equal(await it.page.$("[data-values=response]"), null);
    assert.equal(await it.text("#fires"), "It would not fire");
    await it.fill("[name=name]", "Scoring");
    await it.fill("[data-operator=response]", "");
    await it.fill("[data-operator=webhook]", "is");
    await it.fill("[data-values=webhook]", "Other");
    assert.equal(await it.text("#fires"), "It would not fire");
    // Error Code is not a constraint: it is in the activity log.
    await it.unfold();
    assert.match(
      await it.text("#trigger dl"),
      /Error Type\s*Not Found.*Response code \(or error number\) in the activity log\s*404/s,
    );
  });

  test("why did my field not change? six replies, pasted as a novice has them", async () => {
    await it.visit();
    await it.click("#own");
    await it.click("#add-mapping");
    await it.fill(".mapping .attribute", "lead.score");
    await it.fill(".mapping .field", "LeadScore");
    for (const [pasted, headline, why] of [
      [
        '{"lead": {"Score": 5}}',
        "No lead field would be updated: the mapping does nothing",
        /lead\.score is not in the response: lead has no score; it has Score; did you mean lead\.Score\?/,
      ],
      [
        '{"lead": {"score": "seven points"}}',
        "No lead field would be updated: the mapping does nothing",
        /LeadScore holds numbers, but lead\.score is the text seven points, which does not begin with a number/,
      ],
      [
        '{"lead": {"score": "7 points"}}',
        "1 of 1 lead field would be updated",
        /[Pp]ractitioners report that Marketo writes only 7, the number at the start of lead\.score, to LeadScore/,
      ],
      [
        "HTTP/1.1 200 OK\ncontent-type: text/html\n\n<html><body>Please sign in</body></html>",
        "Error: unreadable body",
        /The body is a web page, such as a login or an error page, and not JSON/,
      ],
      [
        'HTTP/2 401 \ncontent-type: application/json\n\n{"lead": {"score": 5}}',
        "Error 401: Unauthorized",
        /Marketo uses only responses with a status from 200 to 299/,
      ],
      ['HTTP/1.1 200 OK\n\n{"lead": {"score": null}}', "No lead field would be updated: the mapping does nothing", /null/],
    ]) {
      await it.paste(pasted);
      await it.says(headline);
      assert.match(await it.text(".results"), why);
    }
  });
});
