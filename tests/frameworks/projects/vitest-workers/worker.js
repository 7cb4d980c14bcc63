import { check, watched } from "./check.js";

export default { fetch: async (request) => (request.url.endsWith("/watched") ? watched(request) : new Response(await check())) };
