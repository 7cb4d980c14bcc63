// The kit's service as a Node server: over HTTP/1.1 a reply has its reason phrase. On loopback unless told otherwise.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

import { answer } from "./service.js";

/** Starts the service; resolves with the server and the address it listens on. */
export async function serve({ port = 8080, host = "localhost" } = {}) {
  const server = createServer((request, response) => {
    // A proxy in front of it says under which name it is known.
    const { host: own = host, "x-forwarded-host": known = own, "x-forwarded-proto": protocol = "http" } = request.headers;
    const [path, search = ""] = request.url.split("?");
    const asked = {
      path,
      query: new URLSearchParams(search),
      origin: `${protocol}://${known}`,
      accepted: request.headers["accept-language"],
    };
    const { status, statusText, headers, body } = answer(asked);
    response.writeHead(status, statusText, { ...headers, "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const name = host.includes(":") ? `[${host}]` : host;
  return { server, address: `http://${name}:${server.address().port}/` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { address } = await serve({ port: Number(process.argv[2] ?? 8080) });
  console.log(address);
}
