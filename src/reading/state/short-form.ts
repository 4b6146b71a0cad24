import { byText } from "../../bundle/by-text.ts";
import { isCategorySlug } from "../../bundle/category-slug.ts";
import { parseDay } from "../../bundle/day.ts";
import { dayOf, itemId, keyOf, parseItemId } from "../../bundle/item-id.ts";
import { KEY_LENGTH } from "../../bundle/limits.ts";
import { err, ok, type Result } from "../../bundle/result.ts";
import type { CategorySlug, Day } from "../../bundle/schema.ts";
import { checksum } from "./envelope.ts";
import { MARK_LENGTH, type Mark, marksOf } from "./marks.ts";
import { emptyReading, joinReadMarks, type ReadingState } from "./reading-state.ts";
import type { Import, ImportError } from "./transfer.ts";

/** Characters that stand for categories in a short form: safe in an address and in a QR code. */
const CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Longest short form that a phone reads off a screen without trouble: a QR code of version 27 or so. */
export const SHORT_FORM_LIMIT = 1_400;

/** Longest text that is looked at as a short form, in characters. */
const SHORT_TEXT_LIMIT = 20_000;

/** The newest read marks as one line, and how many of them found room. */
export interface ShortForm {
  readonly text: string;
  readonly marks: number;
  readonly total: number;
}

/**
 * The newest marks in at most `limit` characters: `1.<checksum>.<categories>.<groups>`, a group being a day,
 * a count and marks of seven characters: `20250614-1:pcNFhhA…`. A QR code carries some days; a file carries all.
 * Marks beyond 64 categories are left out.
 */
export function shortForm(state: ReadingState, limit: number): ShortForm {
  const all = [...state.marks.values()]
    .flatMap((bucket) => [...marksOf(bucket)])
    .sort((a, b) => byText(b.id, a.id));
  const newest = withCodes(all);
  let count = Math.min(newest.length, Math.floor(limit / MARK_LENGTH));
  let text = written(newest.slice(0, count));
  while (text.length > limit && count > 0) {
    count -= Math.max(1, Math.ceil((text.length - limit) / (MARK_LENGTH * 2)));
    text = written(newest.slice(0, Math.max(0, count)));
  }
  return { text, marks: Math.max(0, count), total: all.length };
}

/** Marks of the categories that come first, as many as there are codes. */
function withCodes(marks: readonly Mark[]): readonly Mark[] {
  const coded = new Set<CategorySlug>();
  return marks.filter(({ category }) => {
    if (coded.size < CODES.length) coded.add(category);
    return coded.has(category);
  });
}

/** Like `encodeURIComponent`, the dot included: it parts the form. */
const encoded = (slug: string): string => encodeURIComponent(slug).replaceAll(".", "%2E");

function written(marks: readonly Mark[]): string {
  const categories: CategorySlug[] = [];
  const groups = new Map<string, string[]>();
  for (const { id, count, category } of marks) {
    const known = categories.indexOf(category);
    const index = known === -1 ? categories.push(category) - 1 : known;
    const head = `${dayOf(id).replaceAll("-", "")}-${count}`;
    const group = groups.get(head) ?? [];
    group.push(keyOf(id), CODES.charAt(index));
    groups.set(head, group);
  }
  const body = `${categories.map(encoded).join(",")}.${[...groups].map(([head, group]) => `${head}:${group.join("")}`).join(",")}`;
  return `1.${checksum(body)}.${body}`;
}

/** Reads a short form back; refuses one that lost a character on the way. */
export function readShortForm(text: string): Result<Import, ImportError> {
  const match = /^1\.([0-9a-z]{1,7})\.([^.]*)\.([0-9A-Za-z_:,-]*)$/.exec(text.slice(0, SHORT_TEXT_LIMIT));
  if (!match) return err({ type: "not-ours" });
  const [, sum, names = "", groups = ""] = match;
  if (checksum(`${names}.${groups}`) !== sum) return err({ type: "damaged", path: "checksum" });
  const categories = names.split(",").map(decoded);
  const marks = groups.split(",").flatMap((group) => groupMarks(group, categories));
  return ok({
    state: joinReadMarks(emptyReading, marks),
    read: marks.filter(({ count }) => count % 2 === 1).length,
    bookmarks: 0,
    skipped: 0,
  });
}

function decoded(name: string): CategorySlug | null {
  try {
    const slug = decodeURIComponent(name);
    return isCategorySlug(slug) ? slug : null;
  } catch {
    return null;
  }
}

function groupMarks(group: string, categories: readonly (CategorySlug | null)[]): readonly Mark[] {
  const match = /^(\d{4})(\d{2})(\d{2})-(\d{1,5}):(.*)$/.exec(group);
  const [, year, month, date, level, text = ""] = match ?? [];
  const day: Day | null = parseDay(`${year}-${month}-${date}`);
  const count = Number(level);
  const marks: Mark[] = [];
  if (!day || !(count > 0)) return marks;
  for (let at = 0; at + KEY_LENGTH < text.length; at += MARK_LENGTH) {
    const id = parseItemId(itemId(day, text.slice(at, at + KEY_LENGTH)));
    const category = categories[CODES.indexOf(text.charAt(at + KEY_LENGTH))];
    if (id && category) marks.push({ id, count, category });
  }
  return marks;
}
