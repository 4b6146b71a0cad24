import { existsSync } from "node:fs";
import { join } from "node:path";
import { STORY_WINDOW_MS } from "../../bundle/limits.ts";
import { storyItems, withStories } from "../../compile/assemble.ts";
import { type DigestHead, readHead } from "../../compile/compile-digest.ts";
import type { Configuration } from "../../compile/configuration.ts";
import type { CompiledDigest } from "../../compile/draft.ts";
import { findersFor } from "../../compile/finders.ts";
import {
  type NamedShard,
  type SizedShard,
  segmentFiles,
  segmentPath,
  segmentRef,
} from "../../compile/search/search-index.ts";
import { type ShardTerms, shardTerms } from "../../compile/search/shard-terms.ts";
import type { StoryItem } from "../../compile/stories/stories.ts";
import { contentHash } from "../disk/content-hash.ts";
import { digestFile, readDigest } from "../disk/digest-folder.ts";
import { readShard } from "../disk/shard-store.ts";
import { writeBundleFile, writeBundleFolder } from "../disk/write-bundle.ts";
import { type FinishedFields, finishedRow, type RowTail } from "../ledger/ledger-row.ts";
import { closeShard, type OpenPieces, packRun, type WrittenShard } from "./pack-run.ts";
import { compileRun, type RunDigest, type RunFault, type RunRow } from "./run.ts";

/** What a hand needs to know of the build it works for. */
export interface HandContext {
  readonly digests: string;
  readonly out: string;
  readonly configuration: Configuration;
}

/** A digest to compile in a cold build. */
export interface ColdRow extends RunRow {
  /** Whether it is among the newest, which are shards of their own. */
  readonly head: boolean;
}

/** What a run hands on to the next: the finished items of the last 72 hours, and the shard that is not full. */
export interface Token {
  readonly window: readonly StoryItem[];
  readonly open: OpenPieces | null;
}

/** A head with the hash of its file's bytes, or why the file cannot be read. */
export type HeadReply =
  | { readonly path: string; readonly hash: string; readonly head: DigestHead | CompiledDigest }
  | { readonly path: string; readonly reason: string };

/** What writing a run gives: fields and tails of its rows in their order, and the shards that it filled. */
export interface RunReply {
  readonly rows: readonly { readonly fields: FinishedFields; readonly tail: RowTail }[];
  readonly shards: readonly WrittenShard[];
}

/** The pieces of work that a build is cut into, called by name here or in another thread. */
export interface Hand {
  /** Reads the heads of digests. */
  heads(paths: readonly string[]): readonly HeadReply[];
  /** Reads and compiles the digests of a run and keeps them. */
  compile(run: number, rows: readonly ColdRow[]): readonly RunFault[];
  /** Finds the stories of a run once those of the run before it are known, and hands on. */
  tell(run: number, token: Token, last: boolean): Token;
  /** Writes the shards that a run filled, and forgets it. */
  write(run: number): RunReply;
  /** Writes a segment of the search index from its shards on disk, newest first. */
  segment(shards: readonly SizedShard[]): void;
}

interface KeptRun {
  readonly rows: readonly ColdRow[];
  readonly digests: readonly RunDigest[];
  readonly closed: readonly OpenPieces[];
}

/** Makes a hand for one build; it keeps the runs that it compiled until they are written. */
export function createHand({ digests: root, out, configuration }: HandContext): Hand {
  const terms = shardTerms();
  const runs = new Map<number, KeptRun>();
  const kept = (run: number): KeptRun => {
    const found = runs.get(run);
    if (!found) throw new Error(`run ${run} was never compiled here`);
    return found;
  };
  return {
    heads: (paths) => paths.map((path) => readHeadOf(root, path)),
    compile(run, rows) {
      const { digests, faults } = compileRun(root, rows, findersFor(configuration));
      runs.set(run, { rows, digests, closed: [] });
      return faults;
    },
    tell(run, token, last) {
      const told = tellRun(kept(run), token, last);
      runs.set(run, told.run);
      return told.token;
    },
    write(run) {
      const reply = writeRun(out, kept(run));
      runs.delete(run);
      return reply;
    },
    segment: (shards) => writeSegment(out, shards, terms),
  };
}

/** Finds the stories of a run and fills shards with its digests; gives both, and the token for the next run. */
function tellRun(
  { rows, digests }: KeptRun,
  { window, open }: Token,
  last: boolean,
): { readonly run: KeptRun; readonly token: Token } {
  const told = withStories(
    window,
    digests.map(({ digest }) => digest),
  );
  const packed = packRun(open, told, rows, last);
  const since = (told.at(-1)?.publishedAt ?? 0) - STORY_WINDOW_MS;
  const next = storyItems(told.filter(({ publishedAt }) => publishedAt >= since));
  return {
    run: {
      rows,
      digests: digests.map((one, at) => ({ ...one, digest: told[at] ?? one.digest })),
      closed: packed.closed,
    },
    token: { window: [...window.filter(({ at }) => at >= since), ...next], open: packed.open },
  };
}

/** Writes the shards that a run filled. */
function writeRun(out: string, { rows, digests, closed }: KeptRun): RunReply {
  const shards = closed.map((pieces) => {
    const { file, paths } = closeShard(pieces);
    writeBundleFile(join(out, file.path), file.text);
    return { file: file.path, paths };
  });
  const finished = digests.map(({ digest, outcome, diagnostics }, at) =>
    finishedRow(rows[at]?.hash ?? "", digest, outcome, diagnostics),
  );
  return { rows: finished, shards };
}

/** Writes a segment of the search index: a packed one file by file, a large one as a folder, renamed once. */
function writeSegment(out: string, shards: readonly SizedShard[], terms: ShardTerms): void {
  const ref = segmentRef(shards);
  const folder = join(out, segmentPath(ref));
  const files = segmentFiles(readShards(out, shards), terms);
  if (ref.packed || existsSync(folder))
    for (const { path, text } of files) writeBundleFile(join(out, path), text);
  else writeBundleFolder(folder, files);
}

/** Reads shards one after the other, so that no two are in memory. */
function* readShards(out: string, shards: readonly SizedShard[]): Generator<NamedShard> {
  for (const { file } of shards) {
    const read = readShard(out, file);
    if (!read) throw new Error(`${file} is not what was written a moment ago`);
    yield { file, ...read };
  }
}

function readHeadOf(root: string, path: string): HeadReply {
  const bytes = readDigest(root, path);
  if (!bytes.ok) return { path, reason: bytes.error };
  return { path, hash: contentHash(bytes.value), head: readHead(digestFile(path, bytes.value)) };
}
