// The built page, in Chromium and in Firefox: shared by its tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

import puppeteer from "puppeteer-core";
import sirv from "sirv";

const { CHROMIUM, FIREFOX } = process.env;
assert.ok(CHROMIUM && FIREFOX, "CHROMIUM or FIREFOX is not set: give each the path of that browser");

export const www = fileURLToPath(new URL("../../dist/www/", import.meta.url));
export const languageTags = [
  ...readFileSync(new URL("../../www/src/language.js", import.meta.url), "utf8")
    .match(/const others = \{(.*?)\n\};/s)[1]
    .matchAll(/^ {2}"?([\w-]+)"?:/gm),
].map(([, tag]) => tag);

/** The examples with their results: the tone and the first sentence. */
export const HEADLINES = {
  score: ["mixed", "2 of 4 lead fields would be updated"],
  half: ["mixed", "2 of 2 lead fields would be updated"],
  campaign: ["bad", "Error 1000: batch campaign"],
  emptied: ["mixed", "3 of 4 lead fields would be updated"],
  wrapper: ["bad", "No lead field would be updated: all 3 mappings do nothing"],
  names: ["bad", "No lead field would be updated: all 5 mappings do nothing"],
  types: ["mixed", "1 of 6 lead fields would be updated"],
  list: ["mixed", "1 of 2 lead fields would be updated"],
  quota: ["mixed", "1 of 2 lead fields would be updated"],
  login: ["bad", "Error: unreadable body"],
  missing: ["bad", "Error 404: Not Found"],
  empty: ["bad", "Error 1001: empty body"],
  soap: ["bad", "No lead field would be updated: all 2 mappings do nothing"],
  tags: ["bad", "No lead field would be updated: all 2 mappings do nothing"],
};

/** The fragment of a link to a state. */
export const fragment = (state) => `#1.${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;

/** The built page at the top and below a sub-path; files that match `broken` are missing. */
export const site = { broken: undefined, down: false, origin: "" };
const files = sirv(www, { dev: true });
export const server = createServer((request, response) => {
  if (site.down) return request.socket.destroy();
  if (site.broken?.test(request.url)) return response.writeHead(404).end();
  request.url = request.url.replace(/^\/some\/path/, "");
  files(request, response, () => response.writeHead(404).end());
});
const listen = (server) =>
  new Promise((resolve) => server.listen(0, "localhost", () => resolve(`http://localhost:${server.address().port}`)));

/** A service for real requests: other pages may read one path, but not the other. */
export const service = { origin: "", received: [] };
const serviceServer = createServer((request, response) => {
  const chunks = [];
  request
    .on("data", (chunk) => chunks.push(chunk))
    .on("end", () => {
      service.received.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      if (request.url.startsWith("/open")) {
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader("access-control-allow-headers", "*");
      }
      response
        .writeHead(201, { "content-type": "application/json; charset=iso-8859-1" })
        .end(Buffer.from('{"score": 5, "city": "Málaga"}', "latin1"));
    });
});

/** What is copied and downloaded, as the page passes it on. */
export function keepWhatIsHandedOver() {
  globalThis.copied = [];
  globalThis.downloaded = [];
  // The clipboard of headless browsers cannot be read.
  navigator.clipboard.writeText = async (text) => {
    globalThis.copied.push(text);
  };
  URL.createObjectURL = (blob) => {
    globalThis.downloaded.push(blob.text());
    return "#";
  };
}

/** Runs tests in each browser: `define` gets the object that drives it. */
export function inBrowsers(define) {
  before(async () => {
    site.origin = await listen(server);
    service.origin = await listen(serviceServer);
  });
  after(() => {
    for (const each of [server, serviceServer]) {
      each.closeAllConnections();
      each.close();
    }
  });
  for (const [name, launch, dark] of [
    [
      "Chromium",
      { executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] },
    ],
    // Firefox takes theme and motion from its settings, as from a visitor's system.
    [
      "Firefox",
      { browser: "firefox", executablePath: FIREFOX },
      { "layout.css.prefers-color-scheme.content-override": 0, "ui.prefersReducedMotion": 1 },
    ],
  ])
    describe(name, () => define(driver(name, launch, dark)));
}

function driver(name, launch, dark) {
  let browser, context, complaints, requests;
  const it = {
    name,
    isFirefox: Boolean(dark),
    page: undefined,
    /** Requests that a test asks for; the page makes no others. */
    asked: [],
    get complaints() {
      return complaints;
    },
    get requests() {
      return requests;
    },
  };
  before(async () => {
    browser = await puppeteer.launch({ headless: true, timeout: 120_000, ...launch });
  });
  after(() => browser?.close());

  const equip = async (page) => {
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => ["error", "warning", "warn"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        globalThis.violations.push(`${event.violatedDirective} ${event.sample}`),
      );
    });
    return page;
  };
  beforeEach(async () => {
    complaints = [];
    requests = [];
    it.asked = [];
    // Each test has a new visitor, with nothing stored on the device.
    context = await browser.createBrowserContext();
    it.page = await equip(await context.newPage());
  });
  afterEach(async () => {
    await context.close();
    const others = requests.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(data|blob|about):/.test(url));
    assert.deepEqual(
      others.filter((url) => !it.asked.some((asked) => url.startsWith(asked))),
      [],
    );
  });

  /** The same visitor opens another page instead. */
  it.anotherPage = async () => {
    it.page = await equip(await context.newPage());
  };
  it.visit = async (path = "/", language = "en") => {
    await it.page.evaluateOnNewDocument(
      (tag) => Object.defineProperty(Navigator.prototype, "languages", { get: () => [tag] }),
      language,
    );
    await it.page.goto(`${site.origin}${path}`);
    await it.started();
  };
  it.started = () => it.page.waitForFunction(() => !document.body.classList.contains("waiting"));
  /** Inspects the page before its script runs. */
  it.unstarted = async (path, languages, look) => {
    site.broken = /assets\/index-.*js$/;
    try {
      await it.page.evaluateOnNewDocument(
        (languages) => Object.defineProperty(Navigator.prototype, "languages", { get: () => languages }),
        languages,
      );
      await it.page.goto(`${site.origin}${path}`);
      return await look();
    } finally {
      site.broken = undefined;
    }
  };
  /** Runs something on a page in the dark theme and with reduced motion, or in the light one. */
  it.themed = async (scheme, look) => {
    if (!dark || scheme === "light") {
      if (!dark)
        await it.page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: scheme === "dark" ? "reduce" : "no-preference" },
        ]);
      return look();
    }
    const usual = it.page;
    const other = await puppeteer.launch({ headless: true, timeout: 120_000, ...launch, extraPrefsFirefox: dark });
    try {
      it.page = await equip(await other.newPage());
      return await look();
    } finally {
      it.page = usual;
      await other.close();
    }
  };
  it.text = (selector) => it.page.$eval(selector, (node) => node.textContent.trim());
  it.texts = (selector) => it.page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent.replace(/\s+/g, " ").trim()));
  it.says = async (headline, tone) => {
    await it.page
      .waitForFunction((wanted) => document.getElementById("headline")?.textContent === wanted, { timeout: 15_000 }, headline)
      .catch(async () => assert.equal(await it.text("#headline"), headline));
    if (tone) assert.equal(await it.page.$eval("#verdict", ({ dataset }) => dataset.tone), tone, headline);
  };
  it.told = (where, wanted) =>
    it.page
      .waitForFunction(
        (where, wanted) => document.getElementById(`${where}-said`).textContent.startsWith(wanted),
        {},
        where,
        wanted,
      )
      .catch(async () => assert.equal(await it.text(`#${where}-said`), wanted));
  /** Sets the value of a control, like typing or choosing does. */
  it.fill = (selector, value) =>
    it.page.$eval(
      selector,
      (node, value) => {
        node.value = value;
        node.dispatchEvent(new Event("input", { bubbles: true }));
        node.dispatchEvent(new Event("change", { bubbles: true }));
      },
      value,
    );
  it.click = (selector) => it.page.$eval(selector, (node) => node.click());
  it.clickText = (selector, wanted) =>
    it.page.$$eval(
      selector,
      (nodes, wanted) => {
        const found = nodes.find((node) => node.textContent.trim() === wanted);
        if (!found) throw new Error(`none of ${nodes.map((node) => node.textContent)} is ${wanted}`);
        found.click();
      },
      wanted,
    );
  it.example = (name) => it.click(`[data-example="${name}"]`);
  it.press = async (key, ...modifiers) => {
    const held = modifiers.length > 0 ? modifiers : ["Control"];
    for (const modifier of held) await it.page.keyboard.down(modifier);
    await it.page.keyboard.press(key);
    for (const modifier of held) await it.page.keyboard.up(modifier);
  };
  /** Pastes a text while nothing has the focus, or into an element. */
  it.paste = (text, selector = "body") =>
    it.page.$eval(
      selector,
      (node, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        // Firefox takes the text in its own way.
        const event = new ClipboardEvent("paste", {
          clipboardData,
          dataType: "text/plain",
          data: text,
          bubbles: true,
          cancelable: true,
          composed: true,
        });
        (node.shadowRoot?.querySelector(".cm-content") ?? node).dispatchEvent(event);
      },
      text,
    );
  /** Opens the editor of the body. */
  it.editor = async () => {
    await it.page.hover("#box");
    await it.page.waitForFunction(() => document.getElementById("box").shadowRoot);
  };
  it.bodyText = () =>
    it.page.$eval("#box", (host) =>
      host.shadowRoot
        ? [...host.shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n")
        : host.querySelector("textarea").value,
    );
  it.go = (hash) =>
    it.page.evaluate((hash) => {
      location.hash = hash;
    }, hash);
  it.rows = () =>
    it.page.$$eval(".mapping", (all) => all.map((row) => [...row.querySelectorAll("input")].map(({ value }) => value)));
  /** The tone of each mapping, and the value to be written. */
  it.results = () =>
    it.page.$$eval(".mapping", (all) => all.map((row) => [row.dataset.tone, row.querySelector(".written").textContent.trim()]));
  it.resultsAre = (wanted, why) =>
    it.page
      .waitForFunction(
        (wanted) =>
          JSON.stringify(
            [...document.querySelectorAll(".mapping")].map((row) => [
              row.dataset.tone,
              row.querySelector(".written").textContent.trim(),
            ]),
          ) === wanted,
        { timeout: 5_000 },
        JSON.stringify(wanted),
      )
      .catch(async () => assert.deepEqual(await it.results(), wanted, why));
  it.isVisible = (selector) => it.page.$eval(selector, (node) => node.checkVisibility());
  it.focused = () => it.page.evaluate(() => document.activeElement?.value ?? document.activeElement?.id);
  it.unfold = async () => {
    await it.page.$$eval("details", (all) =>
      all.forEach((details) => {
        details.open = true;
      }),
    );
    await it.page.waitForFunction(() =>
      [...document.querySelectorAll("details")].every(({ childElementCount }) => childElementCount > 1),
    ); // what is folded is drawn then
  };
  it.clean = async () => {
    assert.deepEqual(complaints, []);
    assert.deepEqual(await it.page.evaluate(() => globalThis.violations), []);
  };
  return it;
}
