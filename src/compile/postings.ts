/** The items of each term. Numbers come in ascending order. */
export interface Postings {
  add(term: string, number: number): void;
  terms(): Iterable<string>;
  /** Ascending; empty for a term that was never added. */
  of(term: string): readonly number[];
}

/**
 * Ten million numbers in as many small arrays would take a gigabyte: they stand in one array, each with the place
 * of the one before it that has the same term. Memory: eight bytes a number, and the terms.
 */
export function createPostings(): Postings {
  const lastOf = new Map<string, number>();
  let numbers = new Uint32Array(1 << 16);
  let before = new Int32Array(1 << 16);
  let used = 0;
  return {
    add(term, number) {
      const last = lastOf.get(term);
      if (last !== undefined && numbers[last] === number) return;
      if (used === numbers.length) {
        const more = new Uint32Array(used * 2);
        more.set(numbers);
        numbers = more;
        const links = new Int32Array(used * 2);
        links.set(before);
        before = links;
      }
      numbers[used] = number;
      before[used] = last ?? -1;
      lastOf.set(term, used);
      used += 1;
    },
    terms: () => lastOf.keys(),
    of(term) {
      const found: number[] = [];
      for (let at = lastOf.get(term) ?? -1; at >= 0; at = before[at] ?? -1) found.push(numbers[at] ?? 0);
      return found.reverse();
    },
  };
}
