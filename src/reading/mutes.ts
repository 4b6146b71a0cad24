import { sourceOf } from "../bundle/facet-terms.ts";
import type { Item } from "../bundle/schema.ts";
import type { Subject } from "./entries.ts";

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * Tells whether an item is muted: by its author, a name in it, its category, or a keyword in its
 * title or text (width and case do not matter). Made once for a list of mutes; O(mutes) an item.
 */
export function muter(mutes: readonly Subject[]): (item: Item) => boolean {
  if (mutes.length === 0) return () => false;
  const of = (kind: Subject["kind"]) =>
    new Set(mutes.filter((mute) => mute.kind === kind).map(({ text }) => text));
  const [authors, sources, names, categories] = [of("author"), of("source"), of("name"), of("category")];
  const keywords = [...of("keyword")].map(folded);
  return (item) => {
    const source = sourceOf(item);
    if (source !== null && (authors.has(source) || sources.has(source))) return true;
    if (item.source.site !== null && sources.has(item.source.site)) return true;
    if (categories.has(item.category) || item.names.some((name) => names.has(name))) return true;
    if (keywords.length === 0) return false;
    const text = folded(`${item.title}\n${item.body}`);
    return keywords.some((keyword) => text.includes(keyword));
  };
}
