import type { ItemId } from "../../bundle/schema.ts";
import type { Entries } from "./entries.ts";

const HIDE = "hide:";

/** Name of the setting that hides an item. */
export const hiddenName = (id: ItemId): string => `${HIDE}${id}`;

/** All items that a reader took out of the lists. O(entries). */
export const hiddenItems = (entries: Entries): readonly string[] =>
  [...entries].flatMap(([name, { value }]) =>
    value !== null && name.startsWith(`set:${HIDE}`) ? [name.slice(4 + HIDE.length)] : [],
  );

/** Whether a reader took an item out of the lists. */
export const isHidden = (entries: Entries, id: ItemId): boolean =>
  (entries.get(`set:${hiddenName(id)}`)?.value ?? null) !== null;
