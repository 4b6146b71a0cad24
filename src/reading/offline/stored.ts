import { byText } from "../../bundle/by-text.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { Day, DigestRef, Manifest, ShardRef } from "../../bundle/schema.ts";

/** A file of the bundle that the browser keeps; `file` is its path below the bundle's folder. */
export interface StoredFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Most that is stored of digests, in bytes (about 300 days of six digests). Browsers allow more, but a
 * phone that runs short clears sites by what they hold.
 */
export const STORED_LIMIT = 20_000_000;

/** Newest digests that are kept ready unread, in digests: three days of six, about 60 kB on the wire. */
export const READY_DIGESTS = 18;

/** The references of stored shards, written as a year is; stored beside them and never fetched. */
export const KNOWN_FILE = "known.json";

/** Without these nothing else that is stored could be found. */
const ALWAYS: readonly string[] = ["manifest.json", KNOWN_FILE];

/** The shards of the newest digests. */
export const readyShards = (manifest: Manifest): readonly ShardRef[] => manifest.head.slice(0, READY_DIGESTS);

/** Days whose shards stay in any case, and shards that do. */
interface Kept {
  readonly files: ReadonlySet<string>;
  readonly days: ReadonlySet<Day>;
}

const isShard = (file: string): boolean => file.startsWith("shards/");

/** The days of the stored shards that are known, by file. */
const daysByFile = (refs: readonly ShardRef[]): ReadonlyMap<string, readonly Day[]> =>
  new Map(refs.map(({ file, digests }) => [file, digests.map(({ id }) => digestDay(id))]));

/**
 * What to delete so that at most `limit` bytes stay: what was stored first goes first, and what is no shard
 * before shards. `stored` is in the order of storing. Kept files stay even beyond the limit. O(n log n).
 */
export function filesToForget(
  stored: readonly StoredFile[],
  refs: readonly ShardRef[],
  kept: Kept,
  limit: number = STORED_LIMIT,
): readonly string[] {
  const days = daysByFile(refs);
  const isKept = ({ file }: StoredFile) =>
    ALWAYS.includes(file) || kept.files.has(file) || (days.get(file) ?? []).some((day) => kept.days.has(day));
  const removable = stored.filter((one) => !isKept(one));
  const order = [
    ...removable.filter(({ file }) => !isShard(file)),
    ...removable.filter(({ file }) => isShard(file)),
  ];
  let bytes = bytesOf(stored);
  const forgotten: string[] = [];
  for (const one of order) {
    if (bytes <= limit) break;
    forgotten.push(one.file);
    bytes -= one.bytes;
  }
  return forgotten;
}

/** The bytes of all of them. */
export const bytesOf = (stored: readonly StoredFile[]): number =>
  stored.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * What is known of the stored shards: their references as the bundle lists them, or as it did when they were
 * stored (a digest leaves the head for a shard of whole days, and what was read must still be found).
 */
export function storedRefs(
  stored: readonly StoredFile[],
  listed: readonly ShardRef[],
  known: readonly ShardRef[],
): readonly ShardRef[] {
  const refs = new Map([...known, ...listed].map((ref) => [ref.file, ref]));
  return stored.flatMap(({ file }) => refs.get(file) ?? []);
}

const newestFirst = (a: ShardRef, b: ShardRef): number =>
  byText((b.digests[0] as DigestRef).id, (a.digests[0] as DigestRef).id);

/**
 * The manifest of what can be read without a network: its head is every stored shard, its years are none.
 * No digest is in it twice: shards that the bundle lists go before older ones, larger before smaller.
 */
export function readableManifest(manifest: Manifest, refs: readonly ShardRef[]): Manifest {
  const listed = new Set(manifest.head.map(({ file }) => file));
  const rank = (ref: ShardRef) => (listed.has(ref.file) ? Number.POSITIVE_INFINITY : ref.digests.length);
  const seen = new Set<string>();
  const head: ShardRef[] = [];
  for (const ref of refs.toSorted((a, b) => rank(b) - rank(a) || newestFirst(a, b))) {
    if (ref.digests.some(({ id }) => seen.has(id))) continue;
    for (const { id } of ref.digests) seen.add(id);
    head.push(ref);
  }
  return { ...manifest, head: head.sort(newestFirst), years: [], search: null };
}

/** The same with the number of items that it lists, so that a search says of how many. */
export function countedManifest(manifest: Manifest): Manifest {
  const counts: Record<string, number> = {};
  for (const digest of manifest.head.flatMap(({ digests }) => digests))
    for (const [slug, n] of Object.entries(digest.counts)) counts[slug] = (counts[slug] ?? 0) + n;
  return { ...manifest, counts };
}
