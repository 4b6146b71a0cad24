import { STORY_WINDOW_MS } from "../../bundle/limits.ts";
import type { Day, Digest } from "../../bundle/schema.ts";
import { storyItems, withStories } from "../../compile/assemble.ts";
import type { Finders } from "../../compile/finders.ts";
import type { Diagnostic, Outcome } from "../../compile/report/diagnostic.ts";
import type { ShardStore } from "../disk/shard-store.ts";
import { dayOfRow, diagnosticsOfRow, finishedRow, type Row, type RowTail } from "../ledger/ledger-row.ts";
import { compileRun, type RunFault } from "./run.ts";

/** Most digests whose stories are found in one call. */
const MOST_TOLD = 200;

/** What is to be compiled again, and with what. */
export interface RefoldInput {
  /** The folder of digests. */
  readonly root: string;
  /** All rows, oldest first; those of new and changed digests have no key. */
  readonly rows: readonly Row[];
  /** Days of which a digest came, changed, went or has another id. */
  readonly days: ReadonlySet<Day>;
  /** Times of digests that are gone, ascending. */
  readonly gone: readonly number[];
  /** Asked for only where there is something to compile: reading the category model takes its time. */
  readonly finders: () => Finders;
  readonly store: ShardStore;
}

/**
 * Rows, and the finished digests and tails of those that were told again, by path; `lost` where an old shard is
 * unusable.
 */
export type Refolded =
  | {
      readonly type: "done";
      readonly rows: readonly Row[];
      readonly digests: ReadonlyMap<string, Digest>;
      readonly tails: ReadonlyMap<string, RowTail>;
    }
  | { readonly type: "faults"; readonly faults: readonly RunFault[] }
  | { readonly type: "lost" };

const NOTHING: ReturnType<typeof compileRun> = { digests: [], faults: [] };

interface Bare {
  readonly digest: Digest;
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the days that changed and tells the stories again, of them and of what comes within 72 hours after a
 * digest that became another one; a story looks no further back, so nothing else can change. What is needed of
 * the digests around comes from the shards that they stand in.
 */
export function refold({ root, rows, days, gone, finders, store }: RefoldInput): Refolded {
  const changed = rows.filter((row) => days.has(dayOfRow(row)));
  const { digests: compiled, faults } = changed.length === 0 ? NOTHING : compileRun(root, changed, finders());
  if (faults.length > 0) return { type: "faults", faults };
  const fresh = new Map(compiled.map((one): [string, Bare] => [one.path, one]));
  const digests = new Map<string, Digest>();
  const tails = new Map<string, RowTail>();
  const told = [...rows];
  let until = Number.NEGATIVE_INFINITY;
  let nextGone = 0;
  const isDirty = (row: Row): boolean => {
    for (; (gone[nextGone] ?? Number.POSITIVE_INFINITY) <= row.publishedAt; nextGone += 1)
      until = Math.max(until, (gone[nextGone] ?? 0) + STORY_WINDOW_MS);
    return row.publishedAt <= until || fresh.has(row.path);
  };
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && end - at < MOST_TOLD && isDirty(rows[end] as Row)) end += 1;
    if (end === at) {
      at += 1;
      continue;
    }
    const run = rows.slice(at, end);
    const bare = run.map((row) => fresh.get(row.path) ?? storedBare(row, store));
    const window = windowBefore(rows, at, digests, store);
    if (window === null || !bare.every((one) => one !== null)) return { type: "lost" };
    const finished = withStories(
      storyItems(window),
      bare.map((one) => one.digest),
    );
    for (const [nth, row] of run.entries()) {
      const digest = finished[nth] as Digest;
      const { outcome, diagnostics } = bare[nth] as Bare;
      const { fields, tail } = finishedRow(row.hash, digest, outcome, diagnostics);
      digests.set(row.path, digest);
      tails.set(row.path, tail);
      if (fields.key === row.key) continue;
      until = Math.max(until, row.publishedAt + STORY_WINDOW_MS);
      told[at + nth] = { ...row, ...fields, shard: "" };
    }
    at = end;
  }
  return { type: "done", rows: told, digests, tails };
}

/** A digest of an earlier build, with its stories forgotten. */
function storedBare(row: Row, store: ShardStore): Bare | null {
  const digest = store.digest(row.shard, row.id);
  if (!digest) return null;
  const items = digest.items.map((item) => ({ ...item, story: null }));
  return { digest: { ...digest, items }, outcome: row.outcome, diagnostics: diagnosticsOfRow(row) };
}

function windowBefore(
  rows: readonly Row[],
  at: number,
  digests: ReadonlyMap<string, Digest>,
  store: ShardStore,
): readonly Digest[] | null {
  const window: Digest[] = [];
  const since = (rows[at]?.publishedAt ?? 0) - STORY_WINDOW_MS;
  for (let before = at - 1; before >= 0; before -= 1) {
    const row = rows[before] as Row;
    if (row.publishedAt < since) break;
    const digest = digests.get(row.path) ?? store.digest(row.shard, row.id);
    if (!digest) return null;
    window.unshift(digest);
  }
  return window;
}
