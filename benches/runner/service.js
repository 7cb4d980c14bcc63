// One process: a Hono service on Node that answers with JSON, bare or watched. /state returns its counters.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { serve } from "@hono/node-server";
import { Hono } from "hono";

import { body, definition as definitionOf } from "../bodies.js";

const [dist, mode, size] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(dist, file)).href);
const { honoOutcome } = await load("entry/middleware.js");
const { Webhook } = await load("entry/node.js");

const shape = { format: "json", size: Number(size), mappings: 5, position: "end", layout: "compact", kind: "ascii" };
const definition = definitionOf(shape);
const data = JSON.parse(body(shape, 1));
let outcomes = 0;
const onOutcome = ({ updates, skipped }) => {
  if (updates.length + skipped.length === 5) outcomes++;
};

/** The hand-written version: the bytes are read once, and a new Response of them is sent. */
function byHand() {
  const webhook = new Webhook(definition);
  return async (context, next) => {
    await next();
    const { status, headers } = context.res;
    const bytes = new Uint8Array(await context.res.arrayBuffer());
    onOutcome(webhook.evaluateParts("trigger", { status, headers, body: bytes }));
    context.res = undefined;
    context.res = new Response(bytes, { status, headers });
  };
}

const modes = {
  bare: undefined,
  middleware: () => honoOutcome(definition, { onOutcome }),
  enforce: () => honoOutcome(definition, { onOutcome, enforce: "problem" }),
  "by hand": byHand,
};

const app = new Hono();
app.get("/state", (context) => {
  globalThis.gc();
  return context.json({ outcomes, heap: process.memoryUsage().heapUsed, rss: process.memoryUsage.rss() });
});
if (modes[mode]) app.use(modes[mode]());
app.get("/", (context) => context.json(data));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log(port));
