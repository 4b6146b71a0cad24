import { type FoldedText, UNIT } from "./folded-text.ts";

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
 * They stand in slots by their hashes, `beginningKey` leading to them, so that a look-up finds the node itself; a slot
 * where none stands is led to by 0.
 */
export interface TermTree {
  readonly nodes: Int32Array;
  /** How many slots there are for roots, a power of two. */
  readonly slots: number;
}

/** The beginning of a term as one number; of one unit alone, with 0. */
export const beginningKey = (first: number, second: number): number => (first & UNIT) | (second << 16);

/** Where a beginning is looked for first. */
export const beginningSlot = (key: number, slots: number): number =>
  Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> (Math.clz32(slots) + 1);

/** Words that share their beginning, in the order of their units, from one place to another. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  /** What leads to their node. */
  readonly lead: number;
}

const NO_WORDS: Span = { from: 0, to: 0, depth: 0, lead: 0 };

interface Word {
  readonly units: Int32Array;
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
  const beginnings: Span[] = [];
  for (let from = 0; from < words.length; ) {
    const [first = 0, second = 0] = words[from]?.units ?? [];
    let to = from;
    while (to < words.length && words[to]?.units[0] === first && (words[to]?.units[1] ?? 0) === second)
      to += 1;
    beginnings.push({ from, to, depth: second === 0 ? 1 : 2, lead: beginningKey(first, second) });
    from = to;
  }
  const slots = 2 ** Math.ceil(Math.log2(beginnings.length * 2 + 2));
  const spans: Span[] = new Array(slots).fill(NO_WORDS);
  for (const beginning of beginnings) {
    let slot = beginningSlot(beginning.lead, slots);
    while (spans[slot] !== NO_WORDS) slot = (slot + 1) & (slots - 1);
    spans[slot] = beginning;
  }
  return { nodes: nodesOf(words, spans), slots };
}

/** Makes a node of each span, and adds those of its children behind them. */
function nodesOf(words: readonly Word[], spans: Span[]): Int32Array {
  const nodes: number[] = [];
  for (let node = 0; node < spans.length; node += 1) {
    const { from: first, to, depth, lead } = spans[node] as Span;
    let from = first;
    let term = -1;
    for (; from < to && words[from]?.units.length === depth; from += 1) term = words[from]?.term ?? -1;
    const child = spans.length;
    let may = 0;
    while (from < to) {
      const unit = words[from]?.units[depth] ?? 0;
      const begun = from;
      while (from < to && words[from]?.units[depth] === unit) from += 1;
      spans.push({ from: begun, to: from, depth: depth + 1, lead: unit });
      may |= 1 << unit;
    }
    nodes.push(lead, term, child, may);
  }
  // One more behind the last, which tells where the children of that end.
  nodes.push(0, -1, spans.length, 0);
  return Int32Array.from(nodes);
}
