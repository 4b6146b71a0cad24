import { sourceOf } from "../bundle/facet-terms.ts";
import { plainText } from "../bundle/plain-text.ts";
import type { Item } from "../bundle/schema.ts";
import type { Subject } from "./entries.ts";

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

const voiceOf = (name: string | null): string | null => name && folded(name).replace(/^@/, "");

/**
 * Tells whether an item is muted: by its author's name or account (with or without `@`), a name in it, or a keyword
 * in its title or text as it is read; width and case do not matter. Made once for a list of mutes; O(mutes) an item.
 */
export function muter(mutes: readonly Subject[]): (item: Item) => boolean {
  if (mutes.length === 0) return () => false;
  const of = (kind: Subject["kind"]) => mutes.filter((mute) => mute.kind === kind).map(({ text }) => text);
  const voices = new Set<string | null>(of("author").map(voiceOf));
  const names = new Set(of("name"));
  const keywords = of("keyword").map(folded);
  return (item) => {
    const { author, handle } = item.source;
    if ([author, handle, sourceOf(item)].some((one) => one && voices.has(voiceOf(one)))) return true;
    if (item.names.some((name) => names.has(name))) return true;
    if (keywords.length === 0) return false;
    const text = folded(`${item.title}\n${plainText(item.body)}`);
    return keywords.some((keyword) => text.includes(keyword));
  };
}
