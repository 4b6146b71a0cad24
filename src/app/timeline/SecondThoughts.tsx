import type { Item, Manifest, ShardRef } from "../../bundle/schema.ts";
import { useFirstSeen } from "./use-first-seen.ts";
import { useNovelty } from "./use-novelty.ts";

interface SecondThoughtsProps {
  readonly manifest: Manifest;
  readonly items: readonly Item[];
  readonly shards: readonly ShardRef[];
  /** Whether all of the list is here. */
  readonly complete: boolean;
}

/** What is told of a list once it is here: names that are new, reports that repeat what was read. Draws nothing. */
export function SecondThoughts({ manifest, items, shards, complete }: SecondThoughtsProps) {
  useFirstSeen(manifest, complete);
  useNovelty(items, shards, complete);
  return null;
}
