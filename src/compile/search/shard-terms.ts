import { facetTermsOf } from "../../bundle/facet-terms.ts";
import type { Shard } from "../../bundle/schema.ts";
import { searchParts } from "../../bundle/search-text.ts";
import { createPostings, type Postings } from "./postings.ts";
import { textTerms } from "./text-terms.ts";

/** Gathers the terms of shards, one segment after another. */
export interface ShardTerms extends Pick<Postings, "clear" | "posted"> {
  /** Adds the terms of a shard's items, which are numbered from 0 across all shards. O(characters). */
  readonly add: (shard: Shard) => void;
}

/** Prepares gathering the terms of shards; made once a thread. */
export function shardTerms(): ShardTerms {
  const { next, add, addFacet, clear, posted } = createPostings();
  const addTerms = textTerms(add);
  const addShard = ({ digests }: Shard): void => {
    for (const { items } of digests) {
      for (const item of items) {
        next();
        for (const part of searchParts(item)) addTerms(part);
        for (const term of facetTermsOf(item)) addFacet(term);
      }
    }
  };
  return { add: addShard, clear, posted };
}
