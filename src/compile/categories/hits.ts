/** Places in a folded text where something stands; three numbers each: what, from, to. Used again for each text. */
export interface Hits {
  list: Int32Array;
  /** How many hits, three numbers each. */
  length: number;
}

/** An empty list that grows as needed. */
export const noHits = (): Hits => ({ list: new Int32Array(3 * 4096), length: 0 });

/** Adds a hit. */
export function addHit(hits: Hits, what: number, from: number, to: number): void {
  const at = hits.length * 3;
  makeRoom(hits);
  const { list } = hits;
  list[at] = what;
  list[at + 1] = from;
  list[at + 2] = to;
  hits.length += 1;
}

/** Makes room for a hit. */
export function makeRoom(hits: Hits): void {
  if (hits.length * 3 < hits.list.length) return;
  const larger = new Int32Array(hits.list.length * 2);
  larger.set(hits.list);
  hits.list = larger;
}

/** What, from and to of each hit, for what is not done often. */
export function* eachHit({ list, length }: Hits): Generator<readonly [number, number, number]> {
  for (let at = 0; at < length * 3; at += 3) yield [list[at] ?? 0, list[at + 1] ?? 0, list[at + 2] ?? 0];
}
