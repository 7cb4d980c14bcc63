// The types compile in every kind of project, without `skipLibCheck`: compilers, libs, modules and the types of runtimes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { consumer, outputOf, packages } from "./support.js";
import { COMPILERS, LIBS, MODULES, ROWS } from "./types/cells.js";
import { link } from "./types/link.js";

const here = fileURLToPath(new URL("types", import.meta.url));
const contract = fileURLToPath(new URL("../package/types", import.meta.url));
const projects = join(consumer, "types");
const [native, ...others] = COMPILERS;

/** The programs of a project; the contract names the web's types. */
function programs({ hasWeb, hasDispose, also = [] }, lib) {
  const own = [
    "usage.ts",
    ...(hasWeb ? ["assignable.ts", "contract.d.ts", "web.ts"] : []),
    ...(hasDispose || lib === "esnext" ? ["dispose.ts"] : []),
  ];
  return [...own.map((file) => join(contract, file)), ...also.map((file) => join(here, file))];
}

const own = { "marketo-webhook": join(consumer, "node_modules/marketo-webhook") };
const used = { ...own, express: join(packages, "@types/express"), hono: join(packages, "hono"), vite: join(packages, "vite") };

/** A folder per row, with its packages and a project for each lib and module. */
function write(row, index) {
  const folder = join(projects, String(index));
  const name = row.types?.startsWith("@") ? row.types : `@types/${row.types}`;
  link(folder, row.types ? { ...used, [name]: join(packages, row.from) } : used);
  return LIBS.flatMap((lib) => {
    const given = programs(row, lib);
    for (const file of given) copyFileSync(file, join(folder, basename(file)));
    const options = {
      strict: true,
      noEmit: true,
      target: lib,
      lib: row.dom ? [lib, "dom", "dom.iterable"] : [lib],
      types: row.types ? [row.types] : [],
      // Every package's types are checked; not the compiler's own libs.
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      ...row.options,
    };
    return MODULES.map((module) => {
      const project = join(folder, `tsconfig.${lib}.${module.module}.json`);
      writeFileSync(
        project,
        JSON.stringify({ compilerOptions: { ...options, ...module }, files: given.map((file) => basename(file)) }),
      );
      return { row, lib, module: module.module, folder, project, isForAll: MODULES.indexOf(module) % 2 === LIBS.indexOf(lib) };
    });
  });
}

/** The output of the compiler without an API for the projects, in one run. */
async function build(tsc, all) {
  const args = [tsc, "--build", "--verbose", "--pretty", "false", ...all.map(({ project }) => project)];
  // It fails if a project has errors.
  const stdout = await new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: projects, maxBuffer: 1 << 28 }, (_, said) => resolve(said)),
  );
  const said = {};
  let errors;
  for (const line of stdout.split("\n")) {
    const [, project] = line.match(/Building project '(.*)'/) ?? [];
    if (project) errors = said[join(projects, project)] = [];
    const [, file = "", text] = line.match(/^(?:(.*)\(\d+,\d+\): )?error (TS\d+: .*)$/) ?? [];
    if (text) errors.push({ file: join(projects, file), text });
  }
  return said;
}

/** The owner of the file with an error: the program, or a package. */
function ownerOf({ file }, { folder }) {
  if (dirname(file) === folder) return "program";
  return file.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? "options";
}

let cells;
const results = new Map();

/** The projects of a compiler: all for the project's own compiler, half of the modules with each lib for the slower others. */
const cellsOf = ({ name }) => cells.filter(({ isForAll }) => isForAll || name === native.name);

/** The different errors of a project, by owner. */
function errorsOf({ name }, cell) {
  const errors = results.get(name)[cell.project];
  assert.ok(errors, `${cell.project} was not looked at`);
  const owners = {};
  for (const error of errors) (owners[ownerOf(error, cell)] ??= new Set()).add(error.text);
  return Object.fromEntries(Object.entries(owners).map(([owner, texts]) => [owner, [...texts].sort()]));
}

before(async () => {
  rmSync(projects, { recursive: true, force: true });
  cells = ROWS.flatMap(write);
  results.set(native.name, await build(join(packages, native.folder, "bin/tsc"), cells));
  await Promise.all(
    others.map(async (compiler) => {
      const args = [join(here, "check.js"), join(packages, compiler.folder), ...cellsOf(compiler).map(({ project }) => project)];
      results.set(compiler.name, JSON.parse(await outputOf(process.execPath, args)));
    }),
  );
});

test("the compilers are those that the table names, the first one that of the project", () => {
  for (const { name, folder } of COMPILERS) assert.equal(versionIn(join(packages, folder)), name);
  assert.equal(versionIn(fileURLToPath(new URL("../../node_modules/typescript", import.meta.url))), native.name);
});

for (const row of ROWS) {
  test(`the package and what uses it compile with ${row.name}`, () => {
    for (const compiler of COMPILERS) {
      for (const cell of cellsOf(compiler).filter((each) => each.row === row)) {
        const { "marketo-webhook": inPackage = [], program = [], options = [], ...foreign } = errorsOf(compiler, cell);
        assert.deepEqual(
          { inPackage, program, options },
          { inPackage: [], program: [], options: [] },
          `TypeScript ${compiler.name}, lib ${cell.lib}, module ${cell.module}`,
        );
        // Only this one checks the files of other packages.
        if (compiler !== native) continue;
        if (row.clash) assert.ok(foreign[row.from].includes(row.clash), row.name);
        else assert.deepEqual(foreign, row.foreign ?? {});
      }
    }
  });
}

test("Deno takes them with its own types", async (context) => {
  const folder = join(projects, "deno");
  link(folder, own);
  const files = ["usage.ts", "web.ts", "dispose.ts"];
  for (const file of files) copyFileSync(join(contract, file), join(folder, file));
  const args = ["check", "--all", "--node-modules-dir=manual", ...files];
  await outputOf(join(packages, ".bin/deno"), args, { cwd: folder, env: { ...process.env, NO_COLOR: "1" } }).catch(({ stderr }) =>
    assert.fail(stderr),
  );
  context.diagnostic(`Deno ${versionIn(join(packages, "deno"))}: ok`);
});

test("the table of what was compiled", (context) => {
  const columns = COMPILERS.flatMap((compiler) => LIBS.map((lib) => ({ compiler, lib })));
  const rows = ROWS.map((row) => [
    row.name,
    ...columns.map(({ compiler, lib }) =>
      summary(
        compiler,
        cellsOf(compiler).filter((cell) => cell.row === row && cell.lib === lib),
      ),
    ),
  ]);
  const head = ["types", ...columns.map(({ compiler, lib }) => `${compiler.name} ${lib}`)];
  for (const line of [head, head.map(() => "---"), ...rows]) context.diagnostic(`| ${line.join(" | ")} |`);
  const names = MODULES.map(({ module, moduleResolution }) =>
    module === moduleResolution ? module : `${module} (${moduleResolution})`,
  );
  context.diagnostic(
    `modules: ${names.join(", ")}; ${COMPILERS.map((compiler) => `${cellsOf(compiler).length} projects by ${compiler.name}`).join(", ")}`,
  );
});

/** "ok", or how many different errors there are in the package and in the program, in the worst project. */
function summary(compiler, some) {
  const found = some.map((cell) => errorsOf(compiler, cell));
  const worst = (owner) => Math.max(...found.map((errors) => errors[owner]?.length ?? 0));
  const [inPackage, inProgram] = [worst("marketo-webhook"), worst("program")];
  return inPackage + inProgram === 0 ? "ok" : `${inPackage} in the package, ${inProgram} in the program`;
}

function versionIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}
