/** The terms of some items, each with the numbers of the items that have it. */
export interface Posted {
  readonly terms: readonly string[];
  /** By a term's place in `terms`: the items that have it, ascending. O(1). */
  readonly itemsOf: (place: number) => Uint32Array;
}

/** Which items have which terms, while they are gathered. */
export interface Postings {
  /** Adds a term, `text` from `from` to `to`, to an item; items come in ascending order. O(length of the term). */
  readonly add: (text: string, from: number, to: number, item: number) => void;
  /** All that was added. O(postings). */
  readonly posted: () => Posted;
}

/** Numbers that grow in number. */
const larger = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
};

/** From whole numbers other than 0 to whole numbers, by open addressing. */
interface Table {
  /** What is kept under a key, which is `fresh` from now on where there was nothing. O(1). */
  readonly keep: (key: number, fresh: number) => number;
}

function table(): Table {
  let keys = new Int32Array(1 << 12);
  let values = new Int32Array(1 << 12);
  let used = 0;
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    const hash = Math.imul(key, 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [before, kept] = [keys, values];
    keys = new Int32Array(before.length * 2);
    values = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 1) {
      const key = before[at] ?? 0;
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      values[slot] = kept[at] ?? 0;
    }
  };
  return {
    keep(key, fresh) {
      const slot = slotOf(key);
      if (keys[slot] === key) return values[slot] ?? 0;
      keys[slot] = key;
      values[slot] = fresh;
      used += 1;
      if (used * 2 > keys.length) grow();
      return fresh;
    },
  };
}

/**
 * Ten million numbers in as many small arrays would take a gigabyte: they stand in one list in the order in which
 * they come, and are sorted by term at the end. Most terms are pairs of characters: these are found by a number
 * made of both, without a string for each time that they are met.
 * Memory: twelve bytes a posting, and the terms.
 */
export function createPostings(): Postings {
  const terms: string[] = [];
  const pairs = table();
  const longer = new Map<string, number>();
  let newest = new Int32Array(1 << 12);
  let places = new Int32Array(1 << 16);
  let items = new Int32Array(1 << 16);
  let used = 0;
  const meet = (text: string, from: number, to: number, place: number): void => {
    if (place < terms.length) return;
    terms.push(text.slice(from, to));
    if (place === newest.length) newest = larger(newest);
    newest[place] = -1;
  };
  const placeOf = (text: string, from: number, to: number): number => {
    if (to - from <= 2) {
      const second = to - from === 2 ? text.charCodeAt(from + 1) : 0;
      const place = pairs.keep((text.charCodeAt(from) << 16) | second, terms.length);
      meet(text, from, to, place);
      return place;
    }
    const term = text.slice(from, to);
    const known = longer.get(term);
    if (known !== undefined) return known;
    longer.set(term, terms.length);
    meet(term, 0, term.length, terms.length);
    return terms.length - 1;
  };
  const add = (text: string, from: number, to: number, item: number): void => {
    const place = placeOf(text, from, to);
    if (newest[place] === item) return;
    newest[place] = item;
    if (used === places.length) {
      places = larger(places);
      items = larger(items);
    }
    places[used] = place;
    items[used] = item;
    used += 1;
  };
  return { add, posted: () => postedOf(terms, places.subarray(0, used), items) };
}

/** Terms with their items; of each posting the place of its term in `terms` and its item. O(postings). */
function postedOf(terms: readonly string[], places: Int32Array, items: Int32Array): Posted {
  const used = places.length;
  const ends = new Int32Array(terms.length + 1);
  for (let at = 0; at < used; at += 1) {
    const next = (places[at] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let place = 0; place < terms.length; place += 1)
    ends[place + 1] = (ends[place + 1] ?? 0) + (ends[place] ?? 0);
  const sorted = new Uint32Array(used);
  // `ends` has where a term begins, and once all are dealt out where it ends.
  for (let at = 0; at < used; at += 1) {
    const place = places[at] ?? 0;
    const to = ends[place] ?? 0;
    sorted[to] = items[at] ?? 0;
    ends[place] = to + 1;
  }
  return { terms, itemsOf: (place) => sorted.subarray(ends[place - 1] ?? 0, ends[place]) };
}
