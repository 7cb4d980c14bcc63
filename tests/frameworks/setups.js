// What is tried: in each project some tools, and some ways to use each. `quick` ones are part of `cargo xtask test`.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import sirv from "sirv";

import { Site } from "./harness.js";
import { registry } from "./registry.js";

const tests = fileURLToPath(new URL("..", import.meta.url));

/** A file in a folder with nothing else. */
async function alone(file, use) {
  const folder = mkdtempSync(join(tmpdir(), "alone-"));
  try {
    const copy = join(folder, file.split("/").at(-1));
    copyFileSync(file, copy);
    return await use(copy, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The file that a bundler wrote: tsup chooses its name. */
function written(path) {
  if (statSync(path).isFile()) return path;
  const files = readdirSync(path);
  if (files.length !== 1) throw new Error(`not one file: ${files}`);
  return join(path, files[0]);
}

const BUNDLERS = { esbuild: "esbuild", rollup: "rollup", rolldown: "rolldown", webpack: "webpack", tsup: "tsup", bun: "Bun" };
const BUNDLES = {
  esm: "one ES module for Node",
  cjs: "one CommonJS file for Node",
  browser: "one file for browsers",
  worker: "one file for Workers",
};
const ENDINGS = { esm: "mjs", cjs: "cjs", browser: "js", worker: "mjs" };

const bundlers = {
  name: "bundlers",
  quick: true,
  scripts: true,
  node: "24",
  async run(project, row) {
    for (const [bundler, where] of Object.entries(BUNDLERS)) {
      for (const [kind, what] of Object.entries(BUNDLES)) {
        await row(where, project.version(bundler), what, async () => {
          const out = join("out", `${bundler}-${kind}.${ENDINGS[kind]}`);
          await project.command("node", ["bundle.js", bundler, kind, out]);
          const file = written(join(project.folder, out));
          if (kind === "worker") await project.says("node", ["serve-worker.js", file]);
          else if (kind === "browser") await served(file, join(project.folder, "index.html"));
          else await alone(file, (copy, cwd) => project.says("node", [copy], { cwd }));
          return { bytes: statSync(file).size };
        });
      }
    }
  },
};

/** A script beside the page that uses it, in Chromium. */
async function served(script, page) {
  await alone(page, async (_, folder) => {
    copyFileSync(script, join(folder, "page.js"));
    const server = createServer(sirv(folder, { dev: true }));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await new Site(`http://127.0.0.1:${server.address().port}`).shows("/");
    } finally {
      server.close();
    }
  });
}

const node = {
  name: "node",
  quick: true,
  scripts: true,
  stays: true,
  async run(project, row) {
    for (const [name, canRequire] of [
      ["20.3", false],
      ["20", true],
      ["22", true],
      ["24", true],
    ]) {
      const binary = join(project.folder, `node_modules/node-${name}/bin/node`);
      const version = project.version(`node-${name}`);
      await row("Node", version, "import", () => project.says(binary, ["main.js"]));
      if (canRequire) await row("Node", version, "require()", () => project.says(binary, ["--no-warnings", "require.cjs"]));
    }
  },
};

const deno = {
  name: "deno",
  quick: true,
  async run(project, row) {
    for (const name of ["2.1", "2.5", "2"]) {
      const deno = ["node", join(project.folder, `node_modules/deno-${name}/bin.cjs`)];
      const version = project.version(`deno-${name}`);
      const says = (args, options) => project.says(deno[0], [deno[1], ...args], options);
      await row("Deno", version, "from node_modules", () => says(["run", "--no-prompt", "--node-modules-dir=manual", "main.js"]));
      await row("Deno", version, "from `npm:`", () =>
        registry(async (origin) => {
          // In a folder with neither package.json nor node_modules; Deno stores its downloads there.
          const folder = join(project.folder, `npm-${name}`);
          mkdirSync(folder, { recursive: true });
          for (const file of ["check.js", "main.js"]) copyFileSync(join(project.folder, file), join(folder, file));
          const env = { NPM_CONFIG_REGISTRY: origin, DENO_DIR: join(folder, "deno"), DENO_NO_PACKAGE_JSON: "1" };
          const map =
            'data:application/json,{"imports":{"marketo-webhook":"npm:marketo-webhook","marketo-webhook/":"npm:/marketo-webhook/"}}';
          await says(["run", "--no-prompt", "--no-lock", "--node-modules-dir=none", `--import-map=${map}`, "main.js"], {
            cwd: folder,
            env,
          });
        }),
      );
    }
  },
};

const bun = {
  name: "bun",
  quick: true,
  scripts: true,
  async run(project, row) {
    await row("Bun", project.version("bun"), "run", () => project.says("bun", ["run", "main.js"]));
  },
};

/** A page and its dev server. */
const vite = (major, quick) => ({
  name: `vite-${major}`,
  template: "vite",
  quick,
  async run(project, row) {
    const version = project.version("vite");
    const shows = (site) => site.shows("/");
    const at = ["--host", "127.0.0.1", "--port", "PORT", "--strictPort"];
    await row("Vite", version, "dev server", () => project.serving("vite", at, shows));
    await row("Vite", version, "build", async () => {
      await project.command("vite", ["build"]);
      await project.serving("vite", ["preview", ...at], shows);
    });
    await row("Vite", version, "SSR with `noExternal`", async () => {
      await project.command("vite", ["build", "--ssr", "server.js", "--outDir", "ssr"]);
      const file = written(join(project.folder, "ssr"));
      await alone(file, (copy, cwd) => project.says("node", ["--experimental-default-type=module", copy], { cwd }));
      return { bytes: statSync(file).size };
    });
  },
});

const next = (major, quick) => ({
  name: `next-${major}`,
  template: "next",
  quick,
  async run(project, row) {
    const version = project.version("next");
    const WAYS = [
      ["edge route", (site) => site.answers("/api/edge")],
      ["edge route with `slim`", (site) => site.answers("/api/edge-slim")],
      ["node route", (site) => site.answers("/api/node")],
      ["server component", (site) => site.shows("/server")],
      ["client component", (site) => site.shows("/client")],
      ["`withOutcome` in an edge route", (site) => site.refuses("/api/edge-watched")],
      ["`withOutcome` in a node route", (site) => site.refuses("/api/node-watched")],
    ];
    const all = (how) => async (site) => {
      for (const [what, way] of WAYS) await row("Next.js", version, what, () => way(site), how);
    };
    const at = ["--hostname", "127.0.0.1", "--port", "PORT"];
    await row("Next.js", version, "`next build`", () => project.command("next", ["build"]));
    await serves(row, "Next.js", version, "`next start`", () => project.serving("next", ["start", ...at], all("`next start`")));
    await serves(row, "Next.js", version, "`next dev`", () => project.serving("next", ["dev", ...at], all("`next dev`")));
  },
});

/** A server whose own failure is a row; meanwhile the rows of its pages are made. */
async function serves(row, where, version, what, use) {
  try {
    await use();
  } catch (error) {
    await row(where, version, what, () => {
      throw error;
    });
  }
}

/** A framework with a page and an endpoint. */
const site = (name, where, of, build, start, options = {}) => ({
  name,
  node: "24",
  ...options,
  async run(project, row) {
    const version = project.version(of);
    await row(where, version, "build", () => project.command(...build));
    await serves(row, where, version, "start", () =>
      project.serving(...start, async (site) => {
        await row(where, version, "page", () => site.shows("/"));
        await row(where, version, "endpoint", () => site.answers("/api/check"));
        await row(where, version, "middleware", () => site.refuses("/api/watched"));
      }),
    );
  },
});

const vitest = {
  name: "vitest",
  node: "24",
  quick: true,
  async run(project, row) {
    for (const environment of ["node", "jsdom", "happy-dom"]) {
      await row("vitest", project.version("vitest"), environment, () =>
        project.command("vitest", ["run", `--environment=${environment}`]),
      );
    }
  },
};

const inWorkers = {
  name: "vitest-workers",
  node: "24",
  async run(project, row) {
    await row("vitest in Workers", project.version("@cloudflare/vitest-plugin"), "with a configuration of wrangler", () =>
      project.command("vitest", ["run"]),
    );
  },
};

const jest = {
  name: "jest",
  quick: true,
  async run(project, row) {
    const env = { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" };
    await row("jest", project.version("jest"), "ES modules with `--experimental-vm-modules`", () =>
      project.command("jest", [], { env }),
    );
    // jsdom itself has neither `Response` nor `TextEncoder`.
    await row("jest", project.version("jest"), "the same with jest-fixed-jsdom", () =>
      project.command("jest", ["--env=jest-fixed-jsdom"], { env }),
    );
  },
};

const wrangler = {
  name: "wrangler",
  node: "24",
  async run(project, row) {
    const version = project.version("wrangler");
    const at = ["--ip", "127.0.0.1", "--port", "PORT", "--inspector-port", "0"];
    await row("wrangler", version, "dev", () =>
      project.serving("wrangler", ["dev", ...at], async (site) => {
        await site.answers("/");
        await site.refuses("/watched");
      }),
    );
    await row("wrangler", version, "deploy (dry run)", async () => {
      const said = await project.command("wrangler", ["deploy", "--dry-run", "--outdir", "out"]);
      const [, size, unit] = said.match(/Total Upload: ([\d.]+) (KiB|MiB)/);
      return { bytes: Math.round(Number(size) * 1024 * (unit === "MiB" ? 1024 : 1)) };
    });
  },
};

/** What every test run tries with all cases, as tests in `tests/runtimes`. */
const runtimes = {
  name: "runtimes",
  async run(project, row) {
    const version = (name) => JSON.parse(readFileSync(join(tests, "node_modules", name, "package.json"), "utf8")).version;
    const browser = async (path) => (await project.command(path, ["--version"])).match(/[\d.]+/)[0];
    const passes = (file, pattern) =>
      project.command(process.execPath, ["--test", `--test-name-pattern=${pattern}`, join(tests, "runtimes", file)]);
    await row("edge-runtime", version("edge-runtime"), "a module compiled in another realm", () =>
      passes("edge-runtime.test.js", "edge-runtime"),
    );
    await row("miniflare, workerd", `${version("miniflare")}, ${version("workerd")}`, "as a Worker, module included", () =>
      passes("workers.test.js", "miniflare"),
    );
    for (const [name, path] of [
      ["Chromium", process.env.CHROMIUM],
      ["Firefox", process.env.FIREFOX],
    ]) {
      await row(name, await browser(path), '`<script type="module">`', () => passes("browsers.test.js", `${name}, plain`));
    }
  },
};

export const setups = [
  node,
  deno,
  bun,
  runtimes,
  bundlers,
  vite(5, true),
  vite(6, true),
  vite(7, true),
  vite(8, true),
  next(15, false),
  next(16, true),
  site("sveltekit", "SvelteKit", "@sveltejs/kit", ["vite", ["build"]], ["node", ["build"]]),
  site("astro", "Astro", "astro", ["astro", ["build"]], ["node", ["dist/server/entry.mjs"]]),
  site("nuxt", "Nuxt", "nuxt", ["nuxt", ["build"]], ["node", [".output/server/index.mjs"]]),
  site(
    "react-router",
    "React Router",
    "react-router",
    ["react-router", ["build"]],
    ["react-router-serve", ["build/server/index.js"]],
  ),
  vitest,
  inWorkers,
  jest,
  wrangler,
];
