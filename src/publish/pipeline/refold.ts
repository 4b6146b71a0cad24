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
 * All rows, and the finished digests and tails of those that were told again, by path; `lost` where an old shard is
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
 * Compiles the days that changed, and finds the stories again of these and of all digests within 72 hours after one that
 * became another; a story looks no further back, so nothing else can change. Digests around them are read back from their
 * shards.
 */
export function refold(input: RefoldInput): Refolded {
  const { root, rows, days, finders } = input;
  const changed = rows.filter((row) => days.has(dayOfRow(row)));
  const { digests: compiled, faults } = changed.length === 0 ? NOTHING : compileRun(root, changed, finders());
  if (faults.length > 0) return { type: "faults", faults };
  const fresh = new Map(compiled.map((one): [string, Bare] => [one.path, one]));
  const told: Told = { rows: [...rows], digests: new Map(), tails: new Map() };
  const spread = spreadOf(input.gone);
  const isDirty = (row: Row): boolean => spread.reaches(row.publishedAt) || fresh.has(row.path);
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && end - at < MOST_TOLD && isDirty(rows[end] as Row)) end += 1;
    if (end === at) {
      at += 1;
      continue;
    }
    const until = tellAgain(input, fresh, told, { from: at, to: end });
    if (until === null) return { type: "lost" };
    spread.extend(until);
    at = end;
  }
  return { type: "done", ...told };
}

/** How far digests that are gone or became others change the stories of later ones. */
interface Spread {
  /** Whether something changed within 72 hours before a time (ms); times are asked for in ascending order. */
  readonly reaches: (time: number) => boolean;
  /** Something changed at a time. */
  readonly extend: (time: number) => void;
}

function spreadOf(gone: readonly number[]): Spread {
  let until = Number.NEGATIVE_INFINITY;
  let next = 0;
  const extend = (time: number): void => {
    until = Math.max(until, time + STORY_WINDOW_MS);
  };
  const reaches = (time: number): boolean => {
    for (; next < gone.length && (gone[next] as number) <= time; next += 1) extend(gone[next] as number);
    return time <= until;
  };
  return { reaches, extend };
}

/** What was told again so far; `rows` are all rows, those told again with their new fields. */
interface Told {
  readonly rows: Row[];
  readonly digests: Map<string, Digest>;
  readonly tails: Map<string, RowTail>;
}

/** The rows from one up to another, by their places. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the stories of a stretch of rows again. Gives the time of the last one that became another digest
 * (-∞ for none); null where a digest that this needs is lost.
 */
function tellAgain(
  { rows, store }: RefoldInput,
  fresh: ReadonlyMap<string, Bare>,
  told: Told,
  { from, to }: Stretch,
): number | null {
  const run = rows.slice(from, to);
  const bare = run.map((row) => fresh.get(row.path) ?? storedBare(row, store));
  const window = windowBefore(rows, from, told.digests, store);
  if (window === null || !bare.every((one) => one !== null)) return null;
  const finished = withStories(
    storyItems(window),
    bare.map((one) => one.digest),
  );
  let until = Number.NEGATIVE_INFINITY;
  for (const [nth, row] of run.entries()) {
    const digest = finished[nth] as Digest;
    const { outcome, diagnostics } = bare[nth] as Bare;
    const { fields, tail } = finishedRow(row.hash, digest, outcome, diagnostics);
    told.digests.set(row.path, digest);
    told.tails.set(row.path, tail);
    if (fields.key === row.key) continue;
    until = row.publishedAt;
    told.rows[from + nth] = { ...row, ...fields, shard: "" };
  }
  return until;
}

/** A digest of an earlier build, with its stories forgotten. */
function storedBare(row: Row, store: ShardStore): Bare | null {
  const digest = store.digest(row.shard, row.id);
  if (!digest) return null;
  const items = digest.items.map((item) => ({ ...item, story: null }));
  return { digest: { ...digest, items }, outcome: row.outcome, diagnostics: diagnosticsOfRow(row) };
}

/** The finished digests of the 72 hours before a row, oldest first; null where one is lost. */
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
