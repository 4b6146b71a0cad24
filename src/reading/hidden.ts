import type { ItemId } from "../bundle/schema.ts";
import type { Entries } from "./entries.ts";

/** Name of the setting that hides an item. */
export const hiddenName = (id: ItemId): string => `hide:${id}`;

/** Whether a reader took an item out of the lists. */
export const isHidden = (entries: Entries, id: ItemId): boolean =>
  (entries.get(`set:${hiddenName(id)}`)?.value ?? null) !== null;
