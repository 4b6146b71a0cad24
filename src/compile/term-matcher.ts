import { type FoldedText, foldForModel, WORD_KIND } from "./folded-text.ts";
import { addHit, type Hits } from "./hits.ts";

/** Adds every occurrence of many terms in a folded text to `hits`, by the terms' places in their list. */
export type ListTerms = (text: FoldedText, hits: Hits) => void;

/** A tree of code units: a table with open addressing, its key a node and a unit. */
interface Tree {
  readonly mask: number;
  /** By slot a node, a unit, and the child of the one by the other, 0 where the slot is free; node 0 is the root. */
  readonly slots: Int32Array;
  /** Term that ends at a node, or -1. */
  readonly ends: Int32Array;
  /** Bits by the first two units of the terms, and by the unit of those that have one: most texts stop here. */
  readonly pairs: Int32Array;
  readonly singles: Int32Array;
}

const PAIR_BITS = 1 << 17;
const SINGLE_BITS = 1 << 11;

/** Numbers of a slot, of which the fourth is nothing. */
const SLOT = 4;

const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 15;

const singleOf = (unit: number): number => Math.imul(unit, 0x9e3779b1) >>> 21;

const hasBit = (bits: Int32Array, bit: number): number => ((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1;
const setBit = (bits: Int32Array, bit: number): void => {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
};

const slotOf = (node: number, unit: number, mask: number): number => {
  const hash = Math.imul(node ^ Math.imul(unit, 0x9e3779b1), 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & mask;
};

/** The slot of the child of a node by a unit, or a free one. */
function findSlot({ slots, mask }: Pick<Tree, "slots" | "mask">, node: number, unit: number): number {
  for (let slot = slotOf(node, unit, mask); ; slot = (slot + 1) & mask) {
    const at = slot * SLOT;
    if (slots[at + 2] === 0 || (slots[at] === node && slots[at + 1] === unit)) return at;
  }
}

function grow(words: readonly FoldedText[]): Tree {
  const most = words.reduce((sum, word) => sum + word.length, 2);
  const size = 2 ** Math.ceil(Math.log2(most * 2));
  const tree: Tree = {
    mask: size - 1,
    slots: new Int32Array(size * SLOT),
    ends: new Int32Array(most).fill(-1),
    pairs: new Int32Array(PAIR_BITS / 32),
    singles: new Int32Array(SINGLE_BITS / 32),
  };
  let nodes = 0;
  for (const [term, word] of words.entries()) {
    let node = 0;
    const first = word.units[1] ?? 0;
    if (word.length > 3) setBit(tree.pairs, pairOf(first, word.units[2] ?? 0));
    else setBit(tree.singles, singleOf(first));
    for (let at = 1; at < word.length - 1; at += 1) {
      const unit = word.units[at] ?? 0;
      const slot = findSlot(tree, node, unit);
      if (tree.slots[slot + 2] === 0) {
        nodes += 1;
        tree.slots.set([node, unit, nodes], slot);
      }
      node = tree.slots[slot + 2] ?? 0;
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
export function termMatcher(terms: readonly string[]): ListTerms {
  const tree = grow(terms.map((term) => foldForModel(term)));
  const { pairs, singles, slots, ends } = tree;
  return ({ units, kinds, length }, hits) => {
    let next = units[1] ?? 0;
    for (let at = 1; at < length - 1; at += 1) {
      const first = next;
      next = units[at + 1] ?? 0;
      if ((hasBit(pairs, pairOf(first, next)) | hasBit(singles, singleOf(first))) === 0) continue;
      if (kinds[at] === WORD_KIND && kinds[at - 1] === WORD_KIND) continue;
      let node = slots[findSlot(tree, 0, first) + 2] ?? 0;
      for (let to = at + 1; node !== 0; to += 1) {
        const term = ends[node] ?? -1;
        if (term >= 0 && !(kinds[to - 1] === WORD_KIND && kinds[to] === WORD_KIND))
          addHit(hits, term, at, to);
        node = slots[findSlot(tree, node, units[to] ?? 0) + 2] ?? 0;
      }
    }
  };
}
