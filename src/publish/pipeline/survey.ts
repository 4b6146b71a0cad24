import type { Day } from "../../bundle/schema.ts";
import { byTime } from "../../compile/assemble.ts";
import type { DigestHead } from "../../compile/compile-digest.ts";
import type { CompiledDigest } from "../../compile/draft.ts";
import { digestIds, plainId } from "../../compile/identify.ts";
import {
  type DigestFolder,
  type ListedDigest,
  UNKNOWN_STAMP,
  type UnreadableFile,
} from "../disk/digest-folder.ts";
import { dayOfRow, type Row, rejectedRow, sortedByPath } from "../ledger/ledger-row.ts";
import type { HeadReply } from "./hand.ts";

/** What is in the digests folder, compared with what the last build found there. */
export interface Survey {
  /** Rows of all digests that are taken, oldest first, with their identities; new and changed ones have no key. */
  readonly rows: readonly Row[];
  /** Rows of those that are not, by path. */
  readonly rejected: readonly Row[];
  /** How many digests are new or changed. */
  readonly fresh: number;
  /** Days of which a digest came, changed, went or has another id. */
  readonly days: ReadonlySet<Day>;
  /** Times of digests that are gone or changed, ascending. */
  readonly gone: readonly number[];
  /** Whether any row differs from the last build's, be it only in the time of a file. */
  readonly differs: boolean;
}

/** The paths of listed digests that must be read: unknown ones, and those with another stamp than before. */
export function unknownDigests(
  files: readonly ListedDigest[],
  before: ReadonlyMap<string, Row>,
): readonly string[] {
  const isKnown = ({ path, stamp }: ListedDigest) =>
    stamp !== UNKNOWN_STAMP && before.get(path)?.stamp === stamp;
  return files.filter((file) => !isKnown(file)).map(({ path }) => path);
}

/** The row of a file that could not be taken from the disk. */
function unreadableRow({ path, reason }: UnreadableFile): Row {
  const place = { line: 1, column: 1, excerpt: "" };
  const diagnostic = {
    file: path,
    severity: "error",
    rule: "unreadable-file",
    message: reason,
    ...place,
  } as const;
  return rejectedRow({ path, stamp: "", hash: "" }, [diagnostic]);
}

function freshRow({ path, stamp }: ListedDigest, hash: string, head: DigestHead | CompiledDigest): Row {
  if (head.outcome !== "head") return rejectedRow({ path, stamp, hash }, head.diagnostics);
  return {
    ...{ path, stamp, hash, publishedAt: head.publishedAt, plain: plainId(head), id: "" },
    ...{ size: 0, key: "", shard: "", outcome: "ok", diagnostics: "" },
  };
}

/** The row that a file had and still has, whatever the time of its last change; null where its bytes are new. */
const sameRow = (file: ListedDigest, old: Row | undefined, reply: HeadReply | undefined): Row | null => {
  if (!reply) return old ?? null;
  return "hash" in reply && old?.hash === reply.hash ? { ...old, stamp: file.stamp } : null;
};

/**
 * Compares what a folder lists with the rows of the last build (`before`, by path); `heads` are those of the digests that
 * had to be read, `refused` those that were found unusable beyond their heads, by `refusedKey`. O(digests).
 */
export function survey(
  folder: DigestFolder,
  heads: readonly HeadReply[],
  before: ReadonlyMap<string, Row>,
  refused: ReadonlyMap<string, CompiledDigest>,
): Survey {
  const read = new Map(heads.map((reply) => [reply.path, reply]));
  const kept: Row[] = [];
  const fresh: Row[] = [];
  const rejected: Row[] = folder.unreadable.map(unreadableRow);
  const seen = new Set<string>();
  for (const file of folder.files) {
    const reply = read.get(file.path);
    const same = sameRow(file, before.get(file.path), reply);
    if (same) {
      seen.add(file.path);
      (same.outcome === "reject" ? rejected : kept).push(same);
    } else if (reply && "reason" in reply) rejected.push(unreadableRow(reply));
    else if (reply) {
      const row = freshRow(file, reply.hash, refused.get(refusedKey(file.path, reply.hash)) ?? reply.head);
      (row.outcome === "reject" ? rejected : fresh).push(row);
    }
  }
  // A file that was refused before and cannot be read now has nothing that a ledger could remember better.
  const unreadable = new Set(folder.unreadable.map(({ path }) => path));
  const stands = ({ path, outcome }: Row) => outcome === "reject" && unreadable.has(path);
  const gone = [...before.values()].filter((row) => !seen.has(row.path) && !stands(row));
  const goneTaken = gone.filter(({ outcome }) => outcome !== "reject");
  const { rows, days } = identified(kept, fresh, goneTaken);
  return {
    rows,
    rejected: sortedByPath(rejected),
    fresh: fresh.length,
    days,
    gone: goneTaken.map(({ publishedAt }) => publishedAt).sort((a, b) => a - b),
    differs: heads.length > 0 || gone.length > 0,
  };
}

/** The key under which a refusal is remembered. */
export const refusedKey = (path: string, hash: string): string => `${hash} ${path}`;

/**
 * All rows with their ids, oldest first, and the days of which a digest came, went or has another id. Only namesakes of
 * what came or went can get another one.
 */
function identified(
  kept: readonly Row[],
  fresh: readonly Row[],
  gone: readonly Row[],
): { readonly rows: readonly Row[]; readonly days: ReadonlySet<Day> } {
  const moved = [...fresh, ...gone];
  const plains = new Set(moved.map(({ plain }) => plain));
  const days = new Set(moved.map(dayOfRow));
  const rows = [...kept, ...fresh].sort(byTime);
  if (plains.size === 0) return { rows, days };
  const touched = rows.filter(({ plain }) => plains.has(plain));
  const ids = digestIds(touched);
  const idOf = new Map(touched.map((row, at) => [row.path, ids[at] ?? ""]));
  const named = rows.map((row) => {
    const id = idOf.get(row.path) ?? row.id;
    if (id === row.id) return row;
    days.add(dayOfRow(row));
    return { ...row, id };
  });
  return { rows: named, days };
}
