// Keeps what the page is made of, and serves it while there is no network. Nothing else is kept.
const KEPT = "marketo-webhook-page";

/** Keeps the files of the page as it is now, and none of an earlier one. */
async function keep() {
  const cache = await caches.open(KEPT);
  const list = await fetch("./files.json");
  const files = ["./", "./files.json", ...(await list.clone().json())].map((file) => new URL(file, self.registration.scope).href);
  await cache.put("./files.json", list);
  const kept = (await cache.keys()).map(({ url }) => url);
  const missing = files.filter((file) => !kept.includes(file));
  // The name of an asset changes with its content: what the page has fetched is not fetched again.
  await cache.addAll(missing.map((file) => new Request(file, { cache: file.includes("/assets/") ? "force-cache" : "default" })));
  for (const url of kept) {
    if (!files.includes(url)) await cache.delete(url);
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(KEPT);
      // Whatever is asked of it, a file is one file.
      const file = request.url.replace(/[?#].*/s, "");
      try {
        const response = await fetch(request);
        if (response.ok) await cache.put(file, response.clone());
        if (request.mode === "navigate") event.waitUntil(keep().catch(() => {})); // the page may be a newer one
        return response;
      } catch (error) {
        const kept = await cache.match(file);
        if (kept) return kept;
        throw error;
      }
    })(),
  );
});
