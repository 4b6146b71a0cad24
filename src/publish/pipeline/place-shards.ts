import type { Digest } from "../../bundle/schema.ts";
import { archiveName, digestText, shardFile } from "../../compile/emit.ts";
import { type IndexCut, indexCut } from "../../compile/index-cut.ts";
import { type Cut, cutShards, type Sized } from "../../compile/shard.ts";
import type { ShardStore } from "../disk/shard-store.ts";
import { dayOfRow, type Row } from "../ledger/ledger-row.ts";

/** What shards are made from. */
export interface PlaceInput {
  /** Oldest first; `shard` is where a row stood before, "" where its bytes are new. */
  readonly rows: readonly Row[];
  /** How many digests stood in each shard before. */
  readonly before: ReadonlyMap<string, number>;
  /** Finished digests, by path; all others are in their shards. */
  readonly digests: ReadonlyMap<string, Digest>;
  readonly store: ShardStore;
  /** Whether a file of the bundle is on disk. */
  readonly exists: (path: string) => boolean;
}

/** A shard of the new bundle; its text is null where the one on disk stays. */
export interface Placed {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly text: string | null;
}

/** The shards of a cut, newest first. */
export interface PlacedCut {
  readonly head: readonly Placed[];
  readonly years: readonly { readonly year: string; readonly shards: readonly Placed[] }[];
}

/** The shards of a bundle, and those that its search index covers where these are cut differently. */
export interface Placement {
  readonly now: PlacedCut;
  readonly earlier: PlacedCut | null;
  /** What the index covers; null where there is none. */
  readonly covers: IndexCut<Sized> | null;
  /** Each shard once. */
  readonly shards: readonly Placed[];
}

interface SizedRow extends Sized {
  readonly row: Row;
}

/** All shards of a cut. */
export const shardsOf = ({ head, years }: PlacedCut): readonly Placed[] => [
  ...head,
  ...years.flatMap(({ shards }) => shards),
];

/**
 * Cuts rows into shards, given that `older` digests precede them, and makes those with a digest that is new to them;
 * null where a digest that a new shard needs is lost.
 */
export function placeShards(input: PlaceInput, older: number, search: boolean): Placement | null {
  const newestFirst = input.rows
    .toReversed()
    .map((row): SizedRow => ({ day: dayOfRow(row), size: row.size, row }));
  let isLost = false;
  const place = (name: string, group: readonly SizedRow[]): Placed => {
    const rows = group.map(({ row }) => row);
    const one = placed(name, rows, input);
    isLost ||= one === null;
    return one ?? { file: "", rows, text: null };
  };
  const placeCut = ({ head, years }: Cut<SizedRow>): PlacedCut => ({
    head: head.map((one) => place(one.row.id, [one])),
    years: years.map(({ year, shards }) => ({
      year,
      shards: shards.map((group) => place(archiveName(group), group)),
    })),
  });
  const cut = cutShards(newestFirst, older);
  const now = placeCut(cut);
  const covers = search ? indexCut(newestFirst, cut, older) : null;
  const earlier = covers?.earlier ? placeCut(covers.earlier) : null;
  if (isLost) return null;
  const all = [...shardsOf(now), ...(earlier ? shardsOf(earlier) : [])];
  return { now, earlier, covers, shards: [...new Map(all.map((one) => [one.file, one])).values()] };
}

/** The shard on disk, where it has exactly these digests under this name; else a new one. */
function placed(name: string, rows: readonly Row[], input: PlaceInput): Placed | null {
  const file = rows[0]?.shard ?? "";
  const stands =
    file.startsWith(`shards/${name}.`) &&
    input.before.get(file) === rows.length &&
    rows.every(({ shard }) => shard === file) &&
    input.exists(file);
  if (stands) return { file, rows, text: null };
  const digests = finished(rows, input);
  if (digests === null) return null;
  const made = shardFile(name, digests.map(digestText));
  return { file: made.path, rows, text: made.text };
}

/** The digests of some rows; null where one is lost. */
function finished(
  rows: readonly Row[],
  { digests, store }: Pick<PlaceInput, "digests" | "store">,
): readonly Digest[] | null {
  const all = rows.map((row) => digests.get(row.path) ?? store.digest(row.shard, row.id));
  return all.every((digest) => digest !== null) ? all : null;
}
