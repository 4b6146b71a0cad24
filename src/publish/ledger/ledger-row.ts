import { byText } from "../../bundle/by-text.ts";
import { itemId, keyOf } from "../../bundle/item-id.ts";
import type { Day, Digest, DigestId, ItemId, NameRef } from "../../bundle/schema.ts";
import type { Diagnostic, Outcome } from "../../compile/report/diagnostic.ts";
import { type Counts, type DigestSummary, summarise } from "../../compile/summary.ts";
import { contentHash } from "../disk/content-hash.ts";

/** What a build remembers of a digest, so that the next one need not read it. */
export interface Row {
  readonly path: string;
  readonly stamp: string;
  /** Hash of the file's bytes. */
  readonly hash: string;
  /** Milliseconds since 1970; rows stand in this order. 0 for a rejected digest. */
  readonly publishedAt: number;
  /** The id that its day and time give it; "" for a rejected digest. */
  readonly plain: string;
  readonly id: string;
  /** Number of items. */
  readonly size: number;
  /** Hash of all that decides the digest's bytes in a shard: its own bytes, identities and stories. */
  readonly key: string;
  /** The shard that it is in; "" before there is one. */
  readonly shard: string;
  readonly outcome: Outcome;
  /** JSON; "" for none, as most digests have. */
  readonly diagnostics: string;
}

/** Rows in the order of their paths. */
export const sortedByPath = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => byText(a.path, b.path));

/** What is remembered of a digest for the list of its year, and needed only when that is made again. */
export interface RowTail {
  readonly counts: Counts;
  readonly categories: readonly string[];
  /** Name, items, keys of first and newest item. */
  readonly names: readonly (readonly [string, number, string, string])[];
}

/** Finds the tail of a row, from this build or from what the last one remembers; null where it is lost. */
export type TailOf = (row: Row) => RowTail | null;

/** The day of a row that is not rejected. */
export const dayOfRow = ({ plain }: Pick<Row, "plain">): Day => plain.slice(0, 10) as Day;

/** The year under which a row's tail is remembered. */
export const yearOfRow = ({ plain }: Pick<Row, "plain">): string => plain.slice(0, 4);

/** The diagnostics of a row. */
export const diagnosticsOfRow = ({ diagnostics }: Row): readonly Diagnostic[] =>
  diagnostics === "" ? [] : (JSON.parse(diagnostics) as Diagnostic[]);

/** What the manifest and a year's list need from a row. */
export function summaryOf(row: Row, { counts, categories, names }: RowTail): DigestSummary {
  const day = dayOfRow(row);
  const refs = names.map(
    ([name, items, first, latest]): NameRef => ({
      name,
      items,
      first: itemId(day, first),
      latest: itemId(day, latest),
    }),
  );
  const ref = { id: row.id as DigestId, publishedAt: row.publishedAt, counts };
  return { ref, day, size: row.size, categories, names: refs };
}

/** The fields of a row that its finished digest decides. */
export type FinishedFields = Pick<Row, "size" | "key" | "outcome" | "diagnostics">;

/** The remaining fields of a row, and its tail, from the finished digest. */
export function finishedRow(
  hash: string,
  digest: Digest,
  outcome: Outcome,
  diagnostics: readonly Diagnostic[],
): { readonly fields: FinishedFields; readonly tail: RowTail } {
  const { ref, categories, names, size } = summarise(digest);
  return {
    fields: { size, key: keyOfDigest(hash, digest), outcome, diagnostics: diagnosticsText(diagnostics) },
    tail: {
      counts: ref.counts,
      categories,
      names: names.map(({ name, items, first, latest }) => [name, items, keyOf(first), keyOf(latest)]),
    },
  };
}

const diagnosticsText = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.length === 0 ? "" : JSON.stringify(diagnostics);

const keyOfDigest = (hash: string, { id, file, items }: Digest): string =>
  contentHash(
    [hash, file, id, ...items.map((item): ItemId => item.id), ...items.map(({ story }) => story ?? "")].join(
      "\n",
    ),
  );

/** The row of a rejected file. */
export const rejectedRow = (
  { path, stamp, hash }: Pick<Row, "path" | "stamp" | "hash">,
  diagnostics: readonly Diagnostic[],
): Row => ({
  ...{ path, stamp, hash, publishedAt: 0, plain: "", id: "", size: 0, key: "", shard: "" },
  outcome: "reject",
  diagnostics: diagnosticsText(diagnostics),
});
