import type { Item, ItemId } from "../bundle/schema.ts";
import type { Move } from "./intent.ts";
import { isRead, type ReadingState } from "./reading-state.ts";

/**
 * Where a move leads from the selected item; null at the end of the way, as moves do not wrap.
 * With nothing selected, every move forward begins at the first item. O(items).
 */
export function moveFrom(
  items: readonly Item[],
  selected: ItemId | null,
  move: Move,
  reading: ReadingState,
): ItemId | null {
  const at = items.findIndex((item) => item.id === selected);
  const digest = items[at]?.digest;
  const later = (wanted: (item: Item) => boolean) => items.find((item, place) => place > at && wanted(item));
  const earlier = (wanted: (item: Item) => boolean) =>
    items.findLast((item, place) => place < at && wanted(item));
  switch (move) {
    case "next":
      return items[at + 1]?.id ?? null;
    case "previous":
      return items[at - 1]?.id ?? null;
    case "next-digest":
      return later((item) => item.digest !== digest)?.id ?? null;
    case "previous-digest":
      return firstOfDigestBefore(items, at)?.id ?? null;
    case "next-unread":
      return later((item) => !isRead(reading, item.id))?.id ?? null;
    case "previous-unread":
      return earlier((item) => !isRead(reading, item.id))?.id ?? null;
    case "first":
      return items[0]?.id ?? null;
    case "last":
      return items.at(-1)?.id ?? null;
    /* v8 ignore next -- @preserve: the types leave nothing here */
    default:
      return move satisfies never;
  }
}

/** The first item of the digest before that of the item at a place. */
function firstOfDigestBefore(items: readonly Item[], at: number): Item | undefined {
  const here = items[at]?.digest;
  const other = items.findLast((item, place) => place < at && item.digest !== here)?.digest;
  return other === undefined ? undefined : items.find((item) => item.digest === other);
}
