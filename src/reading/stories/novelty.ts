import { plainText } from "../../bundle/plain-text.ts";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { isMarked, isRead, type ReadingState } from "../state/reading-state.ts";
import { type Count, countsIn, ofAnyUnit } from "./counted.ts";
import { storiesIn } from "./folding.ts";
import { newsIn, squeezed, tellingWords, withoutStars } from "./told-words.ts";
import type { Verdict } from "./verdict.ts";

/** Share of a bold phrase's pairs of characters that, once read, make it a phrase that was read. */
const SAID_ALREADY = 0.6;

const BOLD = /\*\*(?=\S)([^*\n]*[^*\s])\*\*/g;

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** What was read of a story. */
interface Seen {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  readonly counts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** With addresses: who saw a link to `github.com` knows where it leads. */
  readonly whole: string;
}

type Told = Pick<Item, "title" | "body" | "names">;

const textOf = ({ title, body }: Told): string => newsIn(`${title}\n${body}`);

/** A translation in brackets within a Chinese phrase: `自回归 U-Net (Autoregressive U-Net)`. */
const GLOSS = /[(（][^()（）\p{Script=Han}\d]+[)）]/gu;
const HAN = /\p{Script=Han}/u;

function seenIn(items: readonly Told[]): Seen {
  const texts = items.map(textOf);
  const text = texts.map(squeezed).join("\n");
  return {
    text,
    pairs: new Set(pairsOf(text)),
    counts: new Set(texts.flatMap((one) => countsIn(one).flatMap(({ keys }) => keys))),
    names: new Set(items.flatMap(({ names }) => names)),
    whole: items.map(({ title, body }) => squeezed(`${title} ${body}`)).join("\n"),
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
  const counts = countsIn(text).filter(({ key }) => key !== null);
  const fresh = counts.filter((count) => isNewCount(count, seen));
  const names = item.names.filter((name) => !seen.names.has(name) && !seen.whole.includes(squeezed(name)));
  const known = [...fresh.map((count) => count.text), ...names];
  const numbers = counts.map((count) => count.text);
  const phrases = boldIn(item.body)
    .filter(({ said }) => isNewPhrase(said, [...numbers, ...names], item.names, seen))
    .map(({ phrase }) => phrase);
  return [...new Set([...known, ...phrases])];
}

const isNewCount = ({ key, value, spelled }: Count, { counts, text }: Seen): boolean =>
  !counts.has(key as string) && !counts.has(ofAnyUnit(value)) && !spelled.some((one) => text.includes(one));

/** Bold phrases as a reader sees them, and what they say that can be news. */
function boldIn(body: string): readonly { readonly phrase: string; readonly said: string }[] {
  return [...withoutStars(body).matchAll(BOLD)].map(({ 0: { length }, 1: said = "", index }) => ({
    phrase: plainText(body.slice(index + 2, index + length - 2)),
    said: plainText(HAN.test(said) ? said.replace(GLOSS, "") : said),
  }));
}

/** Whether a phrase says something besides facts that are told anyway, in words that were not read. */
function isNewPhrase(
  phrase: string,
  facts: readonly string[],
  names: readonly string[],
  seen: Seen,
): boolean {
  const without = (some: readonly string[]): string =>
    some.reduce((rest, one) => rest.replaceAll(one, " "), phrase);
  const words = squeezed(without(facts));
  if (words.length < 2 || seen.text.includes(words)) return false;
  const telling = tellingWords(without([...facts, ...names]));
  if (telling.length < 2 || seen.text.includes(telling)) return false;
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

/**
 * Judges items as `judge` does, and gives names as they are written in each: `英伟达` where the table's main spelling
 * is NVIDIA. The table is loaded only where one is needed.
 */
export async function judgeAsWritten(
  items: readonly Item[],
  reading: ReadingState,
): Promise<ReadonlyMap<ItemId, Verdict | null>> {
  const verdicts = judge(items, reading);
  const lacks = ({ id, title, body }: Item): boolean => {
    const verdict = verdicts.get(id);
    return verdict?.type === "update" && !verdict.facts.every((fact) => says(`${title}\n${body}`, fact));
  };
  const other = items.filter(lacks);
  if (other.length === 0) return verdicts;
  const { NAME_TABLE } = await import("../../bundle/name-spellings.ts");
  const written = other.map(({ id, title, body, names }): readonly [ItemId, Verdict] => {
    const text = `${title}\n${body}`;
    const spelling = (fact: string): string =>
      (names.includes(fact) && NAME_TABLE.find(([name]) => name === fact)?.find((one) => says(text, one))) ||
      fact;
    const { facts } = verdicts.get(id) as Extract<Verdict, { type: "update" }>;
    return [id, { type: "update", facts: facts.map((fact) => (says(text, fact) ? fact : spelling(fact))) }];
  });
  return new Map([...verdicts, ...written]);
}

/** What is found out of a list that was not judged before: verdicts, and the items that repeat what was read. */
export interface Judged {
  readonly verdicts: ReadonlyMap<ItemId, Verdict | null>;
  readonly repeats: readonly Item[];
}

/** Judges a list, with `known` reports of its stories beside it, and adds to earlier verdicts, which stay. */
export async function judgeList(
  known: readonly Item[],
  items: readonly Item[],
  reading: ReadingState,
  earlier: ReadonlyMap<ItemId, Verdict | null>,
): Promise<Judged> {
  const all = [...new Map([...known, ...items].map((item) => [item.id, item])).values()];
  const verdicts = new Map([...(await judgeAsWritten(all, reading)), ...earlier]);
  const repeats = all.filter(({ id }) => !earlier.has(id) && verdicts.get(id)?.type === "repeat");
  return { verdicts, repeats };
}

const says = (text: string, fact: string): boolean => text.toLowerCase().includes(fact.toLowerCase());
