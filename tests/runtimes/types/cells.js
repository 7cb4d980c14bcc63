// The projects in which the types must compile: each row with each of the libs, modules and compilers.

/** As packages of `tests/package.json`. */
export const COMPILERS = [
  { name: "7.0.2", folder: "typescript7" },
  { name: "6.0.3", folder: "typescript6" },
  { name: "5.9.3", folder: "typescript" },
];
export const LIBS = ["es2022", "esnext"];
export const MODULES = [
  { module: "node16", moduleResolution: "node16" },
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "preserve", moduleResolution: "bundler" },
  { module: "esnext", moduleResolution: "bundler" },
];

const NODE = { types: "node", hasWeb: true, hasDispose: true };
const BUN = { types: "bun", from: "@types/bun", hasWeb: true, hasDispose: true };
const WORKERS = { types: "@cloudflare/workers-types", hasWeb: true };
const STRICTEST = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  noUncheckedSideEffectImports: true,
};

/** Errors in other packages' own types, by package; ours have none. */
const HONO = { hono: ["TS2552: Cannot find name 'RequestInfo'. Did you mean 'RequestInit'?"] };
const HONO_RESPONSE = "TS2430: Interface 'ClientResponse<T, U, F>' incorrectly extends interface 'Response'.";
/** Cloudflare's types and the DOM declare the same global classes: no compiler accepts both, and `fetch` fits neither. */
const CLASH = { hasWeb: false, also: undefined, clash: "TS2300: Duplicate identifier 'AbortController'." };

/**
 * `types` is that of the project's `compilerOptions`, `from` the package of `tests/package.json` to use for it.
 * `hasWeb`: it has `Request` and the like. `hasDispose`: it has `Symbol.dispose`, which the lib esnext always has. `also`:
 * programs that use other packages. `foreign`: the errors in other packages; `clash` names one of many.
 */
export const ROWS = [
  { name: "no types at all" },
  { name: "the DOM", dom: true, hasWeb: true, also: ["hono.ts", "vite.ts"] },
  { name: "the DOM, more than strict", dom: true, hasWeb: true, options: STRICTEST },
  ...[20, 22, 24].map((version) => ({
    ...NODE,
    name: `@types/node ${version}`,
    from: `@types/node${version}`,
    also: ["node.ts"],
  })),
  { ...NODE, name: "@types/node 26", from: "@types/node", also: ["express.ts", "hono.ts", "node.ts"], foreign: HONO },
  ...[20, 22, 24].map((version) => ({
    ...NODE,
    name: `@types/node ${version}, the DOM`,
    from: `@types/node${version}`,
    dom: true,
    also: ["node.ts"],
  })),
  { ...NODE, name: "@types/node 26, the DOM", from: "@types/node", dom: true, also: ["express.ts", "hono.ts", "node.ts"] },
  { ...BUN, name: "@types/bun", also: ["hono.ts"], foreign: { hono: [HONO_RESPONSE, ...HONO.hono] } },
  { ...BUN, name: "@types/bun, the DOM", dom: true },
  ...[4, 5].flatMap((version) => {
    const row = {
      ...WORKERS,
      name: `@cloudflare/workers-types ${version}`,
      from: version === 4 ? "@cloudflare/workers-types" : "workers-types5",
    };
    return [
      { ...row, also: ["hono.ts", "workers.ts"], foreign: { hono: [HONO_RESPONSE] } },
      { ...row, name: `${row.name}, the DOM`, dom: true, ...CLASH },
    ];
  }),
];
