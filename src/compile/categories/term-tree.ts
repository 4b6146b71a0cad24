import type { FoldedText } from "./folded-text.ts";

/** Numbers of a node: the unit that leads to it, the term that ends there or -1, its first child, and `MAY`. */
export const NODE = 4;
export const LEAD = 0;
export const TERM = 1;
export const CHILD = 2;
/** A bit for what the lower bits of its children's units may be: most texts go on in another way. */
export const MAY = 3;

/**
 * A tree of code units in one array: the children of a node stand side by side, and those of the next node behind
 * them. Its roots, which come first, are the beginnings of terms, of two units, or the one of a term that has no more.
 */
export interface TermTree {
  readonly nodes: Int32Array;
  /** The two units of each root, the second one 0 where there is only one. */
  readonly roots: readonly (readonly [number, number])[];
}

/** Words that share their beginning, in the order of their units, from one place to another. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

interface Word {
  readonly units: Uint16Array;
  readonly term: number;
}

const byUnits = (a: Word, b: Word): number => {
  const length = Math.min(a.units.length, b.units.length);
  for (let at = 0; at < length; at += 1) {
    const order = (a.units[at] ?? 0) - (b.units[at] ?? 0);
    if (order !== 0) return order;
  }
  return a.units.length - b.units.length || a.term - b.term;
};

/** Makes the tree of folded terms; of equal ones the last is kept. O(length of all, times its logarithm). */
export function growTree(terms: readonly FoldedText[]): TermTree {
  const words = terms
    .map(({ units, length }, term): Word => ({ units: units.slice(1, length - 1), term }))
    .filter(({ units }) => units.length > 0)
    .sort(byUnits);
  const beginnings = groups(
    words,
    { from: 0, to: words.length, depth: 0 },
    (a, b) => a[0] === b[0] && a[1] === b[1],
  );
  const spans: Span[] = beginnings.map(({ from, to }) => ({
    from,
    to,
    depth: Math.min(2, words[from]?.units.length ?? 0),
  }));
  const nodes: number[] = [];
  for (let node = 0; node < spans.length; node += 1) {
    const { from: first, to, depth } = spans[node] as Span;
    let from = first;
    let term = -1;
    for (; from < to && words[from]?.units.length === depth; from += 1) term = words[from]?.term ?? -1;
    const child = spans.length;
    let may = 0;
    for (const group of groups(words, { from, to, depth }, (a, b) => a[depth] === b[depth])) {
      spans.push({ ...group, depth: depth + 1 });
      may |= 1 << ((words[group.from]?.units[depth] ?? 0) & 31);
    }
    nodes.push(words[first]?.units[depth - 1] ?? 0, term, child, may);
  }
  // One more behind the last, which tells where the children of that end.
  nodes.push(0, -1, spans.length, 0);
  return {
    nodes: Int32Array.from(nodes),
    roots: beginnings.map(({ from }) => [words[from]?.units[0] ?? 0, words[from]?.units[1] ?? 0]),
  };
}

/** Parts of a span whose neighbours are alike. */
function groups(
  words: readonly Word[],
  { from, to, depth }: Span,
  isAlike: (a: Uint16Array, b: Uint16Array) => boolean,
): readonly Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; ) {
    const first = words[at] as Word;
    let end = at + 1;
    while (end < to && isAlike(first.units, (words[end] as Word).units)) end += 1;
    found.push({ from: at, to: end, depth });
    at = end;
  }
  return found;
}
