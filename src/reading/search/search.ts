import type { Item } from "../../bundle/schema.ts";
import { searchTexts } from "../../bundle/search-text.ts";
import {
  beginsWord,
  fold,
  isCrossing,
  type QueryTerm,
  queryTerms,
  startsWithWord,
} from "../../bundle/terms.ts";

/**
 * What a reader looks for: `parts` stand all in the item, each as it is; `terms` are what the index knows of
 * them, one of every part before the second of any, as those narrow the most.
 */
export interface Query {
  readonly parts: readonly string[];
  readonly terms: readonly QueryTerm[];
}

/**
 * Reads what was typed: parts between blanks, folded. Words are prefixes (`nvid` finds NVIDIA), Han
 * characters stand anywhere. Any text is a literal text: there is no syntax to get wrong. O(length).
 */
export function parseQuery(text: string): Query {
  const parts = [...new Set(text.split(/\s+/u).map(fold))].filter((part) => part !== "");
  const terms = parts
    .flatMap((part) => rarestFirst(queryTerms(part)).map((term, place) => ({ ...term, place })))
    .sort((a, b) => a.place - b.place)
    .map(({ text: term, prefix }): QueryTerm => ({ text: term, prefix }));
  return {
    parts,
    terms: terms.filter((term, at) => terms.findIndex((one) => one.text === term.text) === at),
  };
}

/** What stands beside a full stop is rarer than most words, and words are rarer than most pairs. */
const rarestFirst = (terms: readonly QueryTerm[]): readonly QueryTerm[] => {
  const crossings = terms.filter(({ text }) => isCrossing(text));
  const words = terms.filter(({ text }) => !isCrossing(text) && startsWithWord(text));
  return [
    ...crossings,
    ...words,
    ...spread(terms.filter((term) => !crossings.includes(term) && !words.includes(term))),
  ];
};

/** First, last, middle, then the middles of what is between: neighbours tell the least about each other. */
function spread<T>(list: readonly T[]): readonly T[] {
  const order = new Set([0, list.length - 1]);
  for (let step = list.length; step > 1; step = Math.ceil(step / 2))
    for (let at = 0; at < list.length; at += step) order.add(Math.min(list.length - 1, at + (step >> 1)));
  return [...order, ...list.keys()]
    .filter((place, at, all) => all.indexOf(place) === at)
    .flatMap((place) => list.slice(place, place + 1));
}

/** The places where a part stands in a folded text, a word only where a word begins. O(length). */
export function placesOf(part: string, folded: string): readonly number[] {
  const places: number[] = [];
  const isWord = startsWithWord(part);
  let at = folded.indexOf(part);
  while (at !== -1) {
    const holds = !isWord || beginsWord(folded, at);
    if (holds) places.push(at);
    at = folded.indexOf(part, holds ? at + part.length : at + 1);
  }
  return places;
}

function stands(part: string, folded: string): boolean {
  const isWord = startsWithWord(part);
  let at = folded.indexOf(part);
  while (at !== -1 && isWord && !beginsWord(folded, at)) at = folded.indexOf(part, at + 1);
  return at !== -1;
}

/** Whether every part stands in a title, author, account or text of an item. O(length of the item). */
export function isHit(item: Pick<Item, "title" | "body" | "source">, query: Query): boolean {
  const texts = searchTexts(item);
  return query.parts.every((part) => texts.some((text) => stands(part, text)));
}
