// A bundled Worker in workerd: prints its answer.
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const miniflare = new Miniflare({
  script: readFileSync(process.argv[2], "utf8"),
  modules: true,
  cf: false,
  compatibilityDate: "2026-04-01",
});
const ask = (path) => miniflare.dispatchFetch(`http://localhost${path}`);
const watched = await ask("/watched");
if (watched.status !== 502) throw new Error(`the middleware: ${watched.status} ${await watched.text()}`);
console.log(await (await ask("/")).text());
await miniflare.dispose();
