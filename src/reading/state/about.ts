import { sourceOf } from "../../bundle/facet-terms.ts";
import { plainText } from "../../bundle/plain-text.ts";
import type { Item } from "../../bundle/schema.ts";
import type { Subject } from "./entries.ts";

/** A character of a script without blanks, and one of a word. */
const DENSE = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}ー]";
const WORD = `(?!${DENSE})[\\p{L}\\p{N}]`;
const BETWEEN = new RegExp(`(?<=${DENSE})\\s+(?=${WORD})|(?<=${WORD})\\s+(?=${DENSE})`, "gu");
const BEGINS_WITH_WORD = new RegExp(`^${WORD}`, "u");

/** Texts as a search compares them; its own code in `bundle/terms.ts` is too much for what every page loads first. */
const fold = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(BETWEEN, "")
    .replace(/\s+/g, " ")
    .trim();

/** A folded keyword as a pattern: a word stands only where a word begins. */
const patternOf = (keyword: string): string =>
  (BEGINS_WITH_WORD.test(keyword) ? `(?<!${WORD})` : "") + keyword.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const voiceOf = (name: string): string => fold(name).replace(/^@/, "");

/**
 * Tells whether an item is about any of some subjects, be they muted or followed: by its author's name or account (with
 * or without `@`), a name in it, or a keyword in its title or text as it is read. Texts are compared as in a search: `RAG` is
 * in no `storage`, and `gpt发布` is in `GPT 发布`. Made once for a list of subjects; O(subjects) an item.
 */
export function aboutAny(subjects: readonly Subject[]): (item: Item) => boolean {
  if (subjects.length === 0) return () => false;
  const of = (kind: Subject["kind"]) => subjects.filter((one) => one.kind === kind).map(({ text }) => text);
  const voices = new Set(of("author").map(voiceOf));
  const names = new Set(of("name"));
  const keywords = of("keyword").map(fold).filter(Boolean);
  const keyword = new RegExp(keywords.map(patternOf).join("|"), "u");
  const isAbout = (item: Item): boolean => {
    const { author, handle } = item.source;
    return (
      [author, handle, sourceOf(item)].some((one) => one && voices.has(voiceOf(one))) ||
      item.names.some((name) => names.has(name)) ||
      (keywords.length > 0 && keyword.test(fold(`${item.title}\n${plainText(item.body)}`)))
    );
  };
  // Lists ask for the same items again and again.
  const known = new WeakMap<Item, boolean>();
  return (item) => {
    const is = known.get(item) ?? isAbout(item);
    known.set(item, is);
    return is;
  };
}
