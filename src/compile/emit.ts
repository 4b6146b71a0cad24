import { fingerprint } from "../bundle/fingerprint.ts";
import { BUNDLE_VERSION } from "../bundle/limits.ts";
import type {
  Category,
  Digest,
  DigestRef,
  Manifest,
  Shard,
  ShardRef,
  Year,
  YearRef,
} from "../bundle/schema.ts";
import { categorySlug, KNOWN_CATEGORIES, OTHER } from "./categories.ts";
import { namesFile } from "./names-file.ts";
import { searchFiles } from "./search-files.ts";
import type { NamedShard } from "./search-index.ts";
import { cutShards } from "./shard.ts";

/** A file of the bundle; `path` is below the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly text: string;
}

/** Characters of a content hash in a file's name: 48 bits. */
const HASH_LENGTH = 8;

type Counts = Record<string, number>;

function addCounts(into: Counts, counts: Readonly<Counts>): Counts {
  for (const [slug, n] of Object.entries(counts)) into[slug] = (into[slug] ?? 0) + n;
  return into;
}

/** Sorted by name: the bytes must not tell which digest came first. */
const sorted = (counts: Readonly<Counts>): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

const emptyCounts = (): Counts => Object.create(null) as Counts;

function digestRef(digest: Digest): DigestRef {
  const counts = emptyCounts();
  for (const item of digest.items) counts[item.category] = (counts[item.category] ?? 0) + 1;
  return { id: digest.id, publishedAt: digest.publishedAt, counts: sorted(counts) };
}

function named(folder: string, name: string, value: unknown): BundleFile {
  const text = `${JSON.stringify(value)}\n`;
  return { path: `${folder}/${name}.${fingerprint(text, HASH_LENGTH)}.json`, text };
}

function emitShard(
  name: string,
  digests: readonly Digest[],
): { readonly file: BundleFile; readonly ref: ShardRef; readonly shard: NamedShard } {
  const shard: Shard = { version: BUNDLE_VERSION, digests };
  const file = named("shards", name, shard);
  return {
    file,
    ref: { file: file.path, digests: digests.map(digestRef) },
    shard: { file: file.path, shard },
  };
}

const countsOf = (refs: readonly ShardRef[]): Counts =>
  sorted(refs.flatMap((ref) => ref.digests).reduce((sum, one) => addCounts(sum, one.counts), emptyCounts()));

/** The five known categories in their order, then the others by name, then 其他; only those that items carry. */
function categoriesOf(digests: readonly Digest[], counts: Readonly<Counts>): readonly Category[] {
  const declared = new Map<string, Category>();
  for (const name of digests.flatMap((digest) => digest.categories)) {
    const slug = categorySlug(name);
    if (!declared.has(slug)) declared.set(slug, { slug, name });
  }
  const known = KNOWN_CATEGORIES.filter(({ slug }) => slug in counts);
  const rest = Object.keys(counts)
    .filter((slug) => slug !== OTHER && !known.some((one) => one.slug === slug))
    .sort()
    .map((slug) => declared.get(slug) ?? ({ slug, name: slug } as Category));
  return [...known, ...rest, ...(OTHER in counts ? [{ slug: OTHER, name: "其他" }] : [])];
}

/** Digests, newest first → every file of the bundle, the manifest last; same digests, same bytes. O(n). */
export function emitBundle(digests: readonly Digest[]): readonly BundleFile[] {
  const cut = cutShards(digests);
  const head = cut.head.map((digest) => emitShard(digest.id, [digest]));
  const years = cut.years.map(({ year, shards }) => {
    const emitted = shards.map((group) => emitShard(group.at(-1)?.day ?? year, group));
    const refs = emitted.map(({ ref }) => ref);
    const list: Year = { version: BUNDLE_VERSION, shards: refs };
    const file = named("years", year, list);
    const digestCount = refs.reduce((sum, ref) => sum + ref.digests.length, 0);
    const ref: YearRef = { year, file: file.path, digests: digestCount, counts: countsOf(refs) };
    return { ref, files: [...emitted.map((one) => one.file), file], shards: emitted.map((one) => one.shard) };
  });
  const headRefs = head.map(({ ref }) => ref);
  const search = searchFiles(
    head.map(({ shard }) => shard),
    years.flatMap(({ shards }) => shards),
  );
  const counts = sorted(
    years.reduce((sum, { ref }) => addCounts(sum, ref.counts), addCounts(emptyCounts(), countsOf(headRefs))),
  );
  const names = named("names", "names", namesFile(digests));
  const manifest: Manifest = {
    version: BUNDLE_VERSION,
    latest: digests[0]?.publishedAt ?? 0,
    categories: categoriesOf(digests, counts),
    digests: digests.length,
    counts,
    head: headRefs,
    years: years.map(({ ref }) => ref),
    search: search.entry,
    names: names.path,
  };
  return [
    ...head.map(({ file }) => file),
    ...years.flatMap(({ files }) => files),
    ...search.files,
    names,
    { path: "manifest.json", text: `${JSON.stringify(manifest)}\n` },
  ];
}
