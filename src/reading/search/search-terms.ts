import { firstPlace } from "../../bundle/first-place.ts";
import { decodeItems } from "../../bundle/search-numbers.ts";
import {
  asksForBeginning,
  type Bucket,
  beginningTerm,
  bucketOf,
  bucketsOfBeginning,
  type DensePlace,
  densePlaceOf,
  type SegmentRef,
  UNDER_TERMS,
} from "../../bundle/search-shard.ts";
import type { QueryTerm } from "../../bundle/terms.ts";

/** The files that tell which items have a term; null where one cannot be had. */
export interface TermFiles {
  readonly bucket: (id: string, bucket: number) => Promise<Bucket | null>;
  readonly dense: (id: string, file: number) => Promise<Bucket | null>;
  /** The items at a place of such a file; a host that knows no ranges answers with the whole. */
  readonly densePart: (id: string, place: DensePlace) => Promise<string | Bucket | null>;
}

/** Terms of one file from which the whole of it costs less than each by itself. */
const WHOLE_FROM = 3;

/** The items of a segment, ascending, that have a query term; null where a file that tells cannot be had. */
export async function itemsWithTerm(
  ref: SegmentRef,
  term: QueryTerm,
  files: TermFiles,
): Promise<readonly number[] | null> {
  const { id, buckets } = ref;
  if (!asksForBeginning(term)) {
    const bucket = await files.bucket(id, bucketOf(term.text, buckets));
    return bucket && itemsOf(id, matching(term, bucket), files);
  }
  const beginning = beginningTerm(term.text);
  const told = await files.bucket(id, bucketOf(beginning, buckets));
  if (!told) return null;
  const listed = matching({ text: beginning, prefix: false }, told);
  if (listed[0]?.items !== UNDER_TERMS) return itemsOf(id, listed, files);
  const parts = await Promise.all(
    bucketsOfBeginning(term.text, buckets).map((bucket) => files.bucket(id, bucket)),
  );
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length
    ? null
    : itemsOf(
        id,
        known.flatMap((bucket) => matching(term, bucket)),
        files,
      );
}

/** A term of a bucket and its items, or where they stand. */
interface Listed {
  readonly term: string;
  readonly items: string;
}

/** The terms of a bucket that a query term asks for. O(log terms + found). */
function matching({ text, prefix }: QueryTerm, { terms, items }: Bucket): readonly Listed[] {
  const found: Listed[] = [];
  for (
    let at = firstPlace(terms.length, (place) => (terms[place] as string) >= text);
    at < terms.length;
    at += 1
  ) {
    const term = terms[at] as string;
    if (prefix ? !term.startsWith(text) : term !== text) break;
    found.push({ term, items: items[at] as string });
  }
  return found;
}

/** The items, ascending, of some listed terms together. */
async function itemsOf(
  id: string,
  listed: readonly Listed[],
  files: TermFiles,
): Promise<readonly number[] | null> {
  const places = listed.map(({ items }) => densePlaceOf(items));
  const inFile = (file: number): number => places.filter((place) => place?.file === file).length;
  const encoded = await Promise.all(
    listed.map(({ term, items }, at) => {
      const place = places[at];
      if (!place) return items;
      return inFile(place.file) < WHOLE_FROM
        ? byPart(id, term, place, files)
        : inWhole(id, term, place, files);
    }),
  );
  const known = encoded.filter((items) => items !== null);
  if (known.length < encoded.length) return null;
  return known.length === 1
    ? decodeItems(known[0] as string)
    : ascending(known.flatMap((items) => decodeItems(items)));
}

async function byPart(id: string, term: string, place: DensePlace, files: TermFiles): Promise<string | null> {
  const part = await files.densePart(id, place);
  if (typeof part === "string") return part;
  return part ? under(term, part) : inWhole(id, term, place, files);
}

async function inWhole(
  id: string,
  term: string,
  { file }: DensePlace,
  files: TermFiles,
): Promise<string | null> {
  const dense = await files.dense(id, file);
  return dense && under(term, dense);
}

const under = (term: string, dense: Bucket): string | null => dense.items[dense.terms.indexOf(term)] ?? null;

/** Each number once, the least first. O(numbers log numbers). */
export const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b);
