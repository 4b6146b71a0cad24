import { decodeYear } from "../../bundle/decode.ts";
import { BUNDLE_VERSION } from "../../bundle/limits.ts";
import type { ShardRef, Year } from "../../bundle/schema.ts";
import { dataCache, pathBelow } from "../../reading/offline/cache-policy.ts";
import { KNOWN_FILE, type StoredFile } from "../../reading/offline/stored.ts";

const folder = (): string => new URL("./data/", document.baseURI).href;

/**
 * The cache that the service worker fills; null where there is none, and none is made. Over plain http a
 * browser has no `caches`, and where it may keep nothing its mere mention throws.
 */
async function openData(): Promise<Cache | null> {
  const name = dataCache(new URL("./", document.baseURI).pathname);
  try {
    return (await caches.has(name)) ? await caches.open(name) : null;
  } catch {
    return null;
  }
}

/** The files of the bundle that are stored, first stored first. O(files), without reading them. */
export async function storedFiles(): Promise<readonly StoredFile[]> {
  const cache = await openData();
  const requests = (await cache?.keys().catch(() => null)) ?? [];
  // Each asked for by itself: the worker may store or delete between two looks, and then places tell nothing.
  const files = requests.map(async (request) => {
    const file = pathBelow(request.url, folder());
    const answer = await cache?.match(request).catch(() => null);
    const bytes = Number(answer?.headers.get("content-length")) || 0;
    return file === null || !answer ? [] : [{ file, bytes }];
  });
  return (await Promise.all(files)).flat();
}

/** Deletes stored files. */
export async function forgetFiles(files: readonly string[]): Promise<void> {
  const cache = await openData();
  for (const file of files) await cache?.delete(`${folder()}${file}`).catch(() => false);
}

/** References of stored shards: those that were taken down, and those of the lists that are stored. */
export async function readKnownRefs(): Promise<readonly ShardRef[]> {
  const cache = await openData();
  const lists = (await storedFiles()).filter(({ file }) => file === KNOWN_FILE || file.startsWith("years/"));
  const refs = lists.map(async ({ file }) => {
    const answer = await cache?.match(`${folder()}${file}`).catch(() => null);
    const list = decodeYear(await answer?.json().catch(() => null));
    return list.ok ? list.value.shards : [];
  });
  return (await Promise.all(refs)).flat();
}

/** Takes down references of stored shards; where that fails, what is known before stays. */
export async function writeKnownRefs(refs: readonly ShardRef[]): Promise<void> {
  const known: Year = { version: BUNDLE_VERSION, shards: refs };
  const text = JSON.stringify(known);
  const bytes = new TextEncoder().encode(text);
  const headers = { "content-type": "application/json", "content-length": String(bytes.length) };
  await (await openData())?.put(`${folder()}${KNOWN_FILE}`, new Response(bytes, { headers })).catch(() => {});
}
