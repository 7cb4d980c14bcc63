// A registry that has only the packed package.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import { TARBALL } from "./harness.js";

export async function registry(use) {
  const { name, version, exports } = JSON.parse(
    execFileSync("tar", ["-xOzf", TARBALL, "package/package.json"], { encoding: "utf8" }),
  );
  const server = createServer((request, response) => {
    if (request.url === `/${name}`) {
      const dist = { tarball: `${origin}/${name}.tgz`, shasum: createHash("sha1").update(readFileSync(TARBALL)).digest("hex") };
      response.end(
        JSON.stringify({ name, "dist-tags": { latest: version }, versions: { [version]: { name, version, exports, dist } } }),
      );
    } else if (request.url === `/${name}.tgz`) {
      response.end(readFileSync(TARBALL));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  try {
    return await use(origin);
  } finally {
    server.close();
  }
}
