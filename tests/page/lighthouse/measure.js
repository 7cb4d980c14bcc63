// Figures of the built page: Lighthouse's scores, bytes transferred, and when the first outcome is visible.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync } from "node:zlib";

import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";

const { CHROMIUM } = process.env;
assert.ok(CHROMIUM, "CHROMIUM is not set: give it the path of that browser");

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The files, compressed like hosts do. */
const kept = new Map();
function file(path) {
  if (!kept.has(path)) kept.set(path, brotliCompressSync(readFileSync(new URL(`../../../dist/www${path}`, import.meta.url))));
  return kept.get(path);
}
let sent = 0;
const server = createServer(({ url }, response) => {
  const path = url.replace(/[?#].*/, "").replace(/\/$/, "/index.html");
  try {
    const content = file(path);
    sent += content.length;
    response
      .writeHead(200, { "content-type": TYPES[extname(path)], "content-encoding": "br", "content-length": content.length })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "localhost", resolve));
const address = `http://localhost:${server.address().port}/`;

const browser = await puppeteer.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

/** Runs something in a window without data from earlier ones. */
async function fresh(look) {
  const context = await browser.createBrowserContext();
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

async function score(name, config) {
  const { lhr } = await fresh((page) => lighthouse(address, { onlyCategories: CATEGORIES, logLevel: "error" }, config, page));
  const scores = CATEGORIES.map((category) => `${category} ${Math.round(lhr.categories[category].score * 100)}`);
  console.log(`Lighthouse, ${name}: ${scores.join(", ")}`);
  const metrics = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
  ];
  console.log(`  ${metrics.map((metric) => `${metric} ${lhr.audits[metric].displayValue}`).join(", ")}`);
  const lacking = Object.values(lhr.audits).filter(
    ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== "informative",
  );
  for (const { id, displayValue = "" } of lacking) console.log(`  not perfect: ${id} ${displayValue}`);
}

/** Milliseconds from the request until the result's first sentence is drawn, on a processor four times slower. */
async function firstOutcome({ latency, throughput }, viewport) {
  return fresh(async (page) => {
    await page.setViewport(viewport);
    const devtools = await page.createCDPSession();
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(Navigator.prototype, "languages", { get: () => ["en"] });
      new MutationObserver(() => {
        document.getElementById("headline")?.setAttribute("elementtiming", "headline");
      }).observe(document, { childList: true, subtree: true });
      // The browser's own report of when it drew them.
      new PerformanceObserver((list) => {
        for (const { renderTime, identifier } of list.getEntries())
          globalThis.drawn ??= { renderTime, text: document.getElementById(identifier).textContent };
      }).observe({ type: "element", buffered: true });
    });
    await page.goto(address, { waitUntil: "load", timeout: 60_000 });
    await page.waitForFunction(() => globalThis.drawn);
    const { renderTime, text } = await page.evaluate(() => globalThis.drawn);
    assert.match(text, /lead fields would be updated/);
    return Math.round(renderTime);
  });
}

try {
  await score("mobile (slow 4G, CPU 4x slower)");
  await score("desktop", desktopConfig);
  const mebibit = (1024 * 1024) / 8;
  for (const [name, network] of [
    ["150 ms there and back, 1.6 Mbit/s (Lighthouse's slow 4G)", { latency: 150, throughput: 1.6 * mebibit }],
    ["562.5 ms a request, 1.44 Mbit/s (the devtools' slow 4G)", { latency: 562.5, throughput: 1.44 * mebibit }],
  ]) {
    for (const [screen, viewport] of [
      ["phone", { width: 412, height: 823 }],
      ["desktop", { width: 1350, height: 940 }],
    ]) {
      const times = [];
      for (let run = 0; run < 5; run++) times.push(await firstOutcome(network, viewport));
      times.sort((a, b) => a - b);
      console.log(`First outcome visible, ${name}, CPU 4x slower, ${screen}: ${times[2]} ms (${times.join(", ")})`);
    }
  }
  sent = 0;
  await fresh(async (page) => {
    await page.goto(address, { waitUntil: "networkidle0" });
    console.log(`Transferred before the editor: ${sent} bytes with brotli`);
    await page.hover("#box");
    await page.waitForFunction(() => document.getElementById("box").shadowRoot);
  });
  console.log(
    `All files there are: ${[...kept].map(([path, { length }]) => `${path} ${length}`).join(", ")}; ${[...kept.values()].reduce((sum, { length }) => sum + length, 0)} bytes`,
  );
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
