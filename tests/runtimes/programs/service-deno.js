import { service } from "./service.js";

Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.args[0]), onListen: ({ port }) => console.log(`port ${port}`) }, service);
