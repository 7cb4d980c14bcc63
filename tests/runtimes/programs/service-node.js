import { serve } from "@hono/node-server";
import app from "./service-hono.js";

serve({ fetch: app.fetch, port: 0 }, ({ port }) => console.log(`port ${port}`));
