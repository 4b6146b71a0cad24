/** Numbers terms in the order in which they are met. */
export interface TermPlaces {
  /** The terms by their places. */
  readonly terms: readonly string[];
  /** The place of a term that stands in code units (in their lower 16 bits) from `from` up to `to`. O(its length). */
  readonly placeOf: (units: Int32Array, from: number, to: number) => number;
  /** The place of a facet's term, which no text has. O(1). */
  readonly placeOfFacet: (term: string) => number;
  /** Forgets all terms. */
  readonly clear: () => void;
}

/** From whole numbers other than 0 to whole numbers, by open addressing. */
interface Table {
  /** What is kept under a key, which is `fresh` from now on where there was nothing. O(1). */
  readonly keep: (key: number, fresh: number) => number;
  readonly clear: () => void;
}

function table(): Table {
  /** By slot two numbers: a key, 0 where there is none, and what is kept under it. */
  let slots = new Int32Array(1 << 13);
  let used = 0;
  const slotOf = (key: number): number => {
    const mask = slots.length - 2;
    const hash = Math.imul(key, 0x9e3779b1);
    let slot = ((hash ^ (hash >>> 15)) << 1) & mask;
    while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const key = before[at] ?? 0;
      if (key === 0) continue;
      const slot = slotOf(key);
      slots[slot] = key;
      slots[slot + 1] = before[at + 1] ?? 0;
    }
  };
  return {
    keep(key, fresh) {
      const slot = slotOf(key);
      if (slots[slot] === key) return slots[slot + 1] ?? 0;
      slots[slot] = key;
      slots[slot + 1] = fresh;
      used += 1;
      if (used * 4 > slots.length) grow();
      return fresh;
    },
    clear() {
      slots.fill(0);
      used = 0;
    },
  };
}

/**
 * Most terms are pairs of characters: these are found by a number made of both, longer ones by a hash, without a string
 * for each time that they are met.
 */
export function termPlaces(): TermPlaces {
  const terms: string[] = [];
  const facets = new Map<string, number>();
  const pairs = table();
  const longer = table();
  /** By place, that of the next term with the same hash. */
  const alike = new Map<number, number>();
  const placeOfPair = (units: Int32Array, from: number, to: number): number => {
    const second = to - from === 2 ? (units[from + 1] ?? 0) & 0xffff : 0;
    const place = pairs.keep(((units[from] ?? 0) << 16) | second, terms.length);
    if (place === terms.length) terms.push(spelled(units, from, to));
    return place;
  };
  const placeOfLonger = (units: Int32Array, from: number, to: number): number => {
    let place = longer.keep(hashOf(units, from, to), terms.length);
    while (place < terms.length && !isSpelled(terms[place] ?? "", units, from, to)) {
      const next = alike.get(place) ?? terms.length;
      alike.set(place, next);
      place = next;
    }
    if (place === terms.length) terms.push(spelled(units, from, to));
    return place;
  };
  const placeOfFacet = (term: string): number => {
    const known = facets.get(term);
    if (known !== undefined) return known;
    facets.set(term, terms.length);
    terms.push(term);
    return terms.length - 1;
  };
  return {
    terms,
    placeOf: (units, from, to) =>
      to - from > 2 ? placeOfLonger(units, from, to) : placeOfPair(units, from, to),
    placeOfFacet,
    clear() {
      terms.length = 0;
      facets.clear();
      pairs.clear();
      longer.clear();
      alike.clear();
    },
  };
}

/** Most units made a string by one call: each takes room on the stack. */
const MOST_UNITS = 1024;

function spelled(units: Int32Array, from: number, to: number): string {
  let term = "";
  for (let at = from; at < to; at += MOST_UNITS)
    term += String.fromCharCode(...units.subarray(at, Math.min(to, at + MOST_UNITS)));
  return term;
}

/** Whether a term is spelled in this way. O(length). */
function isSpelled(term: string, units: Int32Array, from: number, to: number): boolean {
  if (term.length !== to - from) return false;
  for (let at = from; at < to; at += 1)
    if (term.charCodeAt(at - from) !== ((units[at] ?? 0) & 0xffff)) return false;
  return true;
}

/** A whole number other than 0. */
function hashOf(units: Int32Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ ((units[at] ?? 0) & 0xffff), 0x01000193) + 1;
  return hash | 1;
}
