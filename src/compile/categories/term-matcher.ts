import { type FoldedText, foldForModel, UNIT, WORD_SHIFT } from "./folded-text.ts";
import { type Hits, makeRoom } from "./hits.ts";
import {
  beginningKey,
  beginningSlot,
  CHILD,
  growTree,
  LEAD,
  MAY,
  NODE,
  TERM,
  type TermTree,
} from "./term-tree.ts";

/** Adds every occurrence of many terms in a folded text to `hits`, by the terms' places in their list. */
export type ListTerms = (text: FoldedText, hits: Hits) => void;

/** All bits: a term may have no second unit. */
const ANY = -1;

/**
 * By the first unit of a term, a bit for what the lower bits of its second one may be; all where a term has no more.
 * Lets few texts through.
 */
function beginningsOf({ nodes, slots }: TermTree): Int32Array {
  const may = new Int32Array(UNIT + 1);
  for (let slot = 0; slot < slots; slot += 1) {
    const lead = nodes[slot * NODE + LEAD] ?? 0;
    const second = lead >>> 16;
    if (lead !== 0) may[lead & UNIT] = (may[lead & UNIT] ?? 0) | (second === 0 ? ANY : 1 << second);
  }
  return may;
}

/** Lists where in a text a term may begin, and gives how many places there are. */
type ListPlaces = (text: FoldedText, places: Int32Array) => number;

function placeLister(may: Int32Array): ListPlaces {
  return ({ units, length }, places) => {
    let count = 0;
    let next = units[1] ?? 0;
    let before = 0;
    for (let at = 1; at < length - 1; at += 1) {
      const first = next;
      next = units[at + 1] ?? 0;
      places[count] = at;
      // No branch, as it would be taken at random.
      count += ((may[first & UNIT] ?? 0) >>> next) & ~((first & before) >>> WORD_SHIFT) & 1;
      before = first;
    }
    return count;
  };
}

/** Adds the terms from a root on, whose units stand before `end`. */
type Follow = (root: number, text: FoldedText, from: number, end: number, hits: Hits) => void;

function follower({ nodes }: TermTree): Follow {
  /** The child of a node by a unit, or less than 0. */
  const childOf = (node: number, unit: number): number => {
    if ((((nodes[node + MAY] ?? 0) >>> unit) & 1) === 0) return -1;
    const last = (nodes[node + NODE + CHILD] ?? 0) * NODE;
    let child = (nodes[node + CHILD] ?? 0) * NODE;
    while (child < last && nodes[child + LEAD] !== unit) child += NODE;
    return child < last ? child : -1;
  };
  return (root, { units }, from, end, hits) => {
    let node = root;
    let before = units[end - 1] ?? 0;
    for (let to = end; node >= 0; to += 1) {
      const unit = units[to] ?? 0;
      const term = nodes[node + TERM] ?? -1;
      makeRoom(hits);
      const { list, length } = hits;
      list[length * 3] = term;
      list[length * 3 + 1] = from;
      list[length * 3 + 2] = to;
      // It may not end where a word goes on. No branch, as it would be taken at random.
      hits.length = length + (+(term >= 0) & ~((before & unit) >>> WORD_SHIFT));
      before = unit;
      node = childOf(node, unit);
    }
  };
}

/** The root of a beginning, or less than 0. */
type RootOf = (first: number, second: number) => number;

function rootFinder({ nodes, slots }: TermTree): RootOf {
  return (first, second) => {
    const key = beginningKey(first, second);
    let slot = beginningSlot(key, slots);
    let lead = nodes[slot * NODE + LEAD] ?? 0;
    while (lead !== key && lead !== 0) {
      slot = (slot + 1) & (slots - 1);
      lead = nodes[slot * NODE + LEAD] ?? 0;
    }
    return lead === 0 ? -1 : slot * NODE;
  };
}

/**
 * Prepares the finding of terms. A term that begins or ends with a letter or digit of a script that separates
 * its words stands for whole words there; letter case and width do not count. Of equal terms the last one is
 * found. Finding is linear in the text, and in the terms that stand in it.
 */
export function termMatcher(terms: readonly string[]): ListTerms {
  const tree = growTree(terms.map((term) => foldForModel(term)));
  const may = beginningsOf(tree);
  const listPlaces = placeLister(may);
  const rootOf = rootFinder(tree);
  const follow = follower(tree);
  let places = new Int32Array(4096);
  return (text, hits) => {
    const { units, length } = text;
    if (places.length < length) places = new Int32Array(length * 2);
    const count = listPlaces(text, places);
    for (let place = 0; place < count; place += 1) {
      const at = places[place] ?? 0;
      const first = units[at] ?? 0;
      const second = units[at + 1] ?? 0;
      const single = may[first & UNIT] === ANY ? rootOf(first, 0) : -1;
      if (single >= 0) follow(single, text, at, at + 1, hits);
      const root = second === 0 ? -1 : rootOf(first, second);
      if (root >= 0) follow(root, text, at, at + 2, hits);
    }
  };
}
