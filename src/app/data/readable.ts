import type { QueryClient } from "@tanstack/react-query";
import { allShards } from "../../bundle/locate.ts";
import type { Manifest, ShardRef, Year } from "../../bundle/schema.ts";
import { readableManifest, type StoredFile, storedRefs } from "../../reading/offline/stored.ts";
import { readKnownRefs, storedFiles } from "../env/stored-files.ts";

/** Files of a kind that this page has in hand. */
export const filesInHand = (client: QueryClient, kind: "shard" | "year"): readonly string[] =>
  client
    .getQueryCache()
    .findAll({ queryKey: [kind] })
    .flatMap(({ queryKey, state }) => (state.data !== undefined ? [String(queryKey[1])] : []));

/** The shards that the manifest and the years in hand list. */
export function listedShards(client: QueryClient, manifest: Manifest): readonly ShardRef[] {
  const years = client.getQueriesData<Year>({ queryKey: ["year"] });
  return allShards(
    manifest,
    years.flatMap(([, year]) => year ?? []),
  );
}

/** The manifest of what can be read without a network: stored shards, and those that this page has in hand. */
export async function readable(client: QueryClient, manifest: Manifest): Promise<Manifest> {
  const stored = await storedFiles();
  const files = new Set([...stored.map(({ file }) => file), ...filesInHand(client, "shard")]);
  const here: readonly StoredFile[] = [...files].map((file) => ({ file, bytes: 0 }));
  return readableManifest(manifest, storedRefs(here, listedShards(client, manifest), await readKnownRefs()));
}
