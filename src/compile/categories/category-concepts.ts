/** Where terms of a concept are counted: in the whole item, in its headline, where its body begins. */
export const WHOLE = 0;
export const HEADLINE_PLACE = 1;
export const OPENING = 2;
export const PLACES = 3;

/** Units of a folded body that are its opening: a clause or two. */
export const OPENING_END = 45;

/** Concepts, each a list of terms that mean the same kind of thing, by the terms' places in another list. */
export interface Concepts {
  readonly size: number;
  /** Of the term at a place, where its concepts begin in `members`; one more than there are terms. */
  readonly starts: Uint16Array;
  readonly members: Uint8Array;
}

/** The concepts of each of some terms; `listed` holds their terms with commas between them. */
export function readConcepts(listed: readonly string[], terms: readonly string[]): Concepts {
  if (listed.length > 256) throw new Error("More concepts than a byte can tell apart.");
  const own = new Map<string, number[]>(terms.map((term) => [term, []]));
  for (const [concept, text] of listed.entries())
    for (const term of text.split(",")) own.get(term)?.push(concept);
  const lists = terms.map((term) => own.get(term) ?? []);
  const starts = new Uint16Array(terms.length + 1);
  for (const [term, { length }] of lists.entries()) starts[term + 1] = (starts[term] ?? 0) + length;
  return { size: listed.length, starts, members: Uint8Array.from(lists.flat()) };
}

/** Counts terms of concepts in an item, each term once a place. */
export interface ConceptCounter {
  readonly count: (term: number, place: number) => void;
  /** Gives each concept and place that was counted, as one number, with its count, and begins anew. */
  readonly take: (each: (feature: number, count: number) => void) => void;
}

/** The number of a concept at a place. */
export const conceptFeature = (size: number, concept: number, place: number): number =>
  place * size + concept;

/** Makes a counter, to be used again for each item. */
export function conceptCounter({ size, starts, members }: Concepts): ConceptCounter {
  const counts = new Int32Array(size * PLACES);
  const counted = new Int32Array(size * PLACES);
  let length = 0;
  return {
    count: (term, place) => {
      const end = starts[term + 1] ?? 0;
      for (let at = starts[term] ?? 0; at < end; at += 1) {
        const feature = conceptFeature(size, members[at] ?? 0, place);
        const before = counts[feature] ?? 0;
        if (before === 0) {
          counted[length] = feature;
          length += 1;
        }
        counts[feature] = before + 1;
      }
    },
    take: (each) => {
      for (let at = 0; at < length; at += 1) {
        const feature = counted[at] ?? 0;
        each(feature, counts[feature] ?? 0);
        counts[feature] = 0;
      }
      length = 0;
    },
  };
}
