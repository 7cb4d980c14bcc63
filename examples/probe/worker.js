// The kit's service as a Cloudflare Worker. HTTP/2 has no reason phrases: to see what Marketo shows of them, let it call the Node
// server.
import { answer } from "./service.js";

export default {
  fetch(request) {
    const { pathname: path, searchParams: query, origin } = new URL(request.url);
    const { status, statusText, headers, body } = answer({
      path,
      query,
      origin,
      accepted: request.headers.get("accept-language"),
    });
    return new Response(body === "" ? null : body, { status, statusText, headers });
  },
};
