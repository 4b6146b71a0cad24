import type { QueryClient } from "@tanstack/react-query";
import { dayOf } from "../../bundle/item-id.ts";
import type { ItemId, Manifest } from "../../bundle/schema.ts";
import { filesToForget, readyShards, storedRefs } from "../../reading/offline/stored.ts";
import { connection } from "../env/connection.ts";
import { forgetFiles, readKnownRefs, storedFiles, writeKnownRefs } from "../env/stored-files.ts";
import { bundleAddress } from "./fetch-bundle.ts";
import { filesInHand, listedShards } from "./readable.ts";

/** Readers who ask for few bytes get what they read, and nothing ahead of it. */
const isSparing = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/**
 * Stores through the service worker what this page read before there was one, and the newest digests; takes
 * down what is stored; and deletes the oldest where that is too much. Days of bookmarks stay.
 */
export async function keepReady(
  client: QueryClient,
  manifest: Manifest,
  bookmarked: readonly ItemId[],
): Promise<void> {
  const ready = readyShards(manifest).map(({ file }) => file);
  const wanted = [
    "manifest.json",
    ...filesInHand(client, "shard"),
    ...filesInHand(client, "year"),
    ...(isSparing() ? [] : ready),
  ];
  if (connection().reached) await storeMissing(wanted);
  const stored = await storedFiles();
  const refs = storedRefs(stored, listedShards(client, manifest), await readKnownRefs());
  if (refs.length > 0) await writeKnownRefs(refs);
  const days = new Set(bookmarked.map(dayOf));
  await forgetFiles(filesToForget(stored, refs, { files: new Set(ready), days }));
}

/** Files fetched for storing: what a browser does not store, or a host does not have, is not fetched again and again. */
const asked = new Set<string>();

/** One after the other, behind all that the reader waits for; ends where the network does. */
async function storeMissing(wanted: readonly string[]): Promise<void> {
  const here = new Set((await storedFiles()).map(({ file }) => file));
  for (const file of new Set(wanted)) {
    if (here.has(file) || asked.has(file)) continue;
    const text = await fetch(bundleAddress(file), { priority: "low" })
      .then((answer) => answer.text())
      .catch(() => null);
    if (text === null) return;
    asked.add(file);
  }
}
