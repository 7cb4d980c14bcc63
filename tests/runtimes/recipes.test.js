// docs/recipes: each recipe as a reader copies it, in its own tool.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { mock, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";
import { chromium } from "playwright-core";
import { build as vite } from "vite";

import { consumer, output, packages, serve, until } from "./support.js";
import { startWorker } from "./workerd.js";

const docs = new URL("../../docs/", import.meta.url);
const read = (file) => readFileSync(new URL(file, docs), "utf8");
/** Each page is a recipe: its text by its title. */
const sections = new Map(
  readdirSync(new URL("recipes", docs)).map((file) => {
    const [, title, text] = /^# (.*?)\n(.*)/s.exec(read(`recipes/${file}`));
    return [title, { file, text }];
  }),
);
const done = new Set();

/** A fresh project with the files of a recipe, and the output shown on its page: `out`, or `outs` if several. */
function recipe(title, tools = [], count = 1) {
  done.add(title);
  const folder = join(consumer, "recipes", title.toLowerCase().replace(/[^a-z]+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const tool of tools) symlinkSync(join(packages, tool), join(folder, "node_modules", tool));
  const blocks = [...sections.get(title).text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name, text]) => ({ name, text }));
  for (const { name, text } of [{ name: "package.json", text: '{ "private": true, "type": "module" }' }, ...blocks]) {
    if (name === "output") continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const outs = blocks.filter(({ name }) => name === "output").map(({ text }) => text);
  assert.equal(outs.length, count, `outputs of ${title}`);
  return { folder, outs, out: outs[0] };
}

/** A command's output on each stream, and how it ends. */
function run(folder, file, args, env = {}) {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { cwd: folder, env: { ...process.env, NO_COLOR: "1", CI: "1", LC_ALL: "C.UTF-8", ...env } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : error.code, stdout, stderr });
      },
    );
  });
}

/** Replaces a part of a recipe's file, which must exist. */
function edit(file, what, into) {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(what), `${file} has no ${what}`);
  writeFileSync(file, text.replace(what, into));
}

test("a Worker, in workerd", async () => {
  const { folder, out } = recipe("A Worker that refuses replies that Marketo would ignore");
  let said = "";
  const worker = await startWorker(join(folder, "worker.js"), output("recipe-worker"), (chunk) => {
    said += chunk;
  });
  try {
    const call = (email) => worker.dispatchFetch("http://localhost/", { method: "POST", body: JSON.stringify({ email }) });
    const good = await call("jane@wilder.example");
    assert.deepEqual([good.status, await good.json()], [200, { lead: { score: "high", city: "Utrecht" } }]);
    await until(
      () => said.includes("\n"),
      () => said,
    );
    const refused = await call("nobody@wilder.example");
    assert.deepEqual([refused.status, refused.headers.get("content-type")], [502, "application/problem+json"]);
    await refused.body.cancel();
    await until(
      () => said.length >= out.length,
      () => said,
    );
    assert.equal(said, out);
  } finally {
    await worker.dispose();
  }
});

test("React, on a server and in a browser", async () => {
  const { folder, out } = recipe("A preview in React", ["react", "react-dom"]);
  const lines = out.trimEnd().split("\n");
  const pasted = 'HTTP/1.1 200 OK\n\n{"score": 72, "city": null}';

  const jsx = { bundle: true, format: "esm", packages: "external", jsx: "automatic" };
  await build({ entryPoints: [join(folder, "Preview.jsx")], outfile: join(folder, "server.js"), ...jsx });
  writeFileSync(
    join(folder, "render.js"),
    `
    import { createElement } from "react";
    import { renderToString } from "react-dom/server";
    import { Preview } from "./server.js";

    const responseMappings = [{ responseAttribute: "score", marketoField: "LeadScore" }, { responseAttribute: "city", marketoField: "City" }];
    const props = { definition: { responseType: "json", responseMappings }, initial: ${JSON.stringify(pasted)} };
    for (const language of ["es", "en"]) console.log(renderToString(createElement(Preview, { ...props, language })));
  `,
  );
  const { stdout } = await run(folder, process.execPath, ["render.js"]);
  const [spanish, english] = stdout.match(/<section.*?<\/section>/gs);
  const items = (html) => [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text);
  assert.deepEqual(items(spanish), lines);
  assert.deepEqual(items(english), ["LeadScore = 72", "`city` is null, so `City` keeps its value"]);

  const outDir = output("recipe-react");
  const quiet = { base: "./", logLevel: "error", configFile: false };
  await vite({ root: folder, ...quiet, esbuild: { jsx: "automatic" }, build: { outDir, emptyOutDir: true } });
  const site = await serve(outDir);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(site.origin);
    const list = page.locator("li");
    await page.locator("textarea").fill(pasted);
    await list.getByText("LeadScore").waitFor();
    assert.deepEqual(await list.allTextContents(), lines);
    // While being typed it is not a response yet.
    await page.locator("textarea").fill("HTT");
    await list.getByText("HTTP").waitFor();
    assert.equal(await list.count(), 1);
    await page.locator("textarea").fill("HTTP/1.1 503 Service Unavailable\n\n");
    await list.getByText("503").waitFor();
    await page.locator("textarea").fill("");
    await list.waitFor({ state: "detached" });
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    site.close();
  }
});

test("vitest", async () => {
  const { folder, out } = recipe("A service's tests in vitest", ["vitest"]);
  const vitest = () => run(folder, process.execPath, [join(folder, "node_modules/vitest/vitest.mjs"), "run"]);
  const failing = await vitest();
  assert.equal(failing.code, 1, failing.stdout + failing.stderr);
  const printed = (failing.stdout + failing.stderr).split("\n").map((line) => line.trim());
  for (const line of out.trimEnd().split("\n"))
    assert.ok(printed.includes(line.trim()), `${line}\nis not in\n${printed.join("\n")}`);

  edit(join(folder, "service.js"), 'email.split("@")[1]', '`https://${email.split("@")[1]}`');
  const fixed = await vitest();
  assert.equal(fixed.code, 0, fixed.stdout + fixed.stderr);
  assert.match(fixed.stdout, /Tests +2 passed \(2\)/);
});

test("recorded replies", async () => {
  const { folder, outs } = recipe("Recorded replies, checked in CI", [], 2);
  const workflow = readFileSync(join(folder, ".github/workflows/replies.yml"), "utf8");
  const steps = [...workflow.matchAll(/^ +- run: (.*)$/gm)].map(([, command]) => command);
  assert.equal(steps.shift(), "npm ci");
  assert.equal(steps.length, 1);
  const checks = [...steps, "node check.js"];
  const all = () => Promise.all(checks.map((check) => run(folder, "bash", ["-e", "-c", check])));
  const codes = (results) => results.map(({ code }) => code);

  const first = await all();
  assert.deepEqual(codes(first), [1, 1]);
  assert.deepEqual(
    first.map(({ stdout }) => stdout),
    outs,
  );

  edit(join(folder, "replies/unknown.http"), '"score": 0', '"score": 0, "city": "Gent"');
  writeFileSync(join(folder, "replies/README.md"), "what the replies are");
  const fixed = await all();
  assert.deepEqual(codes(fixed), [0, 0], fixed[0].stderr);
  assert.equal(fixed[1].stdout, "");
  edit(join(folder, "replies/unknown.http"), "Gent", "");
  assert.deepEqual(codes(await all()), [0, 0]);
  assert.equal((await run(folder, "bash", ["-c", `${steps[0]} --strict`])).code, 1);

  writeFileSync(join(folder, "replies/broken.http"), "curl: (7) Failed to connect");
  edit(join(folder, "definition.json"), "LeadScore", "leadScore");
  const broken = await all();
  assert.deepEqual(codes(broken), [2, 1]);
  assert.match(broken[1].stdout, /^definition\.json: .*`LeadScore`/m);
  assert.match(broken[1].stdout, /^broken\.http: expected a response/m);

  rmSync(join(folder, "replies"), { recursive: true });
  mkdirSync(join(folder, "replies"));
  const none = await all();
  assert.deepEqual(codes(none), [2, 1]);
  assert.match(none[1].stdout, /^replies: nothing to check$/m);
});

/** Starts a recipe's `server.js`, sends it two requests, and returns its output. */
async function saidByServer(folder, expected) {
  const port = 31_000 + (process.pid % 10_000);
  edit(join(folder, "server.js"), "3000", port);
  const child = spawn(process.execPath, ["server.js"], { cwd: folder });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const call = (path) => fetch(`http://localhost:${port}${path}`, { method: "POST" }).then((response) => response.text());
  try {
    let answered;
    for (let tries = 0; tries < 200 && answered === undefined; tries++) {
      answered = await call("/score/jane").catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
    }
    assert.equal(answered, '{"score":72}', said);
    await until(
      () => said.includes("\n"),
      () => said,
    );
    await call("/score/nobody");
    await until(
      () => said.length >= expected.length,
      () => said,
    );
    return said;
  } finally {
    child.kill();
  }
}

/** Every way to reply, watched and not: the bytes are the same, and each watched one has an outcome. */
async function compare(origin, replies, heard) {
  const raw = async (path) => {
    const response = await fetch(`${origin}${path}`);
    const headers = [...response.headers].filter(([name]) => !["date", "etag"].includes(name));
    return [response.status, response.statusText, headers, await response.text()];
  };
  for (const [name, expected] of Object.entries(replies)) {
    const before = heard.length;
    assert.deepEqual(await raw(`/watched/${name}`), await raw(`/plain/${name}`), name);
    if (expected !== undefined)
      await until(
        () => heard.length > before,
        () => `no outcome of ${name}`,
      );
    assert.deepEqual(heard.slice(before), expected === undefined ? [] : [expected], name);
  }
}

/** An outcome in one word. */
const inShort = ({ updates, error }) => (error ? `${error.type}, ${error.errorType}` : updates.map(({ text }) => text).join());
const xml = { responseType: "xml", responseMappings: [{ responseAttribute: "lead.score", marketoField: "LeadScore" }] };
const body = "<lead><score>72</score></lead>";

test("Express", async () => {
  const { folder, out } = recipe("What Express sends", ["express"]);
  assert.equal(await saidByServer(folder, out), out);

  const { default: express } = await import(pathToFileURL(join(packages, "express/index.js")));
  const { watch } = await import(pathToFileURL(join(folder, "app.js")));
  writeFileSync(join(folder, "lead.xml"), body);
  const held = [];
  const replies = express.Router();
  replies.get("/json", (_, response) => response.json({ score: 72 }));
  replies.get("/send", (_, response) => response.type("xml").send(body));
  replies.get("/gzip", (_, response) => response.type("xml").set("content-encoding", "gzip").send(gzipSync(body)));
  replies.get("/end", (_, response) => response.status(503).end());
  replies.get("/phrase", (_, response) => {
    response.statusMessage = "No Lead";
    response.status(422).end();
  });
  replies.get("/parts", (_, response) => {
    response.write(Buffer.from(body.slice(0, 6)).toString("base64"), "base64");
    response.end(Buffer.from(body.slice(6)));
  });
  replies.get("/callback", (_, response) => response.write(body, () => response.end(() => {})));
  replies.get("/file", (_, response) => response.sendFile(join(folder, "lead.xml")));
  replies.get("/stream", (_, response) => Readable.from([body.slice(0, 9), body.slice(9)]).pipe(response));
  replies.get("/error", () => {
    throw new Error("it is meant to fail");
  });
  replies.get("/held", (_, response) => {
    response.write(body);
    held.push(response);
  });
  const heard = [];
  const app = express().disable("etag");
  app.set("env", "test"); // keeps it from printing the error
  app.use(
    "/watched",
    watch(xml, (outcome) => {
      heard.push(inShort(outcome));
      throw new Error("and is printed only");
    }),
    replies,
  );
  app.use("/plain", replies);
  const server = app.listen(0, "localhost");
  await new Promise((resolve) => server.on("listening", resolve));
  const origin = `http://localhost:${server.address().port}`;
  const printed = mock.method(console, "error", () => {});
  try {
    await compare(
      origin,
      {
        json: "unreadable-body, OK",
        send: "72",
        gzip: "unreadable-body, OK",
        end: "http-status, Service Unavailable",
        phrase: "http-status, No Lead",
        parts: "72",
        callback: "72",
        file: "72",
        stream: "72",
        error: "http-status, Internal Server Error",
      },
      heard,
    );
    assert.equal(printed.mock.callCount(), heard.length);
    // Written data arrives while the rest is still to be written.
    const reader = (await fetch(`${origin}/watched/held`)).body.getReader();
    assert.equal(Buffer.from((await reader.read()).value).toString(), body);
    assert.equal(heard.length, 10);
    held[0].end();
    assert.equal((await reader.read()).done, true);
    await until(
      () => heard.length === 11,
      () => "no outcome of what was held",
    );
    // There is no outcome for a disconnected client or HEAD: the next outcome is that of the next request.
    const client = new AbortController();
    await fetch(`${origin}/watched/held`, { signal: client.signal });
    const closed = new Promise((resolve) => held[1].on("close", resolve));
    client.abort();
    await closed;
    held[1].end();
    assert.equal((await fetch(`${origin}/watched/send`, { method: "HEAD" })).status, 200);
    assert.deepEqual(await (await fetch(`${origin}/watched/json`)).json(), { score: 72 });
    await until(
      () => heard.length > 11,
      () => "no outcome after HEAD",
    );
    assert.deepEqual(heard.slice(11), ["unreadable-body, OK"]);
  } finally {
    printed.mock.restore();
    server.close();
  }
});

test("Fastify", async () => {
  const { folder, out } = recipe("What Fastify sends", ["fastify"]);
  assert.equal(await saidByServer(folder, out), out);

  const { default: Fastify } = await import(pathToFileURL(join(packages, "fastify/fastify.js")));
  const { watch } = await import(pathToFileURL(join(folder, "app.js")));
  const replies = async (instance) => {
    instance.get("/json", async () => ({ score: 72 }));
    instance.get("/text", async (_, reply) => reply.type("application/xml").send(body));
    instance.get("/bytes", async (_, reply) => reply.type("application/xml").send(Buffer.from(body)));
    instance.get("/empty", async (_, reply) => reply.code(204).send());
    instance.get("/error", async () => {
      throw new Error("it is meant to fail");
    });
    instance.get("/stream", async (_, reply) => reply.type("application/xml").send(Readable.from([body])));
  };
  const heard = [];
  const logged = [];
  const app = Fastify({ logger: { level: "error", stream: { write: (line) => logged.push(JSON.parse(line)) } } });
  app.register(
    async (watched) => {
      watch(watched, xml, (outcome) => {
        heard.push(inShort(outcome));
        throw new Error("and is logged only");
      });
      watched.register(replies);
    },
    { prefix: "/watched" },
  );
  app.register(replies, { prefix: "/plain" });
  const origin = await app.listen({ port: 0, host: "localhost" });
  try {
    await compare(
      origin,
      {
        json: "unreadable-body, OK",
        text: "72",
        bytes: "72",
        empty: "empty-body, No Content",
        error: "http-status, Internal Server Error",
        stream: undefined,
      },
      heard,
    );
    assert.equal((await fetch(`${origin}/watched/text`, { method: "HEAD" })).status, 200);
    assert.deepEqual(await (await fetch(`${origin}/watched/json`)).json(), { score: 72 });
    await until(
      () => heard.length > 5,
      () => "no outcome after HEAD",
    );
    assert.deepEqual(heard.slice(5), ["unreadable-body, OK"]);
    assert.equal(logged.filter(({ msg }) => msg === "and is logged only").length, 6);
  } finally {
    await app.close();
  }
});

/** A stand-in for Marketo's REST API: three calls and their refusals. Reports its requests. */
async function marketo(asked, answers) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push([request.method, request.url, body]);
    const isJson = request.headers["content-type"] === "application/json";
    const error =
      request.headers.authorization !== "Bearer token:int"
        ? { code: "601", message: "Access token invalid" }
        : request.method === "POST" && !isJson
          ? { code: "612", message: "Invalid Content Type" }
          : undefined;
    const answer = error
      ? { success: false, errors: [error] }
      : { success: true, result: answers[`${request.method} ${request.url}`] };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ requestId: "e42b#14272d07d78", ...answer }));
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { server, rest: `http://localhost:${server.address().port}/rest` };
}

/** A lead field, as in the describe call. */
function describe([name, dataType], index) {
  const restName = name[0].toLowerCase() + name.slice(1);
  return {
    id: index + 1,
    displayName: name,
    dataType,
    rest: { name: restName, readOnly: false },
    soap: { name, readOnly: false },
  };
}

test("Marketo's REST API", async () => {
  const { folder, out } = recipe("Updates to Marketo's REST API");
  const types = { BehaviorScore: "score", City: "string", RenewalDate: "date", LastSeen: "datetime" };
  const answers = {
    "GET /rest/v1/leads/describe.json": Object.entries(types).map(describe),
    "GET /rest/v1/lead/318581.json?fields=behaviorScore": [{ id: 318581, behaviorScore: 42 }],
    "POST /rest/v1/leads.json": [{ id: 318581, status: "updated" }],
  };
  const asked = [];
  const { server, rest } = await marketo(asked, answers);
  const sync = (MARKETO_TOKEN = "token:int") => run(folder, process.execPath, ["sync.js"], { MARKETO_REST: rest, MARKETO_TOKEN });
  try {
    assert.deepEqual(await sync(), { code: 0, stdout: "", stderr: "" });
    assert.deepEqual(
      asked.map(([method, url]) => `${method} ${url}`),
      Object.keys(answers),
    );
    const sent = JSON.parse(asked[2][2]);
    assert.deepEqual(sent, JSON.parse(out));
    assert.deepEqual(Object.keys(sent), ["action", "lookupField", "input"]);

    // A lead with an empty score does not have this member.
    answers["GET /rest/v1/lead/318581.json?fields=behaviorScore"] = [{ id: 318581 }];
    await sync();
    assert.equal(JSON.parse(asked[5][2]).input[0].behaviorScore, 5);

    answers["POST /rest/v1/leads.json"] = [{ status: "skipped", reasons: [{ code: "1004", message: "Lead not found" }] }];
    const skipped = await sync();
    assert.equal(skipped.code, 1);
    assert.match(skipped.stderr, /lead 318581 is skipped: .*Lead not found/);
    const refused = await sync("stale");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /601 Access token invalid/);
  } finally {
    server.close();
  }
});

test("a report", async () => {
  const { folder, out } = recipe("A report for Slack or an issue");
  assert.deepEqual(await run(folder, process.execPath, ["report.js"]), { code: 0, stdout: out, stderr: "" });
  assert.doesNotMatch(out, /wilder|high/);
});

test("each recipe is run, and the index has each", () => {
  assert.deepEqual([...done].sort(), [...sections.keys()].sort());
  const rows = [...read("recipes.md").matchAll(/^\| \[(.*)\]\(recipes\/(.*)\) \|/gm)].map(([, title, file]) => [title, file]);
  assert.deepEqual(rows.sort(), [...sections].map(([title, { file }]) => [title, file]).sort());
  // A block without the name of its file would not be run.
  for (const { file, text } of sections.values()) {
    assert.doesNotMatch(text.replace(/^```\w+ \S+\n.*?^```$/gms, ""), /^```/m, file);
  }
});
