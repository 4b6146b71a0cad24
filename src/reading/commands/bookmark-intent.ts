import type { KeptItem } from "../state/bookmarks.ts";
import type { Intent } from "./intent.ts";

/** Keeps an item, or lets go of one that is kept; then it is said, as its note goes with it. */
export const bookmarkIntent = (item: KeptItem, kept: boolean): Intent => ({
  type: "change",
  change: { type: "bookmark", item, on: !kept },
  said: kept ? { key: "said.not-kept", values: {} } : null,
});
