// The runtimes: each takes a list of shapes and yields the results, one shape at a time.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { BASELINE } from "../candidates.js";
import { summary } from "../rounds.js";

const here = fileURLToPath(new URL("..", import.meta.url));
const tests = fileURLToPath(new URL("../../tests/", import.meta.url));
/** The packages of the tests. */
const require = createRequire(join(tests, "package.json"));

/** Where the project has the version before, if it has one. */
export const beforeOf = (project) => {
  const folder = join(project, "node_modules/marketo-webhook-before");
  return existsSync(folder) ? folder : undefined;
};

/** Bundles a program into the project that has the packed package. */
async function bundle(project, program, { before = "package.js", ...options } = {}) {
  const { build } = require("esbuild");
  const outdir = join(project, "bundles");
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: [join(here, program)],
    outdir,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    nodePaths: [join(project, "node_modules")],
    alias: { before: join(here, "before", beforeOf(project) === undefined ? "none.js" : before) },
    ...options,
  });
  return join(outdir, program);
}

/** Node, Deno and Bun: a process for each shape. */
function processes(file, args) {
  return {
    async open(project) {
      const program = await bundle(project, "process.js", {
        platform: "node",
        external: ["marketo-webhook", "marketo-webhook-before"],
      });
      const run = async (shapes, options) => {
        const given = JSON.stringify({ shapes, ...options });
        const env = { ...process.env, NO_COLOR: "1" };
        const { stdout } = await promisify(execFile)(file, [...args, program, given], { cwd: project, env, maxBuffer: 1 << 26 });
        return JSON.parse(stdout);
      };
      return {
        measure: async (shape, options) => (await run([shape], options))[0],
        check: (shapes) => run(shapes, { isCheck: true }),
        close() {},
      };
    },
  };
}

const bin = (name) => join(tests, "node_modules/.bin", name);

/** Its clock stops while code runs, so a request is timed from outside: one of many passes minus one of few. */
const workerd = {
  async open(project) {
    const conditions = ["workerd", "worker", "browser"];
    const scriptPath = await bundle(project, "worker.js", { conditions, loader: { ".wasm": "copy" } });
    const { Miniflare } = require("miniflare");
    const miniflare = new Miniflare({
      scriptPath,
      modules: true,
      modulesRoot: join(project, "bundles"),
      cf: false,
      compatibilityDate: "2026-01-01",
      modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    });
    const ask = async (question) => {
      const response = await miniflare.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify(question) });
      const text = await response.text();
      if (!response.ok) throw new Error(`workerd: ${text}`);
      return JSON.parse(text);
    };
    const timed = async (question) => {
      const start = performance.now();
      await ask(question);
      return performance.now() - start;
    };
    const measure = async (shape, { rounds }) => {
      const { bytes, bodies } = await ask({ shape, what: "agree" });
      const names = await ask({ shape, what: "names" });
      const passes = {};
      for (const name of names) {
        // Doubled until a request takes far longer than its overhead.
        for (let count = 1; ; count *= 2) {
          const spent = await timed({ shape, name, passes: count });
          if (spent > 60) {
            passes[name] = Math.max(2, count);
            break;
          }
        }
      }
      const times = Object.fromEntries(names.map((name) => [name, []]));
      for (let round = 0; round < rounds; round++) {
        for (const name of names.slice().sort(() => Math.random() - 0.5)) {
          const one = await timed({ shape, name, passes: 1 });
          const all = await timed({ shape, name, passes: passes[name] + 1 });
          times[name].push((1000 * Math.max(all - one, 0.001)) / (passes[name] * bodies));
        }
      }
      return { shape, bytes, candidates: summary(times, BASELINE[shape.format]) };
    };
    return { measure, close: () => miniflare.dispose() };
  },
};

const chromium = {
  async open(project) {
    await bundle(project, "page.js", { before: "page.js", loader: { ".wasm": "file" }, conditions: ["browser"] });
    const folder = join(project, "bundles");
    writeFileSync(join(folder, "index.html"), '<!doctype html><title>x</title><script type="module" src="page.js"></script>');
    const files = require("sirv")(folder, { dev: true });
    // An isolated page has a clock of 5 microseconds instead of 100.
    const server = createServer((request, response) => {
      response.setHeader("cross-origin-opener-policy", "same-origin");
      response.setHeader("cross-origin-embedder-policy", "require-corp");
      files(request, response, () => response.writeHead(404).end());
    });
    await new Promise((resolve) => server.listen(0, "localhost", resolve));
    const origin = `http://localhost:${server.address().port}/`;
    const browser = await require("playwright-core").chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
    });
    const measure = async (shape, options) => {
      const page = await browser.newPage();
      try {
        await page.goto(origin);
        await page.waitForFunction(() => globalThis.measure, undefined, { timeout: 20_000 });
        return await page.evaluate(([shape, options]) => globalThis.measure(shape, options), [shape, options]);
      } finally {
        await page.close();
      }
    };
    return {
      measure,
      version: browser.version(),
      close: async () => {
        await browser.close();
        server.close();
      },
    };
  },
};

export const runtimes = {
  node: processes(process.execPath, []),
  deno: processes(bin("deno"), ["run", "--no-prompt", "--allow-all", "--node-modules-dir=manual"]),
  bun: processes(bin("bun"), ["run"]),
  workerd,
  chromium,
};

/** The versions of the runtimes; a browser says its own. */
export function versions() {
  const of = (name) => JSON.parse(readFileSync(join(tests, "node_modules", name, "package.json"), "utf8")).version;
  return { node: process.versions.node, deno: of("deno"), bun: of("bun"), workerd: of("workerd") };
}
