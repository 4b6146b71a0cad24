import {
  accountFeature,
  eachFeature,
  emptyFolded,
  type FoldedText,
  foldForModel,
  HEADLINE,
} from "./category-features.ts";
import { type CategoryModel, HEADLINE_TERM } from "./category-model.ts";

/** What is read of an item to find its category. */
export interface ItemText {
  readonly title: string;
  readonly body: string;
  /** Account of the post, without `@`. */
  readonly handle: string | null;
}

/** Places in a folded text where something known stands; three numbers each: what, from, to. */
export interface Hits {
  readonly list: Int32Array;
  readonly length: number;
}

/** A part of an item with what was found in it; holds until the next item is read. */
export interface ReadPart {
  readonly text: string;
  readonly folded: FoldedText;
  readonly features: Hits;
  readonly terms: Hits;
}

/** What the model says of an item; holds until the next one is read. */
export interface Reading {
  readonly title: ReadPart;
  readonly body: ReadPart;
  /** By class: above 0 it is likely. */
  readonly margins: Float64Array;
  /** What a feature's weight is multiplied by in this item. */
  readonly share: number;
}

/** Room for hits, used again for each item; it grows as needed. */
interface Room {
  list: Int32Array;
  length: number;
}

function push(room: Room, what: number, from: number, to: number): void {
  const at = room.length * 3;
  if (at + 3 > room.list.length) {
    const larger = new Int32Array(room.list.length * 2);
    larger.set(room.list);
    room.list = larger;
  }
  room.list[at] = what;
  room.list[at + 1] = from;
  room.list[at + 2] = to;
  room.length += 1;
}

const roomForHits = (): Room => ({ list: new Int32Array(3 * 4096), length: 0 });

/**
 * Prepares the reading of items by a model. Each feature and term counts once an item, a headline's terms one
 * and a half times; features are weighed by the root of their number, so that long items do not shout.
 * Cost: one pass over the text.
 */
export function itemReader(model: CategoryModel): (item: ItemText) => Reading {
  const classes = model.slugs.length;
  const { file, weights, featureOf } = model;
  const seen = new Int32Array(model.features);
  const met = new Int32Array(model.features);
  const seenTerms = new Int32Array(model.terms.length);
  const counts = new Float64Array(classes);
  const margins = new Float64Array(classes);
  const parts = [0, 1].map(() => ({
    features: roomForHits(),
    terms: roomForHits(),
    room: emptyFolded(8192),
  }));
  let round = 0;
  let known = 0;

  const count = (feature: number): void => {
    if (seen[feature] === round) return;
    seen[feature] = round;
    met[known] = feature;
    known += 1;
  };
  const sumOf = (one: number): number => {
    let sum = 0;
    for (let at = 0; at < known; at += 1) sum += weights[(met[at] ?? 0) * classes + one] ?? 0;
    return sum;
  };
  const readPart = (text: string, part: number): ReadPart => {
    const { features, terms, room } = parts[part] as (typeof parts)[number];
    const folded = foldForModel(text, room);
    features.length = 0;
    terms.length = 0;
    const add = (hash: number, from: number, to: number): void => {
      const feature = featureOf(hash);
      if (feature < 0) return;
      push(features, feature, from, to);
      count(feature);
    };
    eachFeature(folded, add, 0, model.filter);
    if (part === 0) eachFeature(folded, add, HEADLINE, model.filter);
    const share = part === 0 ? HEADLINE_TERM : 1;
    model.eachTerm(folded, (term, from, to) => {
      push(terms, term, from, to);
      if (seenTerms[term] === round) return;
      seenTerms[term] = round;
      const category = model.termClasses[term] ?? 0;
      counts[category] = (counts[category] ?? 0) + share;
      const at = term * classes;
      for (let one = 0; one < classes; one += 1) {
        margins[one] = (margins[one] ?? 0) + share * file.termScale * (model.termWeights[at + one] ?? 0);
      }
    });
    return { text, folded, features, terms };
  };
  return ({ title, body, handle }) => {
    round += 1;
    known = 0;
    counts.fill(0);
    margins.set(file.bias);
    const head = readPart(title, 0);
    const text = readPart(body, 1);
    if (handle !== null) {
      const feature = featureOf(accountFeature(handle));
      if (feature >= 0) count(feature);
      const category = model.accountCategory(handle);
      if (category >= 0) counts[category] = (counts[category] ?? 0) + 1;
    }
    const share = file.scale / Math.sqrt(known || 1);
    for (let one = 0; one < classes; one += 1) {
      let margin = (margins[one] ?? 0) + share * sumOf(one);
      for (let from = 0; from < classes; from += 1) {
        margin += (file.counts[from]?.[one] ?? 0) * Math.sqrt(counts[from] ?? 0);
      }
      margins[one] = margin;
    }
    return { title: head, body: text, margins, share };
  };
}
