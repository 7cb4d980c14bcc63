import { service } from "./service.js";

const { port } = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: service });
console.log(`port ${port}`);
