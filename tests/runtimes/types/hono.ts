// The middleware in an app of Hono, by Hono's own types.
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Outcome } from "marketo-webhook";
import { honoOutcome } from "marketo-webhook/middleware";

const app = new Hono<{ Variables: { outcome: Outcome } }>();
app.use("/score/*", honoOutcome({ responseType: "json" }, { enforce: "problem" }));
app.get("/score/:id", honoOutcome({ responseType: "json" }), (context) => context.json({ score: context.req.param("id") }));
app.use(
  createMiddleware<{ Variables: { outcome: Outcome } }>(async (context, next) => {
    await next();
    context.get("outcome").kind satisfies "field-updates" | "error";
  }),
);
export default app;
