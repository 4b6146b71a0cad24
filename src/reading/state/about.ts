import { sourceOf } from "../../bundle/facet-terms.ts";
import { plainText } from "../../bundle/plain-text.ts";
import type { Item } from "../../bundle/schema.ts";
import type { Subject } from "./entries.ts";

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

const voiceOf = (name: string): string => folded(name).replace(/^@/, "");

/**
 * Tells whether an item is about any of some subjects, be they muted or followed: by its author's name or account (with
 * or without `@`), a name in it, or a keyword in its title or text as it is read; width and case do not matter. Made once
 * for a list of subjects; O(subjects) an item.
 */
export function aboutAny(subjects: readonly Subject[]): (item: Item) => boolean {
  if (subjects.length === 0) return () => false;
  const of = (kind: Subject["kind"]) => subjects.filter((one) => one.kind === kind).map(({ text }) => text);
  const voices = new Set(of("author").map(voiceOf));
  const names = new Set(of("name"));
  const keywords = of("keyword").map(folded);
  const has = (text: string): boolean => keywords.some((keyword) => text.includes(keyword));
  const isAbout = (item: Item): boolean => {
    const { author, handle } = item.source;
    return (
      [author, handle, sourceOf(item)].some((one) => one && voices.has(voiceOf(one))) ||
      item.names.some((name) => names.has(name)) ||
      (keywords.length > 0 && has(folded(`${item.title}\n${plainText(item.body)}`)))
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
