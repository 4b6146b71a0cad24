import { accountFeature, HEADLINE, listFeatures } from "./category-features.ts";
import { type CategoryModel, HEADLINE_TERM } from "./category-model.ts";
import { emptyFolded, type FoldedText, foldForModel } from "./folded-text.ts";
import { isLetThrough, placeOf } from "./hash-index.ts";
import { type Hits, noHits } from "./hits.ts";

/** What is read of an item to find its category. */
export interface ItemText {
  readonly title: string;
  readonly body: string;
  /** Account of the post, without `@`. */
  readonly handle: string | null;
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

/** Room for what is found in a part of an item, used again for each item. */
interface Room {
  readonly folded: FoldedText;
  readonly features: Hits;
  readonly terms: Hits;
}

const emptyRoom = (): Room => ({ folded: emptyFolded(8192), features: noHits(), terms: noHits() });

/** Sums rows of five whole numbers, written out: a loop over five costs more than the sums. */
function sumRows(rows: Int32Array, length: number, weights: Int8Array): readonly number[] {
  let [a, b, c, d, e] = [0, 0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const row = (rows[at] ?? 0) * 5;
    a += weights[row] ?? 0;
    b += weights[row + 1] ?? 0;
    c += weights[row + 2] ?? 0;
    d += weights[row + 3] ?? 0;
    e += weights[row + 4] ?? 0;
  }
  return [a, b, c, d, e];
}

/**
 * Prepares the reading of items by a model. Each feature and term counts once an item, a headline's terms one
 * and a half times; features are weighed by the root of their number, so that long items do not shout.
 * Cost: one pass over the text.
 */
export function itemReader(model: CategoryModel): (item: ItemText) => Reading {
  const classes = model.slugs.length;
  const { file, weights, index } = model;
  /** By feature and term, the number of the last item that has it. */
  const seen = new Int32Array(model.features);
  const seenTerms = new Int32Array(model.terms.length);
  /** Features of an item, each once. */
  const met = new Int32Array(model.features);
  const counts = new Float64Array(classes);
  const shares = Float64Array.from(file.counts.flat());
  const margins = new Float64Array(classes);
  const [titleRoom, bodyRoom] = [emptyRoom(), emptyRoom()];

  const readPart = (text: string, { folded: room, features, terms }: Room, isTitle: boolean): ReadPart => {
    const folded = foldForModel(text, room);
    features.length = 0;
    terms.length = 0;
    listFeatures(folded, features, 0, index.bits);
    if (isTitle) listFeatures(folded, features, HEADLINE, index.bits);
    model.listTerms(folded, terms);
    return { text, folded, features, terms };
  };
  /** Puts features in the place of hashes, and leaves out those that the model does not know. */
  const know = (hits: Hits, item: number, before: number): number => {
    const { list, length } = hits;
    let known = before;
    let end = 0;
    // No branch where it would be taken at random.
    for (let at = 0; at < length * 3; at += 3) {
      const feature = placeOf(index, list[at] ?? 0);
      list[end] = feature;
      list[end + 1] = list[at + 1] ?? 0;
      list[end + 2] = list[at + 2] ?? 0;
      if (feature < 0) continue;
      end += 3;
      const differs = (seen[feature] ?? 0) ^ item;
      seen[feature] = item;
      met[known] = feature;
      known += (differs | -differs) >>> 31;
    }
    hits.length = end / 3;
    return known;
  };
  const addTerms = ({ list, length }: Hits, item: number, share: number): void => {
    for (let at = 0; at < length * 3; at += 3) {
      const term = list[at] ?? 0;
      if (seenTerms[term] === item) continue;
      seenTerms[term] = item;
      const category = model.termClasses[term] ?? 0;
      counts[category] = (counts[category] ?? 0) + share;
      const row = term * classes;
      for (let one = 0; one < classes; one += 1) {
        margins[one] = (margins[one] ?? 0) + share * file.termScale * (model.termWeights[row + one] ?? 0);
      }
    }
  };
  let items = 0;
  return ({ title, body, handle }) => {
    items += 1;
    counts.fill(0);
    margins.set(file.bias);
    const head = readPart(title, titleRoom, true);
    const text = readPart(body, bodyRoom, false);
    addTerms(head.terms, items, HEADLINE_TERM);
    addTerms(text.terms, items, 1);
    let known = know(text.features, items, know(head.features, items, 0));
    if (handle !== null) {
      const hash = accountFeature(handle);
      const feature = isLetThrough(index.bits, hash) === 1 ? placeOf(index, hash) : -1;
      if (feature >= 0 && seen[feature] !== items) {
        met[known] = feature;
        known += 1;
      }
      const category = model.accountCategory(handle);
      if (category >= 0) counts[category] = (counts[category] ?? 0) + 1;
    }
    for (let one = 0; one < classes; one += 1) counts[one] = Math.sqrt(counts[one] ?? 0);
    const sums = sumRows(met, known, weights);
    const share = file.scale / Math.sqrt(known || 1);
    for (let one = 0; one < classes; one += 1) {
      let margin = (margins[one] ?? 0) + share * (sums[one] ?? 0);
      for (let from = 0; from < classes; from += 1)
        margin += (shares[from * classes + one] ?? 0) * (counts[from] ?? 0);
      margins[one] = margin;
    }
    return { title: head, body: text, margins, share };
  };
}
