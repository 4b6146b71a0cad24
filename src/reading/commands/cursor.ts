import type { DigestId, Item, ItemId } from "../../bundle/schema.ts";
import { isRead, type ReadingState } from "../state/reading-state.ts";
import type { Move } from "./intent.ts";

/**
 * What stands in for a selected item that its list lost, to a filter: the nearest of those that followed it while
 * it was there, else the last one. Null where the list has it, or nothing. O(items).
 */
export function standInFor(
  before: readonly ItemId[],
  now: readonly ItemId[],
  selected: ItemId | null,
): ItemId | null {
  if (selected === null || now.includes(selected)) return null;
  const left = new Set(now);
  const at = before.indexOf(selected);
  const next = at < 0 ? now[0] : before.find((id, place) => place > at && left.has(id));
  return next ?? now.at(-1) ?? null;
}

/**
 * Where a move leads from the selected item; null at the end of the way, as moves do not wrap.
 * With nothing selected, every move forward begins at the first item; with an item selected that the list lost,
 * moves go on from where it stood, before its stand-in. O(items).
 */
export function moveFrom(
  items: readonly Item[],
  selected: ItemId | null,
  move: Move,
  reading: ReadingState,
  standIn: ItemId | null = null,
): ItemId | null {
  const own = items.findIndex((item) => item.id === selected);
  const at = own < 0 && standIn !== null ? items.findIndex((item) => item.id === standIn) : own;
  // The last place that is not later: of a gap before the stand-in it is the one before.
  const past = own < 0 ? Math.max(-1, at - 1) : at;
  const digest = items[own]?.digest;
  const later = (wanted: (item: Item) => boolean) =>
    items.find((item, place) => place > past && wanted(item));
  const earlier = (wanted: (item: Item) => boolean) =>
    items.findLast((item, place) => place < at && wanted(item));
  switch (move) {
    case "next":
      return items[past + 1]?.id ?? null;
    case "previous":
      return items[at - 1]?.id ?? null;
    case "next-digest":
      return later((item) => item.digest !== digest)?.id ?? null;
    case "previous-digest":
      return firstOfDigestBefore(items, at, digest)?.id ?? null;
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

/** The first item of the digest before a place and other than the one that it is in. */
function firstOfDigestBefore(
  items: readonly Item[],
  at: number,
  here: DigestId | undefined,
): Item | undefined {
  const other = items.findLast((item, place) => place < at && item.digest !== here)?.digest;
  return other === undefined ? undefined : items.find((item) => item.digest === other);
}
