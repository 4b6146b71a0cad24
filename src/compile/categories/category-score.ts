import {
  type ConceptCounter,
  conceptCounter,
  HEADLINE_PLACE,
  OPENING,
  OPENING_END,
  WHOLE,
} from "./category-concepts.ts";
import { accountFeature, HEADLINE, listWords } from "./category-features.ts";
import { GRAMS, type Met, meet, noFeatures } from "./category-grams.ts";
import { type CategoryModel, HEADLINE_TERM, NO_CLASS } from "./category-model.ts";
import { emptyFolded, type FoldedText, foldForModel } from "./folded-text.ts";
import { slotIn } from "./hash-index.ts";
import { addHit, type Hits, noHits } from "./hits.ts";

/** What is read of an item to find its category. */
export interface ItemText {
  readonly title: string;
  readonly body: string;
  /** Account of the post, without `@`. */
  readonly handle: string | null;
}

/** Features of a text by their slots, 0 for one that the model does not know. */
export interface ReadFeatures {
  /** For each unit those of one, two and three characters that begin there. */
  readonly grams: Uint16Array;
  readonly words: Hits;
}

/** A part of an item with what was found in it; holds until the next item is read. */
export interface ReadPart {
  readonly text: string;
  readonly folded: FoldedText;
  /** Those of any text, and then those of a headline, if it is one. */
  readonly features: readonly ReadFeatures[];
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
  features: readonly ReadFeatures[];
  readonly words: Hits;
  readonly terms: Hits;
}

/** Units for which there is room before it has to grow. */
const ROOM = 4096;

const emptyFeatures = (units: number): ReadFeatures => ({
  grams: new Uint16Array(units * GRAMS),
  words: noHits(),
});

const emptyRoom = (families: number): Room => ({
  folded: emptyFolded(ROOM),
  features: Array.from({ length: families }, () => emptyFeatures(ROOM)),
  words: noHits(),
  terms: noHits(),
});

/** Reads a part of an item into its room, and meets the features that are in it. */
type ReadInto = (text: string, room: Room) => ReadPart;

function partReader({ index, meetGrams, listTerms }: CategoryModel, met: Met): ReadInto {
  const meetFeatures = (folded: FoldedText, words: Hits, known: ReadFeatures, isHeadline: number): void => {
    meetGrams(met, folded, isHeadline, known.grams);
    known.words.length = 0;
    for (let at = 0; at < words.length * 3; at += 3) {
      const slot = slotIn(index, (words.list[at] ?? 0) ^ (HEADLINE * isHeadline));
      if (slot === 0) continue;
      addHit(known.words, slot, words.list[at + 1] ?? 0, words.list[at + 2] ?? 0);
      meet(met, slot);
    }
  };
  return (text, room) => {
    const folded = foldForModel(text, room.folded);
    const { length } = folded;
    const { words, terms } = room;
    words.length = 0;
    terms.length = 0;
    listWords(folded, words);
    const units = (room.features[0]?.grams.length ?? 0) / GRAMS;
    if (units < length) room.features = room.features.map(() => emptyFeatures(length * 2));
    for (let nth = 0; nth < room.features.length; nth += 1)
      meetFeatures(folded, words, room.features[nth] as ReadFeatures, nth);
    listTerms(folded, terms);
    return { text, folded, features: room.features, terms };
  };
}

/** What the terms of an item say, by class. Used again for each item. */
interface Told {
  /** How many terms of each class there are, those of a headline counted more. */
  readonly counts: Float64Array;
  readonly margins: Float64Array;
}

/** Counts concepts at a place up to a unit of a text, and adds what terms say that no part of the item before has. */
type AddTerms = (terms: Hits, item: number, share: number, place: number, end: number) => void;

function termAdder(model: CategoryModel, concepts: ConceptCounter, { counts, margins }: Told): AddTerms {
  const classes = model.slugs.length;
  const { termClasses, termWeights } = model;
  const { termScale } = model.file;
  /** By term, the number of the last item that has it. */
  const seen = new Int32Array(model.terms.length);
  /** By term, the number of the last part of an item in which its concepts were counted. */
  const counted = new Int32Array(model.terms.length);
  let parts = 0;
  return ({ list, length }, item, share, place, end) => {
    parts += 1;
    for (let at = 0; at < length * 3; at += 3) {
      const term = list[at] ?? 0;
      if ((list[at + 1] ?? 0) < end && counted[term] !== parts) {
        counted[term] = parts;
        concepts.count(term, place);
      }
      if (seen[term] === item) continue;
      seen[term] = item;
      concepts.count(term, WHOLE);
      const category = termClasses[term] ?? 0;
      if (category === NO_CLASS) continue;
      counts[category] = (counts[category] ?? 0) + share;
      const row = term * classes;
      for (let one = 0; one < classes; one += 1)
        margins[one] = (margins[one] ?? 0) + share * termScale * (termWeights[row + one] ?? 0);
    }
  };
}

/**
 * Prepares the reading of items by a model. Each feature and term counts once an item, a headline's terms one
 * and a half times; features are weighed by the root of their number, so that long items do not shout; a concept by the
 * root of how many of its terms stand in the item, in its headline, and where its body begins.
 * Cost: one pass over the text.
 */
export function itemReader(model: CategoryModel): (item: ItemText) => Reading {
  const classes = model.slugs.length;
  const { file, index } = model;
  const met = noFeatures();
  const counts = new Float64Array(classes);
  const margins = new Float64Array(classes);
  const sums = new Float64Array(classes);
  const shares = Float64Array.from(file.counts.flat());
  const concepts = conceptCounter(model.concepts);
  const readPart = partReader(model, met);
  const addTerms = termAdder(model, concepts, { counts, margins });
  const titleRoom = emptyRoom(2);
  const bodyRoom = emptyRoom(1);
  const addConcept = (feature: number, count: number): void => {
    const root = Math.sqrt(count);
    const row = feature * classes;
    for (let one = 0; one < classes; one += 1)
      margins[one] = (margins[one] ?? 0) + root * (model.conceptWeights[row + one] ?? 0);
  };
  const addAccount = (handle: string): void => {
    meet(met, slotIn(index, accountFeature(handle)));
    const category = model.accountCategory(handle);
    if (category >= 0) counts[category] = (counts[category] ?? 0) + 1;
    const kinds = model.weighAccount(handle);
    for (let one = 0; one < classes; one += 1) margins[one] = (margins[one] ?? 0) + (kinds[one] ?? 0);
  };
  /** Adds to the margins what features say and how many terms of each class there are; gives a feature's share. */
  const addUp = (): number => {
    for (let one = 0; one < classes; one += 1) counts[one] = Math.sqrt(counts[one] ?? 0);
    const share = file.scale / Math.sqrt(model.sumWeights(met, sums) || 1);
    for (let one = 0; one < classes; one += 1) {
      let margin = (margins[one] ?? 0) + share * (sums[one] ?? 0);
      for (let from = 0; from < classes; from += 1)
        margin += (shares[from * classes + one] ?? 0) * (counts[from] ?? 0);
      margins[one] = margin;
    }
    return share;
  };
  let items = 0;
  return ({ title, body, handle }) => {
    items += 1;
    met.length = 0;
    for (let one = 0; one < classes; one += 1) {
      counts[one] = 0;
      margins[one] = file.bias[one] ?? 0;
    }
    const head = readPart(title, titleRoom);
    const text = readPart(body, bodyRoom);
    addTerms(head.terms, items, HEADLINE_TERM, HEADLINE_PLACE, head.folded.length);
    addTerms(text.terms, items, 1, OPENING, OPENING_END);
    concepts.take(addConcept);
    if (handle !== null) addAccount(handle);
    const share = addUp();
    return { title: head, body: text, margins, share };
  };
}
