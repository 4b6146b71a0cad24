import type { YearRecord } from "../../compile/emit.ts";
import { findersFor } from "../../compile/finders.ts";
import { openShards } from "../disk/shard-store.ts";
import { bundleHas, listBundle } from "../disk/write-bundle.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Row, RowTail, TailOf } from "../ledger/ledger-row.ts";
import { buildCold } from "./cold.ts";
import type { HandContext } from "./hand.ts";
import type { Pool } from "./pool.ts";
import { refold } from "./refold.ts";
import type { RunFault } from "./run.ts";
import { type OlderDigests, type Sealed, seal } from "./seal.ts";
import type { Survey } from "./survey.ts";

/** What is built, where, and of what. */
export interface BuildContext extends HandContext {
  /** Whether the bundle gets a search index. */
  readonly search: boolean;
}

/** A complete bundle, some of which is still to be written. */
export interface SealedBuild {
  readonly type: "sealed";
  readonly sealed: Sealed;
  /** Tails of the digests that were compiled or told again, by path. */
  readonly tails: ReadonlyMap<string, RowTail>;
  /** What is in the bundle's folders before the rest is written. */
  readonly listed: ReadonlySet<string>;
}

/** A complete bundle, or why the build must begin again. */
export type Built = SealedBuild | { readonly type: "faults"; readonly faults: readonly RunFault[] };

function digestsByShard(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { shard } of rows) counts.set(shard, (counts.get(shard) ?? 0) + 1);
  return counts;
}

const NOTHING_OLDER: OlderDigests = { digests: 0, years: [] };

/** What a ledger knows of digests whose rows are not at hand. */
const olderOf = ({ old, years }: Ledger): OlderDigests =>
  old === null
    ? NOTHING_OLDER
    : { digests: old.digests, years: years.filter(({ ref }) => ref.year < old.before) };

/**
 * Compiles what changed and leaves the rest of the bundle as it is; null where a shard that this needs, or any shard or
 * list of an older year, is missing or damaged. Cost: what changed, and a few steps a digest.
 */
export function mend(
  { rows, days, gone }: Survey,
  ledger: Ledger | null,
  remembered: TailOf,
  { digests: root, out, configuration, search }: BuildContext,
): Built | null {
  const listed = listBundle(out);
  const exists = ledger === null ? () => false : bundleHas(out, listed);
  const older = ledger === null ? NOTHING_OLDER : olderOf(ledger);
  const isThere = ({ ref, shards }: YearRecord) =>
    exists(ref.file) && shards.every(({ file }) => exists(file));
  if (!older.years.every(isThere)) return null;
  const store = openShards(out);
  const folded = refold({ root, rows, days, gone, finders: () => findersFor(configuration), store });
  if (folded.type === "lost") return null;
  if (folded.type === "faults") return folded;
  const sealed = seal({
    rows: folded.rows,
    before: digestsByShard(ledger?.rows ?? []),
    years: ledger?.years ?? [],
    older,
    digests: folded.digests,
    store,
    tailOf: (row) => folded.tails.get(row.path) ?? remembered(row),
    exists,
    search,
  });
  return sealed && { type: "sealed", sealed, tails: folded.tails, listed };
}

/** Compiles everything, on all hands of a pool. */
export async function rebuild({ rows }: Survey, pool: Pool, { out, search }: BuildContext): Promise<Built> {
  const cold = await buildCold(rows, pool);
  if (cold.faults.length > 0) return { type: "faults", faults: cold.faults };
  const listed = listBundle(out);
  const exists = bundleHas(out, listed);
  const sealed = seal({
    rows: cold.rows,
    before: digestsByShard(cold.rows),
    years: [],
    older: NOTHING_OLDER,
    digests: new Map(),
    store: openShards(out),
    tailOf: (row) => cold.tails.get(row.path) ?? null,
    // Another compiler may have written another index for the same shards.
    exists: (path) => !path.startsWith("search/") && exists(path),
    search,
  });
  if (!sealed) throw new Error("a shard is not what was written a moment ago");
  return { type: "sealed", sealed, tails: cold.tails, listed };
}
