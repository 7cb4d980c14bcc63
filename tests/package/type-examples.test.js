// The examples in the published types: each runs, and gives what the comment in it says.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import * as library from "marketo-webhook";
import * as middleware from "marketo-webhook/middleware";

const folder = join(dirname(createRequire(import.meta.url).resolve("marketo-webhook/package.json")), "dist");
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".d.ts"));
const examples = files.flatMap((file) => {
  const comments = readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => /^ *\* ?/.test(line));
  const text = comments.map((line) => line.replace(/^ *\* ?/, "")).join("\n");
  return [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code], index) => ({ name: `${file}, example ${index + 1}`, code }));
});

/** What an example takes from the reader's program. */
const surroundings = {
  app: { use() {} },
  definition: { responseType: "json" },
  handler: () => Response.json({}),
  webhook: {
    call: async (campaignType, request, options) =>
      assert.deepEqual([campaignType, request.method, options.timeoutMs], ["trigger", "POST", 5_000]),
  },
};

/** An example as the body of a function: its imports are values, and a result in a comment is compared. */
function runnable(code) {
  return code
    .replace(/^import (\{.*\}) from (".*");$/gm, "const $1 = await load($2);")
    .replace(/^import (\w+) from (".*");$/gm, "const $1 = await load($2);")
    .replace(/^export default /m, "return ")
    .replace(/^\/\/ (.*) is (.*)$/m, "compare($1, $2);")
    .replace(/^(\S.*);(?: |\n)\/\/ (.*)$/m, "compare($1, $2);");
}

test("there are examples", () => assert.ok(examples.length >= 9, "there are fewer than there were"));

for (const { name, code } of examples) {
  test(name, async () => {
    const compared = [];
    const compare = (found, expected) => {
      compared.push(assert.deepEqual(found, expected));
    };
    // A bundler gives an address for a module, and `init` takes bytes too.
    const load = (from) => (from.endsWith("?url") ? readFileSync(join(folder, "marketo_webhook_bg.wasm")) : import(from));
    const values = { ...library, ...middleware, ...surroundings, compare, load };
    // Names that the example itself declares hide those.
    const declared = [...code.matchAll(/^(?:const|import) (?:\{(.*)\}|(\w+))/gm)].flatMap(
      ([, names, one]) => one ?? names.split(",").map((each) => each.trim()),
    );
    const names = Object.keys(values).filter((each) => !declared.includes(each));
    const AsyncFunction = (async () => {}).constructor;
    const printed = [];
    const console = { log: (...args) => printed.push(...args) };
    const result = await new AsyncFunction(...names, "console", runnable(code))(...names.map((each) => values[each]), console);
    assert.equal(compared.length, code.match(/\/\/ /g)?.length ?? 0, "a comment that is not compared");
    if (result !== undefined) assert.equal((await result.fetch(new Request("http://localhost/"))).status, 200);
    for (const text of printed) assert.notEqual(text, "");
  });
}
