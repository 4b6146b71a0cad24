import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isIntact } from "../../bundle/named-after.ts";
import type { Digest, Shard } from "../../bundle/schema.ts";
import type { NamedShard } from "../../compile/search/search-index.ts";
import { utf8Text } from "./utf8-text.ts";

/** Reads a shard and its text; null where the file is missing or does not match the hash in its name. */
export function readShard(out: string, file: string): Omit<NamedShard, "file"> | null {
  try {
    const text = utf8Text(readFileSync(join(out, file)));
    return text !== undefined && isIntact(file, text) ? { shard: JSON.parse(text) as Shard, text } : null;
  } catch {
    return null;
  }
}

/** The finished digests of an earlier build, from its shards; each shard is read once. */
export interface ShardStore {
  /** Null where the shard cannot be used. */
  digest(file: string, id: string): Digest | null;
}

/** Gives access to the shards of a bundle on disk. Reads nothing yet. */
export function openShards(out: string): ShardStore {
  const shards = new Map<string, Shard | null>();
  const shard = (file: string): Shard | null => {
    if (!shards.has(file)) shards.set(file, readShard(out, file)?.shard ?? null);
    return shards.get(file) ?? null;
  };
  return { digest: (file, id) => shard(file)?.digests.find((one) => one.id === id) ?? null };
}
