import type { Item } from "../../bundle/schema.ts";
import type { View } from "./view.ts";

/** How the reader stands to an item. */
export interface Standing {
  readonly isRead: (item: Item) => boolean;
  readonly isFollowed: (item: Item) => boolean;
  /** Muted or hidden. */
  readonly isOut: (item: Item) => boolean;
}

/**
 * Whether an item is in the list of a view for what the reader did with it: read, followed, muted, hidden. What the
 * item itself says is looked at by `matches`.
 */
export const showsIn =
  (
    { unread, followed, muted }: Pick<View, "unread" | "followed" | "muted">,
    { isRead, isFollowed, isOut }: Standing,
  ) =>
  (item: Item): boolean =>
    (!unread || !isRead(item)) && (!followed || isFollowed(item)) && (muted || !isOut(item));
