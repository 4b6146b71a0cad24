import { plainText } from "../../bundle/plain-text.ts";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { foldCharacters } from "../../bundle/terms.ts";
import { isMarked, isRead, type ReadingState } from "../state/reading-state.ts";
import { countsIn } from "./counted.ts";
import { storiesIn } from "./folding.ts";
import type { Verdict } from "./verdict.ts";

/** Share of a bold phrase's pairs of characters that, once read, make it a phrase that was read. */
const SAID_ALREADY = 0.6;

const BOLD = /\*\*(?=\S)([^*\n]*[^*\s])\*\*/g;

const squeezed = (text: string): string => foldCharacters(text).replace(/[^\p{L}\p{N}]/gu, "");

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** What was read of a story. */
interface Seen {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  readonly counts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

type Told = Pick<Item, "title" | "body" | "names">;

const textOf = ({ title, body }: Told): string => `${title}\n${plainText(body)}`;

function seenIn(items: readonly Told[]): Seen {
  const texts = items.map(textOf);
  const text = texts.map(squeezed).join("\n");
  return {
    text,
    pairs: new Set(pairsOf(text)),
    counts: new Set(texts.flatMap((one) => countsIn(one).flatMap(({ keys }) => keys))),
    names: new Set(items.flatMap(({ names }) => names)),
  };
}

/**
 * The numbers, bold phrases and names of an item that none of the read ones has, as written in it.
 * An amount is the same in any spelling (`143亿美元`, `$14.3B`); a bold phrase was read where most of it
 * was, in whatever words around; its numbers count by themselves. O(length of the texts).
 */
export function newFacts(item: Told, read: readonly Told[]): readonly string[] {
  const seen = seenIn(read);
  const text = textOf(item);
  const fresh = countsIn(text).filter(
    ({ key, spelled }) =>
      key !== null && !seen.counts.has(key) && !spelled.some((one) => seen.text.includes(one)),
  );
  const names = item.names.filter((name) => !seen.names.has(name) && !seen.text.includes(squeezed(name)));
  const known = [...fresh.map((count) => count.text), ...names];
  const phrases = [...item.body.matchAll(BOLD)]
    .map(([, phrase = ""]) => plainText(phrase))
    .filter((phrase) => isNewPhrase(phrase, known, seen));
  return [...new Set([...known, ...phrases])];
}

function isNewPhrase(phrase: string, known: readonly string[], seen: Seen): boolean {
  const words = squeezed(known.reduce((rest, fact) => rest.replaceAll(fact, " "), phrase));
  if (words.length < 2 || seen.text.includes(words)) return false;
  const pairs = pairsOf(words);
  return pairs.filter((pair) => seen.pairs.has(pair)).length < SAID_ALREADY * pairs.length;
}

/**
 * Judges items of stories of which something was read: a repeat brings nothing new, an update does.
 * Null for an item of a story not read, and for one that the reader ever marked. `items` holds what is known
 * of the stories. O(length of the texts of stories of several reports).
 */
export function judge(items: readonly Item[], reading: ReadingState): ReadonlyMap<ItemId, Verdict | null> {
  const verdicts = new Map<ItemId, Verdict | null>();
  for (const story of storiesIn(items).values()) {
    if (story.length === 1 && story[0]?.story === null) continue;
    const read = story.filter(({ id }) => isRead(reading, id));
    for (const item of story) {
      if (read.length === 0 || isMarked(reading, item.id)) {
        verdicts.set(item.id, null);
        continue;
      }
      const facts = newFacts(item, read);
      verdicts.set(item.id, facts.length === 0 ? { type: "repeat" } : { type: "update", facts });
    }
  }
  return verdicts;
}
