// How the page starts: what is there before a script runs, what replaces it, and what happens if something is missing.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fragment, HEADLINES, inBrowsers, server, site } from "./support.js";

inBrowsers((it) => {
  test("the first example shows each mapping's result, and the page keeps to its own origin and policy", async () => {
    await it.visit();
    await it.says(HEADLINES.score[1], "mixed");
    assert.deepEqual(await it.results(), [
      ["bad", ""],
      ["good", "Wilder Ltd"],
      ["good", "Utrecht"],
      ["bad", ""],
    ]);
    assert.match(
      (await it.texts(".why"))[0],
      /^lead\.Score is not in the response: .* did you mean lead\.score\? Use lead\.score$/,
    );
    await it.editor();
    assert.match(await it.bodyText(), /^\{\n {2}"status": "ok",\n/);
    await it.clean();
  });

  for (const [example, [tone, headline]] of Object.entries(HEADLINES)) {
    test(`the example ${example}`, async () => {
      await it.visit();
      await it.example(example);
      await it.says(headline, tone);
      assert.equal(
        await it.page.$eval(`[data-example="${example}"]`, (chip) => chip.ariaPressed ?? chip.getAttribute("aria-pressed")),
        "true",
      );
      await it.clean();
    });
  }

  test("the first result is there before any script has run, and equals the library's", async () => {
    const rendered = () =>
      it.page.evaluate(() => {
        const fields = [...document.querySelectorAll("main :is(input, select, textarea)")].map(({ value }) => value);
        return {
          headline: document.getElementById("headline").innerText,
          results: [...document.querySelectorAll(".mapping, #trigger, #notes")].map(({ textContent }) =>
            textContent.replace(/\s+/g, " "),
          ),
          fields,
        };
      });
    const before = await it.unstarted("/", ["en"], rendered);
    assert.equal(before.headline, HEADLINES.score[1]);
    await it.anotherPage();
    await it.page.evaluateOnNewDocument(() => {
      globalThis.headlines = new Set();
      new MutationObserver(() => globalThis.headlines.add(document.getElementById("headline")?.textContent)).observe(document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await it.visit();
    assert.deepEqual(await rendered(), before);
    assert.deepEqual(await it.page.evaluate(() => [...globalThis.headlines].filter(Boolean)), [HEADLINES.score[1]]); // and stays there
  });

  test("it is not shown where a link, a draft or another language replaces it", async () => {
    const isShown = async (path, languages) => {
      await it.anotherPage();
      return it.unstarted(path, languages, () =>
        it.page.$eval("#mappings", (node) => getComputedStyle(node).visibility === "visible"),
      );
    };
    assert.equal(await isShown("/", ["en-GB"]), true);
    assert.equal(await isShown("/", ["es"]), false);
    assert.equal(await isShown(`/${fragment({ body: "{}" })}`, ["en"]), false);
    await it.page.evaluate(() => localStorage.setItem("draft", "{}"));
    assert.equal(await isShown("/", ["en"]), false);
  });

  test("text typed before the script runs stays, with the focus", async () => {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await it.page.setRequestInterception(true);
    it.page.on("request", async (request) => {
      if (/assets\/index-.*js$/.test(request.url())) await held;
      request.continue();
    });
    await it.page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en"] }));
    const going = it.page.goto(`${site.origin}/`);
    await it.page.waitForSelector(".mapping .attribute");
    await it.page.focus(".mapping .attribute");
    await it.press("a");
    await it.page.keyboard.type("lead.sco");
    release();
    await going;
    await it.started();
    await it.page.keyboard.type("re");
    await it.says("3 of 4 lead fields would be updated");
    assert.deepEqual((await it.rows())[0], ["lead.score", "LeadScore"]);
  });

  test("it works below a sub-path", async () => {
    await it.visit("/some/path/index.html");
    await it.says(HEADLINES.score[1]);
    await it.clean();
  });

  test("it works offline once it was loaded", async () => {
    await it.visit();
    await it.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active.state !== "activated")
        await new Promise((resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve()));
      for (let tries = 0; tries < 100 && !(await caches.match("files.json")); tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
    });
    // Files of an earlier build are not kept.
    await it.page.evaluate(async () => {
      for (const key of await caches.keys()) await (await caches.open(key)).put("./assets/old.js", new Response("old"));
      await fetch("./icon.svg?once");
    });
    await it.page.reload();
    await it.page.waitForFunction(async () => {
      const kept = await (await caches.open((await caches.keys())[0])).keys();
      return kept.length > 5 && !kept.some(({ url }) => /old|once/.test(url));
    });
    site.down = true;
    try {
      await it.page.evaluate(() => {
        globalThis.old = true;
      });
      server.closeAllConnections();
      await it.page.reload();
      await it.started();
      await it.says(HEADLINES.score[1]);
      assert.equal(await it.page.evaluate(() => globalThis.old), undefined);
      await it.editor(); // which was not loaded before
    } finally {
      site.down = false;
    }
  });

  test("without the editor a text area does", async () => {
    site.broken = /assets\/editor-/;
    try {
      await it.visit();
      await it.page.focus("#box textarea");
      await it.fill("#box textarea", "{");
      await it.says("Error: unreadable body", "bad");
      await it.click("#go-to");
      await it.page.waitForFunction(() => document.activeElement.localName === "textarea");
      await it.page.hover(".mapping");
      await it.press("z");
      await it.says(HEADLINES.score[1]);
    } finally {
      site.broken = undefined;
    }
  });

  for (const [what, broken] of [
    ["the module", /\.wasm$|inlined-/],
    ["the library", /assets\/library-/],
  ]) {
    test(`without ${what} it says so`, async () => {
      site.broken = broken;
      try {
        await it.visit();
        await it.page.waitForFunction(() =>
          document.querySelector("[role=alert]")?.textContent.startsWith("The library could not be loaded"),
        );
      } finally {
        site.broken = undefined;
      }
    });
  }

  test("it can be installed", async () => {
    await it.visit();
    const manifest = await it.page.evaluate(async () => {
      const { href } = document.querySelector("link[rel=manifest]");
      const { icons, ...manifest } = await (await fetch(href)).json();
      const types = await Promise.all(
        icons.map(async ({ src }) => (await fetch(new URL(src, href))).headers.get("content-type")),
      );
      return { ...manifest, types };
    });
    assert.deepEqual([manifest.start_url, manifest.display, manifest.types], ["./", "standalone", ["image/svg+xml"]]);
    if (it.isFirefox) return; // Firefox installs no pages
    const devtools = await it.page.createCDPSession();
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // Private windows, as tests use, install nothing.
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
  });
});
