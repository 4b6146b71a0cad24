import { type FoldedText, foldForModel, WORD_KIND, WORD_SHIFT } from "./folded-text.ts";
import { addHit, type Hits } from "./hits.ts";
import { CHILD, growTree, LEAD, MAY, NODE, TERM, type TermTree } from "./term-tree.ts";

/** Adds every occurrence of many terms in a folded text to `hits`, by the terms' places in their list. */
export type ListTerms = (text: FoldedText, hits: Hits) => void;

/** Where terms begin: a bit by the first two units lets few texts through, and a table tells the root. */
interface Beginnings {
  readonly bits: Int32Array;
  /** Open addressing, at most half full: the two units in one number, 0 where a slot is free. */
  readonly keys: Int32Array;
  readonly roots: Int32Array;
}

/** By how many upper bits of a hash beginnings are told apart. */
const BITS_LOG = 16;

const hashOf = (first: number, second: number): number =>
  Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);

const hasBit = (bits: Int32Array, hash: number): number =>
  ((bits[hash >>> (37 - BITS_LOG)] ?? 0) >>> (hash >>> (32 - BITS_LOG))) & 1;

const keyOf = (first: number, second: number): number => first | (second << 16);

/** The slot of a beginning, or a free one. */
function slotOf(keys: Int32Array, first: number, second: number): number {
  const mask = keys.length - 1;
  const key = keyOf(first, second);
  let slot = hashOf(first, second) >>> Math.clz32(mask);
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}

function beginningsOf({ roots }: TermTree, isOne: boolean): Beginnings {
  const size = 2 ** Math.ceil(Math.log2(roots.length * 2 + 2));
  const beginnings: Beginnings = {
    bits: new Int32Array((1 << BITS_LOG) / 32),
    keys: new Int32Array(size),
    roots: new Int32Array(size).fill(-1),
  };
  for (const [root, [first, second]] of roots.entries()) {
    if ((second === 0) !== isOne) continue;
    const hash = hashOf(first, second) >>> (32 - BITS_LOG);
    beginnings.bits[hash >>> 5] = (beginnings.bits[hash >>> 5] ?? 0) | (1 << (hash & 31));
    const slot = slotOf(beginnings.keys, first, second);
    beginnings.keys[slot] = keyOf(first, second);
    beginnings.roots[slot] = root;
  }
  return beginnings;
}

/** Places of a text where a term may begin, used again for each text. */
let places = new Int32Array(4096);

/** Lists where a term may begin; no branch, as it would be taken at random. */
function listPlaces({ units, kinds, length }: FoldedText, pairs: Int32Array, singles: Int32Array): number {
  if (places.length < length) places = new Int32Array(length * 2);
  let count = 0;
  let next = units[1] ?? 0;
  let before = 0;
  for (let at = 1; at < length - 1; at += 1) {
    const first = next;
    next = units[at + 1] ?? 0;
    const isWord = (kinds[at] ?? 0) & WORD_KIND;
    places[count] = at;
    const may = hasBit(pairs, hashOf(first, next)) | hasBit(singles, hashOf(first, 0));
    count += may & ~((isWord & before) >>> WORD_SHIFT);
    before = isWord;
  }
  return count;
}

/** Whether a word goes on from one unit to the next; a term may not begin or end there. */
const isInWord = (kinds: Uint8Array, at: number): boolean =>
  ((kinds[at - 1] ?? 0) & (kinds[at] ?? 0) & WORD_KIND) !== 0;

/**
 * Prepares the finding of terms. A term that begins or ends with a letter or digit of a script that separates
 * its words stands for whole words there; letter case and width do not count. Of equal terms the last one is
 * found. Finding is linear in the text, and in the terms that stand in it.
 */
export function termMatcher(terms: readonly string[]): ListTerms {
  const tree = growTree(terms.map((term) => foldForModel(term)));
  const pairs = beginningsOf(tree, false);
  const singles = beginningsOf(tree, true);
  const { nodes } = tree;
  /** Adds the terms from a root on, whose units stand before `end`. */
  const follow = (
    root: number,
    { units, kinds }: FoldedText,
    from: number,
    end: number,
    hits: Hits,
  ): void => {
    let node = root * NODE;
    for (let to = end; node >= 0; to += 1) {
      const term = nodes[node + TERM] ?? -1;
      if (term >= 0 && !isInWord(kinds, to)) addHit(hits, term, from, to);
      node = childOf(nodes, node, units[to] ?? 0);
    }
  };
  return (text, hits) => {
    const { units } = text;
    const count = listPlaces(text, pairs.bits, singles.bits);
    for (let place = 0; place < count; place += 1) {
      const at = places[place] ?? 0;
      const first = units[at] ?? 0;
      if (hasBit(singles.bits, hashOf(first, 0)) === 1) {
        const single = singles.roots[slotOf(singles.keys, first, 0)] ?? -1;
        if (single >= 0) follow(single, text, at, at + 1, hits);
      }
      const root = pairs.roots[slotOf(pairs.keys, first, units[at + 1] ?? 0)] ?? -1;
      if (root >= 0) follow(root, text, at, at + 2, hits);
    }
  };
}

/** The child of a node by a unit, or less than 0. */
function childOf(nodes: Int32Array, node: number, unit: number): number {
  if ((((nodes[node + MAY] ?? 0) >>> unit) & 1) === 0) return -1;
  const last = (nodes[node + NODE + CHILD] ?? 0) * NODE;
  let child = (nodes[node + CHILD] ?? 0) * NODE;
  while (child < last && nodes[child + LEAD] !== unit) child += NODE;
  return child < last ? child : -1;
}
