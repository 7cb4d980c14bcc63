// Keeps what the page is made of, and serves it while there is no network. Nothing else is kept.
const KEPT = "marketo-webhook-page";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(["./", "./files.json"])).then(async () => {
    const cache = await caches.open(KEPT);
    const files = await (await cache.match("./files.json")).json();
    // The name of an asset changes with its content: what the page has fetched is not fetched again.
    await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith("assets/") ? "force-cache" : "default" })));
  }));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith((async () => {
    const cache = await caches.open(KEPT);
    try {
      const response = await fetch(request);
      if (response.ok) await cache.put(request, response.clone());
      return response;
    } catch (error) {
      const kept = await cache.match(request, { ignoreSearch: true });
      if (kept) return kept;
      throw error;
    }
  })());
});
