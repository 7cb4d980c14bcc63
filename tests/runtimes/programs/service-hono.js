// The same service in Hono.
import { Hono } from "hono";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { honoOutcome } from "marketo-webhook/middleware";
import { definition, handler, options } from "./service.js";

const app = new Hono();
const enforced = honoOutcome(definition, { ...options, enforce: "problem" });
// Outside and inside of compression.
app.use("/outer/*", honoOutcome(definition, options), compress({ threshold: 0 }));
app.use("/inner/*", compress({ threshold: 0 }), honoOutcome(definition, options));
app.use("/enforced/compressed/*", enforced, compress({ threshold: 0 }));
app.use("/origin/*", cors(), enforced);
app.use(
  "/told/*",
  async (context, next) => {
    await next();
    context.header("x-outcome", context.get("outcome").kind);
  },
  enforced,
);
app.use("/enforced/:name", enforced);
app.use("/:name", honoOutcome(definition, options));
app.get("/:prefix/json", (context) => context.json({ score: 16 }));
app.get("/:prefix/compressed/json", (context) => context.json({ score: 17 }));
app.all("*", (context) => handler(context.req.raw));

export default app;
