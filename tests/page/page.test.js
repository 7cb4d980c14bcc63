// The page in Chromium, as a static server serves it from dist/www.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import sirv from "sirv";

const HEADLINE = "2 of 4 lead fields change";
let server, browser, page, origin, complaints, requests;

before(async () => {
  assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: give it the path of a Chromium");
  server = createServer(sirv(fileURLToPath(new URL("../../dist/www", import.meta.url)), { dev: true }));
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  origin = `http://localhost:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  complaints = [];
  requests = [];
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
});

afterEach(() => page?.close());

const open = async () => {
  await page.goto(origin);
  await showsHeadline(HEADLINE);
};
const showsHeadline = (text) => page.locator("#headline").getByText(text, { exact: true }).waitFor();
const showsMessage = (text) => page.locator("#message").getByText(text).waitFor();
const part = (title) => page.locator(".part", { has: page.getByRole("heading", { name: title, exact: true }) });
const cells = async () => {
  const rows = await part("Lead fields that change").locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
};
const fact = (term) => page.locator(".facts div", { has: page.getByText(term, { exact: true }) }).locator("dd").textContent();
const fillBody = (body) => page.getByRole("textbox", { name: "Body" }).fill(body);

test("the example shows its outcome", async () => {
  await open();
  assert.deepEqual(await cells(), [
    ["LeadScore", "score", "72", "integer", "no"],
    ["City", "orders[0].city", "Utrecht", "string", "no"],
  ]);
  const skipped = part("Response mappings that are skipped").locator("li");
  assert.deepEqual(await skipped.locator(".badge").allTextContents(), ["not-found", "incompatible-type"]);
  assert.equal(await fact("Error Type"), "OK");
  assert.equal(await fact("Error Code"), "200");
  const rule = page.locator(".rules li", { hasText: "coerce.numeric-text" });
  assert.equal(await rule.locator(".badge").textContent(), "assumed");
  assert.match(await rule.textContent(), /Assumption: numericText/);
  const json = JSON.parse(await page.locator("details pre").textContent());
  assert.equal(json.kind, "field-updates");
});

test("the page keeps to its own origin and to its policy", async () => {
  await open();
  await page.getByText("The outcome as JSON").click();
  await fillBody("{");
  await showsHeadline("Error: unreadable body");
  assert.deepEqual(complaints, []);
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith("data:")), []);
});

test("the page works below a sub-path", async () => {
  await page.route(`${origin}/some/path/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("/some/path", "") });
    await route.fulfill({ response });
  });
  await page.goto(`${origin}/some/path/index.html`);
  await showsHeadline(HEADLINE);
});

test("a broken body shows its position", async () => {
  await open();
  await fillBody('{"score": 72,\n é x}');
  await showsHeadline("Error: unreadable body");
  await showsMessage("line 2, column 2");
  await page.getByRole("button", { name: "Line 2, column 2" }).click();
  assert.equal(await page.getByRole("textbox", { name: "Body" }).evaluate((body) => body.value.slice(body.selectionStart, body.selectionEnd)), "é");
});

test("status 404 shows its phrase as the Error Type", async () => {
  await open();
  await page.getByLabel("Reason phrase").fill("");
  await page.getByLabel("Status").fill("404");
  await showsHeadline("Error 404: Not Found");
  assert.equal(await fact("Error Type"), "Not Found");
  assert.equal(await fact("Error Code"), "404");
});

test("a batch campaign is error 1000", async () => {
  await open();
  await page.getByLabel("Campaign type").selectOption("batch");
  await showsHeadline("Error 1000: batch campaign");
  await part("What “Webhook is Called” sees").getByText("no call is made").waitFor();
});

test("a time-out hides the response and shows its error", async () => {
  await open();
  await page.getByLabel("What came back").selectOption("timeout");
  await showsHeadline("Error: time-out");
  assert.equal(await page.getByRole("textbox", { name: "Body" }).isVisible(), false);
});

test("an applied suggestion makes its mapping work", async () => {
  await open();
  await page.getByRole("button", { name: "Use customer.website" }).click();
  await showsHeadline("3 of 4 lead fields change");
  assert.deepEqual((await cells())[2], ["Website", "customer.website", "https://wilder.example", "url", "no"]);
  assert.equal(await page.evaluate(() => document.activeElement.value), "customer.website");
});

test("a mapping is added, diagnosed, mended and removed", async () => {
  await open();
  await page.getByRole("button", { name: "Add mapping" }).click();
  const row = page.getByRole("group", { name: "mapping 5", exact: true });
  await row.getByLabel("Response Attribute").fill("orders[0].total");
  await row.getByLabel("Marketo Field").fill("annualRevenue");
  await row.getByText("is a REST API name").waitFor();
  await row.getByRole("button", { name: "Use AnnualRevenue" }).click();
  await showsHeadline("3 of 5 lead fields change");
  await page.getByRole("button", { name: "Remove mapping 5" }).click();
  await showsHeadline(HEADLINE);
});

test("XML shows its own example, its values and what is not clear", async () => {
  await open();
  await page.getByLabel("Response Type").selectOption("xml");
  await showsHeadline("2 of 4 lead fields change");
  const skipped = part("Response mappings that are skipped").locator("li");
  assert.deepEqual(await skipped.locator(".badge").allTextContents(), ["not-found", "ambiguous-element"]);
  await page.getByRole("button", { name: "Use lead.orders.order[0].total" }).click();
  await page.getByRole("button", { name: "Use lead.customer.website" }).click();
  await showsHeadline("4 of 4 lead fields change");
  await page.locator("#values").getByText("lead.@id 4711").waitFor();
  await page.getByLabel("Response Type").selectOption("none");
  assert.equal(await page.locator("#values").isVisible(), false);
});

test("a value of the body becomes a mapping", async () => {
  await open();
  await page.locator("#values").getByRole("button", { name: "orders[1].city Gent" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.className), "field mono");
  const row = page.getByRole("group", { name: "mapping 5", exact: true });
  assert.equal(await row.getByLabel("Response Attribute").inputValue(), "orders[1].city");
  await row.getByLabel("Marketo Field").fill("Country");
  await showsHeadline("3 of 5 lead fields change");
  assert.equal((await cells())[2][2], "Gent");
  await fillBody("{");
  assert.equal(await page.locator("#values").isVisible(), false);
});

test("what was typed stays when the Response Type changes", async () => {
  await open();
  await fillBody("<a/>");
  await page.getByLabel("Response Type").selectOption("xml");
  assert.equal(await page.getByRole("textbox", { name: "Body" }).inputValue(), "<a/>");
});

test("markup in a value is shown as text", async () => {
  await open();
  const markup = `<img src=x onerror="globalThis.ran = true">`;
  await fillBody(JSON.stringify({ score: markup, orders: [{ city: markup }] }));
  await showsHeadline("1 of 4 lead fields changes");
  assert.equal((await cells())[0][2], markup);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.deepEqual(complaints, []);
});

test("a wrong status shows the argument error", async () => {
  await open();
  await page.getByLabel("Status").fill("42");
  await showsHeadline("Invalid argument: status");
  await showsMessage("expected a whole number from 100 to 999, found 42");
  assert.deepEqual(complaints, []);
});

for (const file of ["*.wasm", "entry/browser.js"]) {
  test(`without ${file} the page says that the library could not be loaded`, async () => {
    await page.route(`**/${file}`, (route) => route.abort());
    await page.goto(origin);
    await page.getByRole("alert").getByText("The library could not be loaded").waitFor();
  });
}
