// A folder in which programs find packages.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Links packages under the names that a folder's programs use. */
export function link(folder, links) {
  for (const [name, to] of Object.entries(links)) {
    const at = join(folder, "node_modules", name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(to, at, "junction");
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}
