// The README's JavaScript is valid TypeScript, and the examples pass `checkJs`.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { consumer, outputOf, packages } from "./support.js";
import { COMPILERS } from "./types/cells.js";
import { link } from "./types/link.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const projects = join(consumer, "readme-types");
const tsc = join(packages, COMPILERS[0].folder, "bin/tsc");
// As `tsc --init` sets them.
const strict = { strict: true, noUncheckedIndexedAccess: true, noEmit: true, target: "es2022", module: "nodenext" };
const blocks = Array.from(
  readFileSync(join(root, "README.md"), "utf8").matchAll(/```(?:js|ts)\n(.*?)```/gs),
  ([, block]) => block,
);

before(() => rmSync(projects, { recursive: true, force: true }));

/** Compiles files, by name, in their own project. */
async function compiles(name, files, links, options) {
  const folder = join(projects, name);
  mkdirSync(folder, { recursive: true });
  link(folder, { "marketo-webhook": join(consumer, "node_modules/marketo-webhook"), ...links });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...strict, ...options }, files: Object.keys(files) }),
  );
  await outputOf(process.execPath, [tsc, "-p", folder, "--pretty", "false"]).catch(({ stdout, message }) =>
    assert.fail(stdout || message),
  );
}

const node = { "@types/node": join(packages, "@types/node20") };
const example = (file) => ({ [file]: readFileSync(join(root, "examples", file), "utf8") });

for (const [name, links, options] of [
  ["node", node, { lib: ["es2022"], types: ["node"] }],
  ["dom", {}, { lib: ["es2022", "dom", "dom.iterable"], types: [] }],
]) {
  test(`the README's blocks compile as TypeScript (${name})`, async () => {
    assert.ok(blocks.length >= 6, "there are fewer blocks than there were");
    const files = Object.fromEntries(blocks.map((block, index) => [`block-${index}.ts`, block]));
    await compiles(`readme-${name}`, files, links, options);
  });
}

const checked = { allowJs: true, checkJs: true };
const hono = { hono: join(packages, "hono") };
const workers = { "@cloudflare/workers-types": join(packages, "@cloudflare/workers-types") };
for (const [file, links, options] of [
  ["node.js", node, { lib: ["es2022"], types: ["node"] }],
  // Hono's own types need the DOM's: `types.test.js` names what they lack without them.
  ["hono.js", hono, { lib: ["es2022", "dom", "dom.iterable"], types: [] }],
  ["worker.js", workers, { lib: ["es2022"], types: ["@cloudflare/workers-types"] }],
]) {
  test(`examples/${file} holds under checkJs`, () => compiles(file, example(file), links, { ...checked, ...options }));
}

test("examples/deno.js holds under checkJs, by Deno's types", async () => {
  const folder = join(projects, "deno");
  mkdirSync(folder, { recursive: true });
  link(folder, { "marketo-webhook": join(consumer, "node_modules/marketo-webhook") });
  copyFileSync(join(root, "examples/deno.js"), join(folder, "deno.js"));
  writeFileSync(join(folder, "deno.json"), JSON.stringify({ compilerOptions: { checkJs: true, strict: true } }));
  const args = ["check", "--node-modules-dir=manual", "deno.js"];
  await outputOf(join(packages, ".bin/deno"), args, { cwd: folder, env: { ...process.env, NO_COLOR: "1" } }).catch(({ stderr }) =>
    assert.fail(stderr),
  );
});
