// Fresh projects with the packed package, and the tools that run in them.
import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { chromium } from "playwright-core";

import { EXPECTED } from "./expected.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "../../target/frameworks");
export const { TARBALL } = process.env;
const { CHROMIUM } = process.env;

/** No telemetry, and no colours. */
const QUIET = {
  CI: "1",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  DO_NOT_TRACK: "1",
  NO_UPDATE_NOTIFIER: "1",
};

/** After this long a command or a server has failed. */
const PATIENCE = 240_000;

const run = promisify(execFile);

export class Project {
  constructor(name, { template, node } = {}) {
    this.name = name;
    this.template = template;
    this.folder = join(work, name);
    const { NODE_OPTIONS, ...env } = process.env;
    this.env = { ...env, ...QUIET };
    const nodes = node ? [join(work, "node/node_modules", `node-${node}`, "bin")] : [];
    this.env.PATH = [join(this.folder, "node_modules/.bin"), ...nodes, process.env.PATH].join(delimiter);
  }

  /** Installs the dependencies of the project's package.json, by its lock file if it has one, and the packed package. */
  async install({ scripts = false } = {}) {
    this.remove();
    this.write();
    const locked = existsSync(join(this.folder, "package-lock.json"));
    const options = [
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      "--legacy-peer-deps",
      ...(scripts ? [] : ["--ignore-scripts"]),
    ];
    // With this process's npm: the project's Node may be too old for npm.
    const npm = { cwd: this.folder, env: { ...process.env, ...QUIET }, maxBuffer: 1 << 26 };
    await run("npm", [locked ? "ci" : "install", ...options, ...(locked ? [] : ["--no-package-lock"])], npm);
    await this.pack();
  }

  /** The same, but keeps what is already installed. */
  async installOnce(options) {
    const { devDependencies } = JSON.parse(readFileSync(join(here, "projects", this.name, "package.json"), "utf8"));
    const isInstalled = ([name, version]) =>
      existsSync(join(this.folder, "node_modules", name)) && version.endsWith(`@${this.version(name)}`);
    if (!Object.entries(devDependencies).every(isInstalled)) return this.install(options);
    this.write();
    await this.pack();
  }

  write() {
    for (const name of [this.template, this.name]) {
      if (name) cpSync(join(here, "projects", name), this.folder, { recursive: true });
    }
    for (const file of ["check.js", "expected.js"]) cpSync(join(here, file), join(this.folder, file));
  }

  /** Installs the tarball like npm would: the package has no dependencies. */
  async pack() {
    const to = join(this.folder, "node_modules/marketo-webhook");
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    await run("tar", ["-xzf", TARBALL, "-C", to, "--strip-components=1"]);
    const file = join(this.folder, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    manifest.dependencies = { ...manifest.dependencies, "marketo-webhook": "*" };
    writeFileSync(file, JSON.stringify(manifest, null, 2));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The installed version of a package. */
  version(name) {
    return JSON.parse(readFileSync(join(this.folder, "node_modules", name, "package.json"), "utf8")).version;
  }

  /** The standard output of a command; if it fails, the error has its standard error. */
  async command(file, args = [], { cwd = this.folder, env } = {}) {
    const child = spawn(file, args, { cwd, env: { ...this.env, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"])
      child[stream].on("data", (chunk) => {
        said[stream] += chunk;
      });
    const code = await ended(child);
    if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${code}: ${said.stderr}\n${said.stdout}`);
    return said.stdout;
  }

  /** Runs a program that prints one line, and nothing else. */
  async says(file, args, options) {
    same(await this.command(file, args, options), `${file} ${args.join(" ")}`);
  }

  /** A server on a free port, for as long as `use` takes; `PORT` in the arguments stands for the port. */
  async serving(file, args, use, { env } = {}) {
    const port = String(await freePort());
    const given = args.map((each) => each.replace("PORT", port));
    const child = spawn(file, given, {
      cwd: this.folder,
      env: { ...this.env, PORT: port, HOST: "127.0.0.1", ...env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of ["stdout", "stderr"])
      child[stream].on("data", (chunk) => {
        said += chunk;
      });
    let gone;
    child.on("exit", (code) => {
      gone = `ended with ${code}`;
    });
    child.on("error", (error) => {
      gone = error.message;
    });
    try {
      const origin = await answering(port, () => gone);
      await use(new Site(origin));
    } catch (error) {
      throw new Error(`${error.message}\n${file} ${given.join(" ")} said: ${said.slice(-3_000)}`);
    } finally {
      endGroup(child);
    }
  }
}

/** A server of a project. */
export class Site {
  constructor(origin) {
    this.origin = origin;
  }

  /** Requests a path that answers with the line. */
  async answers(path) {
    const response = await fetch(this.origin + path);
    same(await response.text(), `${path} (${response.status})`);
  }

  /** Requests a path whose reply the middleware replaces. */
  async refuses(path) {
    const response = await fetch(this.origin + path);
    const text = await response.text();
    if (response.status !== 502 || !text.includes("urn:marketo-webhook:unreadable-body"))
      throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  }

  /** Opens a page where the elements of class `check` show the line, rendered by the server or in the browser. */
  async shows(path) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
    const complaints = [];
    try {
      const page = await browser.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await page.goto(this.origin + path);
      await page
        .waitForFunction(
          (expected) => {
            const all = [...document.querySelectorAll(".check")];
            return all.length > 0 && all.every(({ textContent }) => textContent === expected);
          },
          EXPECTED,
          { timeout: 30_000 },
        )
        .catch(async (error) => {
          const found = await page.locator(".check").allTextContents();
          throw new Error(`${path} shows ${JSON.stringify(found)}: ${complaints.join("; ") || error.message}`);
        });
    } finally {
      await browser.close();
    }
  }
}

function same(found, what) {
  if (found.trim() !== EXPECTED) throw new Error(`${what}: ${found.trim().slice(0, 1_000)}`);
}

async function ended(child) {
  const late = setTimeout(() => endGroup(child), PATIENCE);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve(code ?? signal));
    });
  } finally {
    clearTimeout(late);
    endGroup(child);
  }
}

/** Ends a process and its children: tools leave workers behind. */
function endGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has already ended.
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The origin of a server, once it answers: on one of the two addresses of localhost. */
async function answering(port, gone) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    for (const host of ["127.0.0.1", "localhost"]) {
      try {
        await (await fetch(`http://${host}:${port}/`)).body?.cancel();
        return `http://${host}:${port}`;
      } catch {
        if (gone()) throw new Error(`the server ${gone()}`);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the server does not answer");
}
