// Takes offline reading back. Deploy this file under the name service-worker.js: with a reader's next visit
// the worker and its caches are gone, and the page works from the network. Reading state is not touched.
self.addEventListener("install", () => self.skipWaiting());
// Pages ask whether a new worker is of their own release: none is to be offered in its place.
self.addEventListener("message", ({ ports }) => ports[0]?.postMessage(true));
self.addEventListener("activate", (event) => {
  const prefix = `tidings:${new URL(self.registration.scope).pathname}:`;
  const forget = async () => {
    await self.registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  };
  event.waitUntil(forget());
});
