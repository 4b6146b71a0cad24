import { sourceOf } from "../bundle/facet-terms.ts";
import { plainText } from "../bundle/plain-text.ts";
import type { Item } from "../bundle/schema.ts";
import type { Subject } from "./entries.ts";

const BLANKS_AT_HAN = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu;

/** The form in which mutes are compared. Of its own, as a search's would have the first screen load what an index is. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim().replace(BLANKS_AT_HAN, "");

const texts = new WeakMap<Item, string>();

/** What a reader sees of an item, folded; remembered, as lists ask again and again. */
function textOf(item: Item): string {
  const text = texts.get(item) ?? fold(`${item.title}\n${plainText(item.body)}`);
  texts.set(item, text);
  return text;
}

const voiceOf = (name: string): string => fold(name).replace(/^@/, "");

/**
 * Tells whether an item is muted: by its author's name or account (with or without `@`), a name in it, its
 * category, or a keyword in its title or text as it is read; width and case do not matter. Made once for a list
 * of mutes; O(mutes) an item.
 */
export function muter(mutes: readonly Subject[]): (item: Item) => boolean {
  if (mutes.length === 0) return () => false;
  const of = (...kinds: readonly Subject["kind"][]) =>
    mutes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const voices = new Set(of("author", "source").map(voiceOf));
  const sites = new Set(of("source").map(voiceOf));
  const [names, categories] = [new Set(of("name")), new Set<string>(of("category"))];
  const keywords = of("keyword").map(fold);
  const has = (known: ReadonlySet<string>, one: string | null) => one !== null && known.has(voiceOf(one));
  return (item) => {
    const { author, handle, site } = item.source;
    if (voices.size > 0 && [author, handle, sourceOf(item)].some((one) => has(voices, one))) return true;
    if (sites.size > 0 && has(sites, site)) return true;
    if (categories.has(item.category) || item.names.some((name) => names.has(name))) return true;
    return keywords.some((keyword) => textOf(item).includes(keyword));
  };
}
