import { byText } from "../../bundle/by-text.ts";
import type { Day, Digest } from "../../bundle/schema.ts";
import { archiveName, type BundleFile, digestText, shardFile } from "../../compile/emit.ts";
import { type OpenShard, packDay } from "../../compile/shard.ts";

/** A digest on its way into a shard; as text only where it is handed to another run. */
export interface Piece {
  readonly path: string;
  readonly id: string;
  readonly day: Day;
  readonly size: number;
  readonly digest: Digest | null;
  readonly text: string | null;
}

/** A shard that is being filled, or is full. */
export interface OpenPieces extends OpenShard<Piece> {
  /** The digest that it is named after; null for a shard of the archive. */
  readonly head: string | null;
}

/** A shard on disk, with the paths of its digests. */
export interface WrittenShard {
  readonly file: string;
  readonly paths: readonly string[];
}

const pieceOf = (path: string, digest: Digest): Piece => ({
  path,
  id: digest.id,
  day: digest.day,
  size: digest.items.length,
  digest,
  text: null,
});

const textOf = ({ digest, text }: Piece): string => text ?? (digest ? digestText(digest) : "");

/** The text of a shard, from its pieces (newest first). */
export function closeShard({ head, digests }: OpenPieces): {
  readonly file: BundleFile;
  readonly paths: readonly string[];
} {
  const file = shardFile(head ?? archiveName(digests), digests.map(textOf));
  return { file, paths: digests.map(({ path }) => path) };
}

/**
 * Puts the digests of a run (whole days, oldest first) into shards, as `cutShards` does with all digests at once.
 * `rows` has their paths and says which are head digests; `last` closes the shard that is open at the end.
 */
export function packRun(
  before: OpenPieces | null,
  digests: readonly Digest[],
  rows: readonly { readonly path: string; readonly head: boolean }[],
  last: boolean,
): { readonly closed: readonly OpenPieces[]; readonly open: OpenPieces | null } {
  const closed: OpenPieces[] = [];
  const days = new Map<Day, Piece[]>();
  for (const [at, digest] of digests.entries()) {
    const { path = "", head = false } = rows[at] ?? {};
    const piece = pieceOf(path, digest);
    if (head) closed.push({ digests: [piece], room: 0, head: piece.id });
    else days.set(digest.day, [piece, ...(days.get(digest.day) ?? [])]);
  }
  let open = before;
  for (const [day, pieces] of [...days].sort(([a], [b]) => byText(a, b))) {
    if (open && open.digests[0]?.day.slice(0, 4) !== day.slice(0, 4)) {
      closed.push(open);
      open = null;
    }
    const packed = packDay<Piece>(open, pieces);
    if (packed.closed) closed.push({ digests: packed.closed, room: 0, head: null });
    open = { ...packed.open, head: null };
  }
  if (open && last) closed.push(open);
  if (!open || last) return { closed, open: null };
  const handed = open.digests.map((piece) => ({ ...piece, digest: null, text: textOf(piece) }));
  return { closed, open: { ...open, digests: handed } };
}
