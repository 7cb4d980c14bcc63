// A service behind the middleware, the same in every runtime: replies of all kinds; /heard returns what its callbacks got.
import { withOutcome } from "marketo-webhook/middleware";

export const definition = { responseType: "json", responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }] };

/** The callbacks' values for each path, and which bodies were cancelled. */
const heard = {};
const cancelled = [];

export const options = {
  onOutcome({ kind, error, updates }, { url }) {
    const { pathname } = new URL(url);
    heard[pathname] = kind === "error" ? error.type : (updates[0]?.value ?? "nothing");
    if (pathname.endsWith("/stuck")) return new Promise(() => {});
  },
  onError(error, { url }) {
    heard[new URL(url).pathname] = error.code ?? String(error);
  },
};

export const MB = 1024 * 1024;
const encoder = new TextEncoder();
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A body with pauses between its chunks. */
function slow(path, chunks, ms) {
  const left = chunks[Symbol.iterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = left.next();
      if (done) return controller.close();
      await wait(ms);
      controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    cancel() {
      cancelled.push(path);
    },
  });
}

function* endless() {
  for (;;) yield " ".repeat(1024);
}

/** 20 MB of JSON in chunks. */
function* long() {
  yield '{"score": 20, "pad": "';
  for (let i = 0; i < 320; i++) yield "x".repeat(MB / 16);
  yield '"}';
}

const json = { "content-type": "application/json" };

/** The replies, by the last segment of the path. */
const replies = {
  good: () =>
    Response.json(
      { score: 12 },
      {
        headers: [
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
        ],
      },
    ),
  stuck: () => Response.json({ score: 13 }),
  bad: () => new Response("{", { headers: { ...json, "x-own": "1" } }),
  missing: () => new Response("no such lead", { status: 404 }),
  redirect: () => new Response(null, { status: 302, headers: { location: "/good" } }),
  unchanged: () => new Response(null, { status: 304, headers: { etag: '"a"' } }),
  cors: () => new Response(null, { status: 204, headers: { "access-control-allow-origin": "*" } }),
  slow: (path) => new Response(slow(path, ['{"score"', ": 14}"], 300), { headers: json }),
  events: (path) =>
    new Response(slow(path, ["data: 1\n\n", "data: 2\n\n"], 300), { headers: { "content-type": "text/event-stream" } }),
  endless: (path) => new Response(slow(path, endless(), 10), { headers: json }),
  long: (path) => new Response(slow(path, long(), 0), { headers: json }),
  whole: () => new Response(`{"score": 21, "pad": "${"x".repeat(20 * MB)}"}`, { headers: json }),
  /** Workers compress a reply that says it is compressed, unless told that it already is. */
  gzip: () =>
    new Response(new Blob(['{"score": 15}']).stream().pipeThrough(new CompressionStream("gzip")), {
      headers: { ...json, "content-encoding": "gzip" },
      encodeBody: "manual",
    }),
  heard: () => Response.json({ heard, cancelled }),
};

export function handler({ url }) {
  const { pathname } = new URL(url);
  return replies[pathname.split("/").pop()](pathname);
}

const passed = withOutcome(handler, definition, options);
const enforced = withOutcome(handler, definition, { ...options, enforce: "problem" });

export function service(request, ...rest) {
  const { pathname } = new URL(request.url);
  if (pathname === "/heard") return handler(request);
  return pathname.startsWith("/enforced/") ? enforced(request, ...rest) : passed(request, ...rest);
}
