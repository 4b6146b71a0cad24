import type { Notes } from "../report/notes.ts";
import type { Places } from "../text/places.ts";
import type { MatterEntry } from "./matter-entry.ts";

/** The keys that a digest is read from. */
export const READ: ReadonlySet<string> = new Set(["title", "date", "categories"]);

/** Keys that other programs read a day from, the surest first: taken where there is no `date`. */
const DATES = ["pubdate", "pubdatetime", "publishdate", "publishedat", "published", "created"];

/** The key that an entry is read as: front matter knows no capitals, as in Hugo. */
export function keyOf({ key }: Pick<MatterEntry, "key">): string {
  const small = key.toLowerCase();
  return READ.has(small) ? small : key;
}

/** The entries with the keys that stand for a missing one: a day's by another name, and `category`. O(entries). */
export function withUsualKeys(
  entries: readonly MatterEntry[],
  notes: Notes,
  place: Places,
): readonly MatterEntry[] {
  const small = entries.map(({ key }) => key.toLowerCase());
  const dated = small.includes("date") ? undefined : DATES.find((key) => small.includes(key));
  const datedAt = dated === undefined ? -1 : small.indexOf(dated);
  const sorted = small.includes("categories") ? undefined : "category";
  return entries.map((entry, at) => {
    if (small[at] === sorted) return { ...entry, key: "categories" };
    if (at !== datedAt) return entry;
    notes.add("date-fallback", place(entry.offset), `there is no "date": "${entry.key}" is taken for it`);
    return { ...entry, key: "date" };
  });
}
