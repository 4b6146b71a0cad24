import { dayOf, itemId, keyOf } from "../../bundle/item-id.ts";
import { KEY_LENGTH } from "../../bundle/limits.ts";
import type { CategorySlug, Day, ItemId } from "../../bundle/schema.ts";

/** Characters of one mark: the item's key and one character for its category. */
export const MARK_LENGTH = KEY_LENGTH + 1;

/**
 * The marks of one day: for each count the items that have it, `key + category character` after another.
 * A count is how often the item was marked, read and unread in turn: odd is read, even (from 2) unread again.
 * Text instead of a map: 300,000 marks take 2 MB in memory and are stored as they are.
 */
export type DayMarks = ReadonlyMap<number, string>;

/** The marks of about ten days; `categories` gives the meaning of the category characters. */
export interface MarkBucket {
  readonly categories: readonly CategorySlug[];
  readonly days: ReadonlyMap<Day, DayMarks>;
}

/** How often one item was marked, and under which category. */
export interface Mark {
  readonly id: ItemId;
  readonly count: number;
  readonly category: CategorySlug;
}

/** Largest count that is accepted from storage or a file: far beyond what a hand can do. */
export const MAX_COUNT = 1_000_000_000;

/** The bucket of ten days of which nothing is marked. */
export const emptyBucket: MarkBucket = { categories: [], days: new Map() };

/** The bucket a day belongs to, as `2025-06-1`: a third of a month, so that one mark writes few characters. */
export function bucketOf(day: Day): string {
  const third = Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10));
  return `${day.slice(0, 8)}${third}`;
}

/** True for the name of a bucket, `2025-06-1`. */
export const isBucketName = (text: string): boolean => /^\d{4}-\d{2}-[012]$/.test(text);

/**
 * The character for the n-th category of a bucket. Printable and never escaped by JSON:
 * `#` to `[`, `]` to `~`, then from `¡` on.
 */
export function categoryChar(index: number): string {
  if (index < 57) return String.fromCharCode(35 + index);
  return String.fromCharCode(index < 91 ? 36 + index : 70 + index);
}

/** The inverse of `categoryChar`. */
export function categoryIndex(char: string): number {
  const code = char.charCodeAt(0);
  if (code < 92) return code - 35;
  return code < 127 ? code - 36 : code - 70;
}

/** Place of a key in a day's text, or -1. Keys can match across a border, so only whole marks count. */
function placeOf(text: string, key: string): number {
  let at = text.indexOf(key);
  while (at !== -1 && at % MARK_LENGTH !== 0) at = text.indexOf(key, at + 1);
  return at;
}

/** How often an item was marked; 0 for never. O(marks of its day). */
export function countOf(bucket: MarkBucket, id: ItemId): number {
  const key = keyOf(id);
  for (const [count, text] of bucket.days.get(dayOf(id)) ?? []) if (placeOf(text, key) !== -1) return count;
  return 0;
}

/** No bucket has a character beyond its categories: `joinMarks` writes none and `decodeBucket` refuses one. */
const categoryAt = ({ categories }: MarkBucket, char: string): CategorySlug =>
  categories[categoryIndex(char)] as CategorySlug;

/**
 * Every mark of a bucket, in no particular order, but for days that `known` has too: what a change leaves alone is
 * the very same object in the bucket that it makes, and means the same there.
 */
export function* marksOf(bucket: MarkBucket, known?: MarkBucket): Generator<Mark> {
  for (const [day, marks] of bucket.days)
    for (const [count, text] of marks === known?.days.get(day) ? [] : marks)
      for (let at = 0; at < text.length; at += MARK_LENGTH) {
        const category = categoryAt(bucket, text.charAt(at + KEY_LENGTH));
        yield { id: itemId(day, text.slice(at, at + KEY_LENGTH)), count, category };
      }
}

/** The greater of two marks of one item: the higher count, then the category that sorts last. */
export const laterMark = <M extends Pick<Mark, "count" | "category">>(a: M, b: M): M =>
  b.count > a.count || (b.count === a.count && b.category > a.category) ? b : a;

function decodeDay(bucket: MarkBucket, day: Day): Map<string, Mark> {
  const days = new Map([[day, bucket.days.get(day) ?? new Map<number, string>()]]);
  return new Map(Array.from(marksOf({ ...bucket, days }), (mark) => [keyOf(mark.id), mark]));
}

/**
 * Sets marks in a bucket where they are greater than what it has; the same bucket back where none is.
 * This is the join of a lattice: order and repetition of calls do not matter. O(marks of the days touched).
 */
export function joinMarks(bucket: MarkBucket, marks: Iterable<Mark>): MarkBucket {
  const changed = new Map<Day, Map<string, Mark>>();
  const seen = new Map<Day, Map<string, Mark>>();
  for (const mark of marks) {
    const day = dayOf(mark.id);
    const known = seen.get(day) ?? decodeDay(bucket, day);
    seen.set(day, known);
    const before = known.get(keyOf(mark.id));
    if (before && laterMark(before, mark) === before) continue;
    known.set(keyOf(mark.id), mark);
    changed.set(day, known);
  }
  return changed.size === 0 ? bucket : withDays(bucket, changed);
}

function withDays(bucket: MarkBucket, changed: ReadonlyMap<Day, ReadonlyMap<string, Mark>>): MarkBucket {
  const categories = [...bucket.categories];
  const indexes = new Map(categories.map((slug, at) => [slug, at]));
  const days = new Map(bucket.days);
  for (const [day, marks] of changed) {
    const parts = new Map<number, string[]>();
    for (const [key, { count, category }] of marks) {
      const index = indexes.get(category) ?? categories.push(category) - 1;
      indexes.set(category, index);
      const part = parts.get(count) ?? [];
      part.push(key, categoryChar(index));
      parts.set(count, part);
    }
    days.set(day, new Map(Array.from(parts, ([count, part]) => [count, part.join("")])));
  }
  return { categories, days };
}

const dayTallies = new WeakMap<DayMarks, ReadonlyMap<string, number>>();

/** Read items of one day by category character; remembered for each day's marks. O(marks), then O(1). */
function tallyChars(marks: DayMarks): ReadonlyMap<string, number> {
  const known = dayTallies.get(marks);
  if (known) return known;
  const tally = new Map<string, number>();
  for (const [count, text] of marks)
    if (count % 2 === 1)
      for (let at = KEY_LENGTH; at < text.length; at += MARK_LENGTH) {
        const char = text.charAt(at);
        tally.set(char, (tally.get(char) ?? 0) + 1);
      }
  dayTallies.set(marks, tally);
  return tally;
}

/** Read items of one day by category. */
export function tallyDay(bucket: MarkBucket, day: Day): ReadonlyMap<CategorySlug, number> {
  const tally = new Map<CategorySlug, number>();
  const marks = bucket.days.get(day);
  if (!marks) return tally;
  for (const [char, count] of tallyChars(marks)) tally.set(categoryAt(bucket, char), count);
  return tally;
}
