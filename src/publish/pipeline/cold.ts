import type { Day } from "../../bundle/schema.ts";
import { headLength } from "../../compile/shard.ts";
import { dayOfRow, type Row, type RowTail } from "../ledger/ledger-row.ts";
import type { ColdRow, RunReply, Token } from "./hand.ts";
import type { AsyncHand, Pool } from "./pool.ts";
import type { RunFault } from "./run.ts";

/**
 * How many digests a run has: enough that little time goes into handing on, and few enough that little is in memory and
 * no hand waits long for another's last run.
 */
const RUN_DIGESTS = { least: 50, most: 400 } as const;

/** How many runs for each hand the digests that are left should make. */
const RUNS_LEFT = 4;

/**
 * The least number of digests of the next run. The first runs differ, so that none waits for the one before it when all
 * begin at once; the last ones become smaller.
 */
function runDigests(run: number, left: number, hands: number): number {
  const usual = Math.min(RUN_DIGESTS.most, Math.ceil(left / hands / RUNS_LEFT));
  const share = Math.min(1, (run + 1) / hands);
  return Math.max(RUN_DIGESTS.least, Math.round(usual * share));
}

/**
 * Cuts rows, oldest first, into runs of whole days: no day is in two runs, whatever zones digests were written in.
 * O(rows).
 */
export function cutRuns<T extends Pick<Row, "plain">>(
  rows: readonly T[],
  least: (run: number, left: number) => number,
): readonly (readonly T[])[] {
  const firstLater: Day[] = [];
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const day = dayOfRow(rows[at] as T);
    const later = firstLater[at + 1];
    firstLater[at] = later !== undefined && later < day ? later : day;
  }
  const runs: (readonly T[])[] = [];
  let from = 0;
  let latest = "";
  for (const [at, row] of rows.entries()) {
    const day = dayOfRow(row);
    if (day > latest) latest = day;
    const next = firstLater[at + 1];
    if (next === undefined || (next > latest && at + 1 - from >= least(runs.length, rows.length - from))) {
      runs.push(rows.slice(from, at + 1));
      from = at + 1;
    }
  }
  return runs;
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The finished rows of a cold build with their tails, or why it must begin again. */
export interface ColdBuild {
  readonly rows: readonly Row[];
  readonly tails: ReadonlyMap<string, RowTail>;
  readonly faults: readonly RunFault[];
}

/**
 * Compiles all digests (rows oldest first) and writes their shards, run by run, on all hands of a pool at once.
 * A run is compiled while the one before it is still being told and written; a token passes stories and half-full
 * shards from run to run in order. Memory: one run a hand.
 */
export async function buildCold(rows: readonly Row[], pool: Pool): Promise<ColdBuild> {
  const newest = headLength(rows.toReversed().map((row) => ({ day: dayOfRow(row) })));
  const cold = rows.map((row, at) => ({ row, head: at >= rows.length - newest, plain: row.plain }));
  const hands = pool.hands.length;
  const runs = cutRuns(cold, (run, left) => runDigests(run, left, hands)).map((run) =>
    run.map(({ row: { path, hash, id }, head }): ColdRow => ({ path, hash, id, head })),
  );
  const tokens = runs.map(() => deferred<Token>());
  tokens[0]?.resolve({ window: [], open: null });
  const replies: RunReply[] = [];
  const faults: RunFault[] = [];
  let next = 0;
  const work = async (hand: AsyncHand): Promise<void> => {
    while (next < runs.length && faults.length === 0) {
      const at = next++;
      const found = await hand.compile(at, runs[at] ?? []);
      faults.push(...found);
      const before = await tokens[at]?.promise;
      if (faults.length > 0 || !before) {
        tokens[at + 1]?.resolve({ window: [], open: null });
        return;
      }
      const token = await hand.tell(at, before, at === runs.length - 1);
      tokens[at + 1]?.resolve(token);
      replies[at] = await hand.write(at);
    }
  };
  await Promise.all(pool.hands.map(work));
  if (faults.length > 0) return { rows: [], tails: new Map(), faults };
  const shardOf = new Map(
    replies.flatMap(({ shards }) => shards.flatMap(({ file, paths }) => paths.map((path) => [path, file]))),
  );
  const finished = replies.flatMap((reply) => reply.rows);
  return {
    rows: rows.map((row, at) => ({ ...row, ...finished[at]?.fields, shard: shardOf.get(row.path) ?? "" })),
    tails: new Map(finished.map(({ tail }, at): [string, RowTail] => [rows[at]?.path ?? "", tail])),
    faults,
  };
}
