import { fingerprint } from "../bundle/fingerprint.ts";
import { BUNDLE_VERSION, HEAD_DIGESTS } from "../bundle/limits.ts";
import type { Digest, DigestRef, Manifest, NamesFile, ShardRef, Year, YearRef } from "../bundle/schema.ts";
import { mergeNames, namesFile } from "./names-file.ts";
import { searchFiles } from "./search-files.ts";
import { cutShards } from "./shard.ts";
import { categoriesOf, type DigestSummary, sumCounts, summarise } from "./summary.ts";

/** A file of the bundle; `path` is below the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly text: string;
}

/** Characters of a content hash in a file's name: 48 bits. */
const HASH_LENGTH = 8;

const hashed = (folder: string, name: string, text: string): BundleFile => ({
  path: `${folder}/${name}.${fingerprint(text, HASH_LENGTH)}.json`,
  text,
});

const named = (folder: string, name: string, value: unknown): BundleFile =>
  hashed(folder, name, `${JSON.stringify(value)}\n`);

/** Whether a text is what the name of its file says; a damaged file is not. */
export const isIntact = (file: string, text: string): boolean =>
  file.endsWith(`.${fingerprint(text, HASH_LENGTH)}.json`);

/** A digest as it stands in a shard. */
export const digestText = (digest: Digest): string => JSON.stringify(digest);

/** The shard of some digests (each as its text, newest first) under its name. */
export const shardFile = (name: string, digests: readonly string[]): BundleFile =>
  hashed("shards", name, `{"version":${BUNDLE_VERSION},"digests":[${digests.join(",")}]}\n`);

/** The name of an archive shard: its oldest day. A head shard has the name of its digest. */
export const archiveName = (digests: readonly Pick<DigestSummary, "day">[]): string =>
  digests.at(-1)?.day ?? "";

/** The list of a year's shards, newest first, and its line in the manifest. O(digests of the year). */
export function yearFile(
  year: string,
  shards: readonly ShardRef[],
): { readonly file: BundleFile; readonly ref: YearRef } {
  const list: Year = { version: BUNDLE_VERSION, shards };
  const file = named("years", year, list);
  const digests = shards.reduce((sum, ref) => sum + ref.digests.length, 0);
  return { file, ref: { year, file: file.path, digests, counts: countsOf(shards) } };
}

const countsOf = (refs: readonly ShardRef[]) =>
  sumCounts(refs.flatMap((ref) => ref.digests.map(({ counts }) => counts)));

/** What the manifest is made of; all lists newest first. */
export interface BundleParts {
  readonly head: readonly ShardRef[];
  readonly years: readonly YearRef[];
  /** Categories as digests declare them. */
  readonly declared: Iterable<string>;
  readonly names: NamesFile;
  /** Entry of the search index, or null for a bundle without one. */
  readonly search: string | null;
}

/** The file of names and the manifest, which comes last. O(head + years + names). */
export function emitManifest(parts: BundleParts): readonly BundleFile[] {
  const { head, years, declared, search } = parts;
  const counts = sumCounts([countsOf(head), ...years.map((year) => year.counts)]);
  const names = named("names", "names", parts.names);
  const newest: DigestRef | undefined = head[0]?.digests[0];
  const manifest: Manifest = {
    version: BUNDLE_VERSION,
    latest: newest?.publishedAt ?? 0,
    categories: categoriesOf(declared, counts),
    digests: head.length + years.reduce((sum, year) => sum + year.digests, 0),
    counts,
    head,
    years,
    search,
    names: names.path,
  };
  return [names, { path: "manifest.json", text: `${JSON.stringify(manifest)}\n` }];
}

/**
 * Digests, newest first → every file of the bundle, the manifest last; same digests, same bytes. O(n).
 * This says what a bundle is; a build that keeps what did not change gives the same, which tests compare.
 */
export function emitBundle(digests: readonly Digest[], search = true): readonly BundleFile[] {
  const summaries = digests.map((digest) => ({ ...summarise(digest), digest }));
  const cut = cutShards(summaries);
  const emit = (name: string, group: typeof summaries | readonly (typeof summaries)[number][]) => {
    const file = shardFile(
      name,
      group.map(({ digest }) => digestText(digest)),
    );
    const ref: ShardRef = { file: file.path, digests: group.map((one) => one.ref) };
    const shard = { version: BUNDLE_VERSION, digests: group.map(({ digest }) => digest) } as const;
    return { file, ref, shard: { file: file.path, shard } };
  };
  const head = cut.head.map((one) => emit(one.ref.id, [one]));
  const years = cut.years.map(({ year, shards }) => {
    const emitted = shards.map((group) => emit(archiveName(group), group));
    return {
      emitted,
      ...yearFile(
        year,
        emitted.map(({ ref }) => ref),
      ),
    };
  });
  const index = search
    ? searchFiles(
        head.map(({ shard }) => shard),
        years.flatMap(({ emitted }) => emitted.map(({ shard }) => shard)),
      )
    : { entry: null, files: [] };
  const newest = summaries.slice(0, HEAD_DIGESTS).map(({ names }) => names);
  return [
    ...head.map(({ file }) => file),
    ...years.flatMap(({ emitted, file }) => [...emitted.map((one) => one.file), file]),
    ...index.files,
    ...emitManifest({
      head: head.map(({ ref }) => ref),
      years: years.map(({ ref }) => ref),
      declared: summaries.flatMap(({ categories }) => categories),
      names: namesFile(mergeNames(summaries.map(({ names }) => names).reverse()), newest),
      search: index.entry,
    }),
  ];
}
