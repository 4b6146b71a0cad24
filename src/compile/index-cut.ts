import { TAKEN_TOGETHER } from "../bundle/limits.ts";
import { type Cut, cutShards, headLength, type Sized } from "./shard.ts";

/** What the search index covers, with digests cut as they were when it was made. */
export interface IndexCut<T extends Sized> {
  /** The digests that it covers, cut; null where they are as all digests are cut but for the newest of the head. */
  readonly earlier: Cut<T> | null;
  /** Newest digests that it does not cover. */
  readonly waiting: number;
  /** Digests, from the oldest on, that were in the archive before the index was made last. */
  readonly settled: number;
  /** Whether the index was made a digest or more ago, and runs for the next one are to be joined. */
  readonly joins: boolean;
}

const archived = (digests: readonly Sized[], older: number): number =>
  digests.length + older - headLength(digests, older);

const inOrder = <T extends Sized>({ head, years }: Cut<T>): readonly T[] => [
  ...head,
  ...years.flatMap(({ shards }) => shards.flat()),
];

/**
 * Tells which digests (newest first) the search index covers.
 * It is made with the first digest after days have left the head, and then stays for three more. Where days left the
 * head with the last of those, it names the shards from before; but as a reader counts items through index and archive
 * alike, the new shards are taken at once where their digests come in another order. `older` digests, of earlier years,
 * may be cut already. O(1), or O(n) then.
 */
export function indexCut<T extends Sized>(digests: readonly T[], cut: Cut<T>, older = 0): IndexCut<T> {
  const all = digests.length + older;
  const waiting = Math.max(0, all - 1) % TAKEN_TOGETHER;
  const covered = digests.slice(waiting);
  const before = covered.slice(1);
  const settled = archived(before.slice(TAKEN_TOGETHER), older);
  const joins = waiting > 0;
  const isEarlier = all - cut.head.length !== archived(covered, older);
  if (!isEarlier) return { earlier: null, waiting, settled, joins };
  const earlier = cutShards(covered, older);
  const now = inOrder(cut);
  const isSame = inOrder(earlier).every((digest, at) => digest === now[waiting + at]);
  return { earlier: isSame ? earlier : null, waiting, settled, joins };
}
