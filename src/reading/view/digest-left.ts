import { itemsOf, totalOf } from "../../bundle/counts.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { DigestRef, Item, Manifest } from "../../bundle/schema.ts";
import { isRead, type ReadingState } from "../state/reading-state.ts";
import { readCount } from "./counts.ts";

/** What is left to read of a digest. */
export interface DigestLeft {
  /** Items; null where that is not known. */
  readonly unread: number | null;
  /** Their share of the digest, 0 to 1; where it is not known, that of its day. */
  readonly share: number;
}

const left = (unread: number, all: number): DigestLeft => ({ unread, share: all === 0 ? 0 : unread / all });

/**
 * What is left of a digest: by its own items where those are here, else by the marks of its day, which tell it unless
 * the day has several digests and is read in part. O(items + digests of the head).
 */
export function leftOf(
  ref: DigestRef,
  { head }: Manifest,
  items: readonly Item[],
  reading: ReadingState,
): DigestLeft {
  const own = items.filter((item) => item.digest === ref.id);
  if (own.length > 0) return left(own.filter(({ id }) => !isRead(reading, id)).length, own.length);
  const day = digestDay(ref.id);
  const digests = head.flatMap((one) => one.digests).filter(({ id }) => digestDay(id) === day);
  const all = itemsOf(digests);
  const unread = Math.max(0, all - readCount(reading, day));
  if (unread === 0 || unread === all || digests.length === 1) {
    const total = totalOf(ref.counts);
    return left(Math.min(unread, total), total);
  }
  return { unread: null, share: unread / all };
}
