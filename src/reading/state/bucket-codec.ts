import { byText } from "../../bundle/by-text.ts";
import { isCategorySlug } from "../../bundle/category-slug.ts";
import { parseDay } from "../../bundle/day.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import type { Day } from "../../bundle/schema.ts";
import { asObject, asTexts } from "./json.ts";
import { bucketOf, categoryIndex, type DayMarks, MARK_LENGTH, MAX_COUNT, type MarkBucket } from "./marks.ts";

/**
 * A bucket as text: `{"c":["industry"],"1":{"2025-06-14":"pcNFhh#…"}}` with the day cut to its date.
 * `c` holds the categories, every other name is a count with the days' marks of that count. 7 characters a mark.
 */
export function encodeBucket(bucket: MarkBucket): string {
  const levels = new Map<number, Record<string, string>>();
  for (const [day, marks] of [...bucket.days].sort(([a], [b]) => byText(a, b)))
    for (const [count, text] of marks) {
      const level = levels.get(count) ?? {};
      level[day.slice(8)] = text;
      levels.set(count, level);
    }
  return JSON.stringify({ c: bucket.categories, ...Object.fromEntries(levels) });
}

function isMarksText(text: string, categories: number): boolean {
  if (text.length % MARK_LENGTH !== 0 || !/^(?:[0-9A-Za-z_-]{6}[#-\uffff])*$/.test(text)) return false;
  for (let at = MARK_LENGTH - 1; at < text.length; at += MARK_LENGTH)
    if (categoryIndex(text.charAt(at)) >= categories) return false;
  return true;
}

/** Reads a bucket of the given name (`2025-06-1`); null where anything in it is not as `encodeBucket` writes. */
export function decodeBucket(name: string, payload: string): MarkBucket | null {
  const json = asObject(parseJson(payload));
  const categories = json && asTexts(json.c);
  if (!json || !categories?.every(isCategorySlug)) return null;
  const days = new Map<Day, Map<number, string>>();
  for (const [level, byDate] of Object.entries(json)) {
    if (level === "c") continue;
    const count = Number(level);
    const dates = asObject(byDate);
    if (!dates || !/^[1-9]\d*$/.test(level) || count > MAX_COUNT) return null;
    for (const [date, text] of Object.entries(dates)) {
      const day = parseDay(`${name.slice(0, 8)}${date}`);
      if (!day || bucketOf(day) !== name || typeof text !== "string") return null;
      if (!isMarksText(text, categories.length)) return null;
      days.set(day, (days.get(day) ?? new Map<number, string>()).set(count, text));
    }
  }
  return { categories, days: days as ReadonlyMap<Day, DayMarks> };
}
