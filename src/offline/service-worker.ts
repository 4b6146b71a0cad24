import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { PrecacheRoute } from "workbox-precaching/PrecacheRoute.js";
import { registerRoute } from "workbox-routing/registerRoute.js";
import { setCatchHandler } from "workbox-routing/setCatchHandler.js";
import { CacheFirst } from "workbox-strategies/CacheFirst.js";
import { NetworkFirst } from "workbox-strategies/NetworkFirst.js";
import { fingerprint } from "../bundle/fingerprint.ts";
import {
  cachePolicy,
  dataCache,
  outdatedCaches,
  pathBelow,
  releaseCaches,
} from "../reading/offline/cache-policy.ts";
import { keepManifest, keepShard, pageToKeep, type WholePage, wholePage, withScripts } from "./keep.ts";

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const basePath = new URL(scope).pathname;

/** Scripts, styles and icons of this release, with a hash for those that have none in their name. */
const files = self.__WB_MANIFEST;
const release = fingerprint(JSON.stringify(files), 8);
const paths = files.map((file) => (typeof file === "string" ? file : file.url));
const caches_ = releaseCaches(basePath, release);

/** Seconds after which what is stored does; the network's answer is stored all the same when it comes. */
const PATIENCE_S = 3;

const scripts = new PrecacheController({ cacheName: caches_.scripts });
scripts.addToCacheList(files);
registerRoute(new PrecacheRoute(scripts, { cleanURLs: false, ignoreURLParametersMatching: [] }));

// The page comes from the network where there is one: it holds the newest cards, and a reload is never stale.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && cachePolicy(url.href, scope) === "revalidate",
  ({ event }) => answerPage(event as FetchEvent),
);

/**
 * One page for all views: the network's where it is whole in time, else the stored one, else what the network says.
 * By hand, as workbox asks no plugin about an answer that was asked for while the worker started.
 */
async function answerPage(event: FetchEvent): Promise<Response> {
  const asked = Promise.resolve(event.preloadResponse).then(
    (early?: Response) => early ?? fetch(event.request),
  );
  const whole = asked.then(wholePage).then((page) => withScripts(page, paths, statusOf));
  event.waitUntil(whole.then(keepPage).catch(leaveStored));
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_S * 1000, null));
  const inTime = await Promise.race([whole, late]).catch(() => null);
  return inTime?.answer ?? (await storedPage().catch(() => null)) ?? asked;
}

/** With which status the host has a script, which is not fetched for it; past a failure that the browser remembers. */
const statusOf = async (script: string): Promise<number> =>
  (await fetch(new URL(script, scope), { method: "HEAD", cache: "no-cache" })).status;

/** False for what is not the page of this release. */
async function keepPage(whole: WholePage): Promise<boolean> {
  const page = pageToKeep(whole, paths);
  if (page) await (await caches.open(caches_.page)).put(scope, page);
  return page !== null;
}

const storedPage = async () => (await caches.open(caches_.page)).match(scope);

/** Without a page of the network, or a place for it, the one before stays. */
const leaveStored = (): void => {};

const isData = (url: URL): boolean => pathBelow(url.href, scope)?.startsWith("data/") ?? false;
registerRoute(
  ({ url }) => isData(url) && cachePolicy(url.href, scope) === "revalidate",
  new NetworkFirst({
    cacheName: dataCache(basePath),
    networkTimeoutSeconds: PATIENCE_S,
    plugins: [keepManifest],
  }),
);
registerRoute(
  ({ url }) => isData(url) && cachePolicy(url.href, scope) === "immutable",
  new CacheFirst({ cacheName: dataCache(basePath), plugins: [keepShard] }),
);
// Scripts of the release before, for tabs that still show it; of a newer one, for a page just loaded.
registerRoute(
  ({ url }) => cachePolicy(url.href, scope) === "immutable",
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);
// Whatever fails here (a storage that is full, deleted or broken), the network is asked as if we were not.
setCatchHandler(async ({ request }) => fetch(request));

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([scripts.install(event), installPage()]));
});

/** The page's addresses: hosts of mere files have none for a folder, and readers then come by the second. */
const PAGE_ADDRESSES = [scope, `${scope}index.html`] as const;

/** Fails where the host has not the whole release yet: the release before goes on then. */
async function installPage(): Promise<void> {
  for (const address of PAGE_ADDRESSES) {
    const whole = await fetch(address, { cache: "no-cache" })
      .then(wholePage)
      .catch(() => null);
    if (whole && (await keepPage(whole))) return;
  }
  throw new Error("The page on the host is not the page of this release.");
}

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOutdated(), self.registration.navigationPreload?.enable()]));
  event.waitUntil(self.clients.claim());
});

async function forgetOutdated(): Promise<void> {
  const outdated = outdatedCaches(await caches.keys(), basePath, release);
  await Promise.all(outdated.map((name) => caches.delete(name)));
}

self.addEventListener("message", ({ data, ports }) => {
  if (typeof data !== "object" || data === null) return;
  // The reader said yes; without that this release waits until the last page of the one before is closed.
  if (data.type === "take-over") void self.skipWaiting();
  if (data.type === "is-yours")
    ports[0]?.postMessage(scripts.getCacheKeyForURL(String(data.script)) !== undefined);
});
