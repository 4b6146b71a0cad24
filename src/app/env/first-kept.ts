import type { Day, ItemId } from "../../bundle/schema.ts";
import { decodeBucket } from "../../reading/state/bucket-codec.ts";
import { unseal } from "../../reading/state/envelope.ts";
import { bucketOf, countOf, emptyBucket, type MarkBucket } from "../../reading/state/marks.ts";
import { hasAll, readJournals } from "./first-journals.ts";
import { ownPrefix } from "./storage-prefix.ts";

/** Thrown where the page cannot be made this reader's before the app is here. */
export const GIVE_UP = "this page is for the app to draw";

/** What this browser kept of a reader, as far as the first frame needs it. */
export interface FirstKept {
  /** A part's text; null where there is none. Gives up where it is damaged or of a newer release. */
  readonly stored: (part: string) => string | null;
  readonly isRead: (id: string) => boolean;
}

function stored(part: string): string | null {
  const text = localStorage.getItem(ownPrefix() + part);
  if (text === null) return null;
  const payload = unseal(text);
  if (!payload.ok) throw GIVE_UP;
  return payload.value;
}

/** Gives up where a page kept a bookmark, or a choice, that is not in its part yet: which one holds, the app knows. */
export function openKept(): FirstKept {
  const journals = readJournals(localStorage, `${ownPrefix()}page:`);
  for (const [part, text] of journals.rest) if (!hasAll(stored(part), part, text)) throw GIVE_UP;
  const buckets = new Map<string, readonly MarkBucket[]>();
  /** The marks of about ten days, as their part has them and as journals do. */
  const bucketsOf = (name: string): readonly MarkBucket[] => {
    const known = buckets.get(name);
    if (known) return known;
    const payload = stored(`read:${name}`);
    const bucket = payload === null ? emptyBucket : decodeBucket(name, payload);
    if (!bucket) throw GIVE_UP;
    const all = [bucket, ...(journals.marks.get(name) ?? [])];
    buckets.set(name, all);
    return all;
  };
  return {
    stored,
    // The highest count holds, as where states are merged.
    isRead: (id) => {
      const own = bucketsOf(bucketOf(id.slice(0, 10) as Day));
      return Math.max(...own.map((bucket) => countOf(bucket, id as ItemId))) % 2 === 1;
    },
  };
}
