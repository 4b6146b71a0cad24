import { join } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import { type Configuration, NO_CONFIGURATION } from "../compile/configuration.ts";
import type { CompiledDigest } from "../compile/draft.ts";
import { findersFor } from "../compile/finders.ts";
import { compilerHash } from "./compiler-hash.ts";
import { contentHash } from "./disk/content-hash.ts";
import { type DigestFolder, listDigests, systemReason } from "./disk/digest-folder.ts";
import { makeFolder } from "./disk/make-folder.ts";
import { pruneBundle, writeBundleFile } from "./disk/write-bundle.ts";
import { type Ledger, type LedgerFiles, ledgerFiles } from "./ledger/ledger.ts";
import { type Row, sortedByPath, type TailOf, yearOfRow } from "./ledger/ledger-row.ts";
import { type Look, lookAt } from "./ledger/look.ts";
import { leavesOld, type OldRows, RECENT_LEAST } from "./ledger/old-rows.ts";
import { rowsOf } from "./ledger/row-line.ts";
import { stemOf } from "./ledger/stem.ts";
import { sumTotals, type Totals, totalsOf } from "./ledger/totals.ts";
import { type BuildContext, mend, rebuild, type SealedBuild } from "./pipeline/build.ts";
import type { HeadReply } from "./pipeline/hand.ts";
import { type Pool, poolFor, shareOut, type Threads } from "./pipeline/pool.ts";
import type { RunFault } from "./pipeline/run.ts";
import type { Sealed } from "./pipeline/seal.ts";
import { refusedKey, type Survey, survey, unknownDigests } from "./pipeline/survey.ts";

/** What is published, where to, and how. */
export interface PublishOptions {
  /** Folder of digests. */
  readonly digests: string;
  /** Folder of the bundle; made if it is missing. */
  readonly out: string;
  readonly configuration?: Configuration;
  /** Whether the bundle gets a search index; it does unless told otherwise. */
  readonly search?: boolean;
  /** Whether the answer needs the rows of all digests, those of years that are over too, which takes longer. */
  readonly allRows?: boolean;
  /** Folder for what a build remembers, or null to remember nothing. */
  readonly cache?: string | null;
  /** Threads for a build of many digests; null: this thread does it all. */
  readonly threads?: Threads | null;
  /** A look at the digests that was begun early and is not over; null: there is none. */
  readonly looked?: Promise<Look | null> | null;
}

/** What one run did, and what is remembered of each digest. */
export interface Published {
  readonly totals: Totals;
  /** Rows of the digests of which something is to be said, by path. */
  readonly noted: readonly Row[];
  /** Rows by path, of all digests where the options ask for that, else of all but old ones. */
  readonly rows: readonly Row[];
  readonly tailOf: TailOf;
}

type Refused = ReadonlyMap<string, CompiledDigest>;
type Attempt =
  | { readonly type: "done"; readonly published: Published }
  | { readonly type: "faults"; readonly faults: readonly RunFault[] };

/** Number of new digests above which compiling everything may beat mending. */
const MANY = 300;

/** How often a build begins again because digests change while it reads them. */
const ATTEMPTS = 5;

/** How many heads a hand reads at a time. */
const HEADS = 500;

/**
 * Brings a bundle up to date with a digests folder. It reads and writes only what changed since the last run with the
 * same cache, or everything; the bytes are the same either way. The error is one sentence for the user.
 */
export async function publish(options: PublishOptions): Promise<Result<Published, string>> {
  const refused = new Map<string, CompiledDigest>();
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // What was seen early serves once: digests that change meanwhile must be seen again.
      const tried = await publishOnce(options, refused, attempt === 0 ? (options.looked ?? null) : null);
      if (!tried.ok) return tried;
      if (tried.value.type === "done") return ok(tried.value.published);
      noteRefused(refused, tried.value.faults);
    }
  } catch (error) {
    // Node's own errors (a thread without memory, a wrong argument) have a code too, and the folder cannot help it.
    if ((error as NodeJS.ErrnoException | null)?.syscall === undefined) throw error;
    return err(`The output folder ${options.out} cannot be written: ${systemReason(error)}.`);
  }
  return err(`The digests in ${options.digests} change while they are read: try again.`);
}

/** Remembers digests that compiling rejected, so that the next attempt does without them. */
function noteRefused(refused: Map<string, CompiledDigest>, faults: readonly RunFault[]): void {
  for (const fault of faults)
    if (fault.type === "rejected") refused.set(refusedKey(fault.path, fault.hash), fault.compiled);
}

/** Tries with recent digests and their rows alone and, where these do not suffice, with all. */
async function publishOnce(
  options: PublishOptions,
  refused: Refused,
  looked: Promise<Look | null> | null,
): Promise<Result<Attempt, string>> {
  const files = rememberedBy(options);
  const ledger = files?.load(makerOf(options)) ?? null;
  const old = ledger && !options.allRows ? files?.oldPaths(ledger) : null;
  const recent = old ? await recentOf(options, old, looked) : null;
  const quick = recent ? await attempt(options, recent, ledger, refused) : null;
  if (quick) return ok(quick);
  const folder = listDigests(options.digests);
  if (!folder.ok) return folder;
  const whole = ledger && files ? files.whole(ledger) : ledger;
  const slow = await attempt(options, folder.value, whole, refused);
  if (!slow) throw new Error("a build of all digests needs more of them");
  return ok(slow);
}

/** What lies in the folder besides old digests; null where one of these is gone or changed. */
async function recentOf(
  { digests, configuration = NO_CONFIGURATION }: PublishOptions,
  old: { readonly file: string; readonly hash: string },
  looked: Promise<Look | null> | null,
): Promise<DigestFolder | null> {
  // What a new digest needs is made while a thread looks whether there is one.
  if (looked) findersFor(configuration);
  const look = (await looked) ?? lookAt(digests, old.file);
  return look?.old === old.hash ? look.recent : null;
}

/** What the last build left for this one. */
interface Memory {
  readonly files: LedgerFiles | null;
  readonly ledger: Ledger | null;
  readonly remembered: TailOf;
}

/** A build of the digests that a folder lists; null where it needs rows that the ledger does not have at hand. */
async function attempt(
  options: PublishOptions,
  folder: DigestFolder,
  ledger: Ledger | null,
  refused: Refused,
): Promise<Attempt | null> {
  const { digests, out, configuration = NO_CONFIGURATION, search = true, threads = null } = options;
  const files = rememberedBy(options);
  const memory: Memory = { files, ledger, remembered: files?.tailsOf(ledger) ?? (() => null) };
  const old = ledger?.old ?? null;
  const before = new Map((ledger?.rows ?? []).map((row) => [row.path, row]));
  const unknown = unknownDigests(folder.files, before);
  if (old && unknown.length > MANY) return null;
  makeFolder(join(out, "shards"));
  const context: BuildContext = { digests, out, configuration, search };
  const pool = poolFor(context, unknown.length, threads);
  try {
    const found = survey(folder, await readHeads(pool, unknown), before, refused);
    if (old && (found.rows.length < RECENT_LEAST || !leavesOld(old, found.days))) return null;
    const isMany = found.fresh > MANY && found.fresh * 4 > found.rows.length;
    const mended = isMany ? null : mend(found, ledger, memory.remembered, context);
    if (old && !mended) return null;
    const built = mended ?? (await rebuild(found, pool, context));
    if (built.type === "faults") return built;
    return { type: "done", published: remember(options, memory, found, await writeBuilt(out, built, pool)) };
  } finally {
    await pool.close();
  }
}

/** A bundle that is all on disk. */
interface WrittenBuild extends SealedBuild {
  /** Whether any file of it was not there before. */
  readonly isNew: boolean;
}

/** Writes what a bundle lacks, and removes what nothing in it names any more. */
async function writeBuilt(out: string, built: SealedBuild, pool: Pool): Promise<WrittenBuild> {
  const { sealed, listed } = built;
  const write = (files: Sealed["files"]): number =>
    files.filter((one) => writeBundleFile(join(out, one.path), one.text)).length;
  // The index is made from shards on disk, and a manifest names only what is there.
  const written = write(sealed.files.slice(0, -1));
  await writeSegments(pool, sealed);
  const isNew = written + write(sealed.files.slice(-1)) > 0;
  pruneBundle(out, listed, sealed.named);
  return { ...built, isNew };
}

/** Writes the ledger where anything differs from the last one; gives what is to be told of the run. */
function remember(
  options: PublishOptions,
  { files, ledger, remembered }: Memory,
  found: Survey,
  { sealed, tails, isNew }: WrittenBuild,
): Published {
  const old = ledger?.old ?? null;
  const tailOf: TailOf = (row) => tails.get(row.path) ?? remembered(row);
  const rows = [...sealed.rows, ...found.rejected];
  if (files !== null && (ledger === null || found.differs || isNew)) {
    const touched = new Set([...found.days].map((day) => day.slice(0, 4)));
    for (const row of sealed.rows) if (tails.has(row.path)) touched.add(yearOfRow(row));
    files.save({ maker: makerOf(options), years: sealed.years, old, rows }, ledger, touched, tailOf);
  }
  return { ...toldOf(rows, old), rows: sortedByPath(rows), tailOf };
}

const toldOf = (rows: readonly Row[], old: OldRows | null): Pick<Published, "totals" | "noted"> => ({
  totals: old ? sumTotals(totalsOf(rows), old.totals) : totalsOf(rows),
  noted: sortedByPath([
    ...rows.filter(({ diagnostics }) => diagnostics !== ""),
    ...(rowsOf(old?.noted ?? []) ?? []),
  ]),
});

/** All that decides a bundle's bytes besides the digests. */
function makerOf({ configuration = NO_CONFIGURATION, search = true }: PublishOptions): string {
  const { categories, names } = configuration;
  return contentHash(JSON.stringify([compilerHash(), process.version, search, [...categories], names]));
}

const rememberedBy = ({ cache = null, digests, out }: PublishOptions): LedgerFiles | null =>
  cache === null ? null : ledgerFiles(stemOf(cache, digests, out));

async function readHeads(pool: Pool, paths: readonly string[]): Promise<readonly HeadReply[]> {
  const replies: HeadReply[] = [];
  const starts = Array.from({ length: Math.ceil(paths.length / HEADS) }, (_, nth) => nth * HEADS);
  await shareOut(pool, starts, async (hand, from) => {
    replies.push(...(await hand.heads(paths.slice(from, from + HEADS))));
  });
  return replies;
}

async function writeSegments(pool: Pool, { segments }: Sealed): Promise<void> {
  // The largest first: one that is begun last would keep one hand busy and the others waiting.
  const largestFirst = segments.toSorted((a, b) => b.length - a.length);
  await shareOut(pool, largestFirst, (hand, shards) => hand.segment(shards));
}
