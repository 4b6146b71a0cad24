import { type FoldedText, foldForModel, WORD_KIND } from "./category-features.ts";

/** Is called with a term's place in the list and the units that it covers. */
export type VisitTerm = (term: number, from: number, to: number) => void;

/** Finds every occurrence of many terms in a folded text. */
export type EachTerm = (text: FoldedText, visit: VisitTerm) => void;

/** A tree of code units: a table with open addressing, its key a node and a unit. */
interface Tree {
  readonly mask: number;
  /** Child by slot, 0 where the slot is free; node 0 is the root. */
  readonly children: Int32Array;
  readonly parents: Int32Array;
  readonly units: Uint16Array;
  /** Term that ends at a node, or -1. */
  readonly ends: Int32Array;
  /** Bits by the first two units of the terms (the first twice for a term of one): most texts stop here. */
  readonly pairs: Int32Array;
}

const PAIR_BITS = 1 << 17;

const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 15;

const hasPair = (pairs: Int32Array, pair: number): boolean =>
  ((pairs[pair >>> 5] ?? 0) & (1 << (pair & 31))) !== 0;

const slotOf = (node: number, unit: number, mask: number): number => {
  const hash = Math.imul(node ^ Math.imul(unit, 0x9e3779b1), 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & mask;
};

/** The child of a node by a unit, or 0. */
function childOf(tree: Tree, node: number, unit: number): number {
  for (let slot = slotOf(node, unit, tree.mask); ; slot = (slot + 1) & tree.mask) {
    const child = tree.children[slot] ?? 0;
    if (child === 0) return 0;
    if (tree.parents[slot] === node && tree.units[slot] === unit) return child;
  }
}

function grow(words: readonly FoldedText[]): Tree {
  const most = words.reduce((sum, word) => sum + word.length, 2);
  const size = 2 ** Math.ceil(Math.log2(most * 2));
  const tree: Tree = {
    mask: size - 1,
    children: new Int32Array(size),
    parents: new Int32Array(size),
    units: new Uint16Array(size),
    ends: new Int32Array(most).fill(-1),
    pairs: new Int32Array(PAIR_BITS / 32),
  };
  let nodes = 0;
  for (const [term, word] of words.entries()) {
    let node = 0;
    const first = word.units[1] ?? 0;
    const pair = pairOf(first, word.length > 3 ? (word.units[2] ?? 0) : first);
    tree.pairs[pair >>> 5] = (tree.pairs[pair >>> 5] ?? 0) | (1 << (pair & 31));
    for (let at = 1; at < word.length - 1; at += 1) {
      const unit = word.units[at] ?? 0;
      const known = childOf(tree, node, unit);
      if (known === 0) {
        let slot = slotOf(node, unit, tree.mask);
        while (tree.children[slot] !== 0) slot = (slot + 1) & tree.mask;
        nodes += 1;
        tree.children[slot] = nodes;
        tree.parents[slot] = node;
        tree.units[slot] = unit;
      }
      node = known || nodes;
    }
    if (node !== 0) tree.ends[node] = term;
  }
  return tree;
}

/**
 * Prepares the finding of terms. A term that begins or ends with a letter or digit of a script that separates
 * its words stands for whole words there; letter case and width do not count. Of equal terms the last one is
 * found. Finding is linear in the text, and in the terms that stand in it.
 */
export function termMatcher(terms: readonly string[]): EachTerm {
  const words = terms.map((term) => foldForModel(term));
  const tree = grow(words);
  const hasShort = words.some(({ length }) => length === 3);
  return ({ units, kinds, length }, visit) => {
    for (let at = 1; at < length - 1; at += 1) {
      if (kinds[at] === WORD_KIND && kinds[at - 1] === WORD_KIND) continue;
      const first = units[at] ?? 0;
      const begins =
        hasPair(tree.pairs, pairOf(first, units[at + 1] ?? 0)) ||
        (hasShort && hasPair(tree.pairs, pairOf(first, first)));
      if (!begins) continue;
      let node = childOf(tree, 0, first);
      for (let to = at + 1; node !== 0; to += 1) {
        const term = tree.ends[node] ?? -1;
        const next = units[to] ?? 0;
        if (term >= 0 && !(kinds[to - 1] === WORD_KIND && kinds[to] === WORD_KIND)) visit(term, at, to);
        node = childOf(tree, node, next);
      }
    }
  };
}
