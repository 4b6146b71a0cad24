import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import { type Configuration, NO_CONFIGURATION } from "../compile/configuration.ts";
import type { CompiledDigest } from "../compile/draft.ts";
import { mend, rebuild } from "./build.ts";
import { compilerHash } from "./compiler-hash.ts";
import { contentHash } from "./content-hash.ts";
import { listDigests, systemReason } from "./digest-folder.ts";
import type { HandContext, HeadReply } from "./hand.ts";
import { type LedgerFiles, ledgerFiles } from "./ledger.ts";
import { type Row, type TailOf, yearOfRow } from "./ledger-row.ts";
import { localPool, type Pool, threadPool } from "./pool.ts";
import type { RunFault } from "./run.ts";
import type { Sealed } from "./seal.ts";
import { refusedKey, survey, unknownDigests } from "./survey.ts";
import { pruneBundle, writeBundleFile } from "./write-bundle.ts";

/** What is published, where to, and how. */
export interface PublishOptions {
  readonly digests: string;
  readonly out: string;
  readonly configuration?: Configuration;
  /** Whether the bundle gets a search index. */
  readonly search?: boolean;
  /** Folder for what a build remembers, or null to remember nothing. */
  readonly cache?: string | null;
  /** Threads for a build of many digests, and the built command line, which they run; null: this thread does it all. */
  readonly threads?: { readonly count: number; readonly script: string } | null;
}

/** What one run did: a row for each digest, by path, and what is remembered of each besides. */
export interface Published {
  readonly rows: readonly Row[];
  readonly tailOf: TailOf;
}

type Refused = ReadonlyMap<string, CompiledDigest>;
type Attempt =
  | { readonly type: "done"; readonly published: Published }
  | { readonly type: "faults"; readonly faults: readonly RunFault[] };

/** New digests from which on threads are worth starting, and compiling everything is worth more than mending. */
const MANY = 300;

/** How often a build begins again because digests change while it reads them. */
const ATTEMPTS = 5;

/** How many heads a hand reads at a time. */
const HEADS = 500;

/**
 * Brings a bundle up to date with a digests folder: reads and writes only what changed since the last run with
 * the same cache, everything where there is none. The bytes are the same either way.
 * The error is one sentence for the user.
 */
export async function publish(options: PublishOptions): Promise<Result<Published, string>> {
  const refused = new Map<string, CompiledDigest>();
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const tried = await publishOnce(options, refused);
      if (!tried.ok) return tried;
      if (tried.value.type === "done") return ok(tried.value.published);
      for (const fault of tried.value.faults) {
        if (fault.type === "rejected") refused.set(refusedKey(fault.path, fault.hash), fault.compiled);
      }
    }
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code === undefined) throw error;
    return err(`The output folder ${options.out} cannot be written: ${systemReason(error)}.`);
  }
  return err(`The digests in ${options.digests} change while they are read: try again.`);
}

async function publishOnce(options: PublishOptions, refused: Refused): Promise<Result<Attempt, string>> {
  const { digests, out, configuration = NO_CONFIGURATION, search = true } = options;
  const folder = listDigests(digests);
  if (!folder.ok) return folder;
  mkdirSync(join(out, "shards"), { recursive: true });
  const maker = makerOf(options);
  const files = rememberedBy(options);
  const ledger = files?.load(maker) ?? null;
  const remembered: TailOf = files?.tailsOf(ledger) ?? (() => null);
  const before = new Map((ledger?.rows ?? []).map((row) => [row.path, row]));
  const unknown = unknownDigests(folder.value.files, before);
  const context: HandContext = { digests, out, configuration };
  const pool = poolFor(context, unknown.length, options);
  try {
    const found = survey(folder.value, await readHeads(pool, unknown), before, refused);
    const isMany = found.fresh > MANY && found.fresh * 4 > found.rows.length;
    const built =
      (isMany ? null : mend(found, ledger, remembered, context, search)) ??
      (await rebuild(found, pool, context, search));
    if (built.type === "faults") return ok(built);
    const { sealed, tails } = built;
    const tailOf: TailOf = (row) => tails.get(row.path) ?? remembered(row);
    const write = (files: Sealed["files"]) =>
      files.filter((one) => writeBundleFile(join(out, one.path), one.text)).length;
    // The index is made from shards on disk, and a manifest names only what is there.
    const written = write(sealed.files.slice(0, -1));
    await writeSegments(pool, sealed);
    const isNew = written + write(sealed.files.slice(-1)) > 0;
    pruneBundle(out, sealed.named);
    const rows = [...sealed.rows, ...found.rejected];
    if (files !== null && (ledger === null || found.differs || isNew)) {
      const touched = new Set([...found.days].map((day) => day.slice(0, 4)));
      for (const row of sealed.rows) if (tails.has(row.path)) touched.add(yearOfRow(row));
      files.save({ maker, years: sealed.years, rows }, ledger, touched, tailOf);
    }
    return ok({ type: "done", published: { rows: rows.sort((a, b) => (a.path < b.path ? -1 : 1)), tailOf } });
  } finally {
    await pool.close();
  }
}

/** All that decides a bundle's bytes besides the digests. */
function makerOf({ configuration = NO_CONFIGURATION, search = true }: PublishOptions): string {
  const { categories, names } = configuration;
  return contentHash(JSON.stringify([compilerHash(), process.version, search, [...categories], names]));
}

const rememberedBy = ({ cache = null, digests, out }: PublishOptions): LedgerFiles | null =>
  cache === null ? null : ledgerFiles(join(cache, contentHash(`${resolve(digests)}\n${resolve(out)}`)));

const poolFor = (context: HandContext, unknown: number, { threads = null }: PublishOptions): Pool =>
  threads !== null && threads.count > 1 && unknown > MANY
    ? threadPool(context, threads.count, threads.script)
    : localPool(context);

async function readHeads({ hands }: Pool, paths: readonly string[]): Promise<readonly HeadReply[]> {
  const replies: HeadReply[] = [];
  let next = 0;
  const work = async (hand: Pool["hands"][number]): Promise<void> => {
    while (next < paths.length) {
      const from = next;
      next += HEADS;
      replies.push(...(await hand.heads(paths.slice(from, from + HEADS))));
    }
  };
  await Promise.all(hands.map(work));
  return replies;
}

async function writeSegments({ hands }: Pool, { segments }: Sealed): Promise<void> {
  // The largest first: one that is begun last would keep one hand busy and the others waiting.
  const left = segments.toSorted((a, b) => b.length - a.length);
  let next = 0;
  const work = async (hand: Pool["hands"][number]): Promise<void> => {
    while (next < left.length) await hand.segment(left[next++] ?? []);
  };
  await Promise.all(hands.map(work));
}
