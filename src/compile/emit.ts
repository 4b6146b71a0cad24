import { BUNDLE_VERSION, HEAD_DIGESTS } from "../bundle/limits.ts";
import { namedAfter } from "../bundle/named-after.ts";
import type { Digest, Manifest, NameRef, ShardRef, Year, YearRef } from "../bundle/schema.ts";
import { type IndexCut, indexCut } from "./index-cut.ts";
import { mergeNames, namesFile } from "./names-file.ts";
import { type CountedShard, planSearch, type SearchPlan, searchFiles } from "./search/search-files.ts";
import type { NamedShard } from "./search/search-index.ts";
import { type Cut, cutShards } from "./shard.ts";
import { categoriesOf, type DigestSummary, firstSpellings, sumCounts, summarise } from "./summary.ts";

/** A file of the bundle; `path` is below the bundle's folder. */
export interface BundleFile {
  readonly path: string;
  readonly text: string;
}

const hashed = (folder: string, name: string, text: string): BundleFile => ({
  path: namedAfter(`${folder}/${name}`, text),
  text,
});

const named = (folder: string, name: string, value: unknown): BundleFile =>
  hashed(folder, name, `${JSON.stringify(value)}\n`);

/** The text of a digest in a shard. */
export const digestText = (digest: Digest): string => JSON.stringify(digest);

/** The file of a shard, from its name and the texts of its digests (newest first). */
export const shardFile = (name: string, digests: readonly string[]): BundleFile =>
  hashed("shards", name, `{"version":${BUNDLE_VERSION},"digests":[${digests.join(",")}]}\n`);

/** The name of an archive shard: its oldest day. A head shard is named after its digest. */
export const archiveName = (digests: readonly Pick<DigestSummary, "day">[]): string =>
  digests.at(-1)?.day ?? "";

/** A shard with the summaries of its digests, newest first. */
export interface SummedShard {
  readonly file: string;
  readonly digests: readonly DigestSummary[];
}

/** A year without its digests: what the manifest, the file of names and the search index need of it. */
export interface YearRecord {
  readonly ref: YearRef;
  /** Newest first. */
  readonly shards: readonly CountedShard[];
  /** Categories as digests declare them, newest first, each once. */
  readonly declared: readonly string[];
  readonly names: readonly NameRef[];
}

const refOf = ({ file, digests }: SummedShard): ShardRef => ({
  file,
  digests: digests.map(({ ref }) => ref),
});

/** Counts items and digests of a shard. O(digests). */
export const countShard = (file: string, digests: readonly { readonly size: number }[]): CountedShard => ({
  file,
  items: digests.reduce((sum, { size }) => sum + size, 0),
  digests: digests.length,
});

const countsOf = (digests: readonly DigestSummary[]) => sumCounts(digests.map(({ ref }) => ref.counts));

const namesOf = (digests: readonly DigestSummary[]): readonly NameRef[] =>
  mergeNames(digests.map(({ names }) => names).toReversed());

/** Makes the list of a year's shards (newest first) and the year's record. O(digests of the year). */
export function emitYear(
  year: string,
  shards: readonly SummedShard[],
): { readonly file: BundleFile; readonly record: YearRecord } {
  const list: Year = { version: BUNDLE_VERSION, shards: shards.map(refOf) };
  const file = named("years", year, list);
  const digests = shards.flatMap((shard) => shard.digests);
  const record: YearRecord = {
    ref: { year, file: file.path, digests: digests.length, counts: countsOf(digests) },
    shards: shards.map((shard) => countShard(shard.file, shard.digests)),
    declared: firstSpellings(digests.flatMap(({ categories }) => categories)),
    names: namesOf(digests),
  };
  return { file, record };
}

/** What the manifest is made from; both lists newest first. */
export interface BundleParts {
  /** One digest a shard. */
  readonly head: readonly SummedShard[];
  readonly years: readonly YearRecord[];
  /** Entry of the search index, or null for a bundle without one. */
  readonly search: string | null;
}

const digestsIn = ({ head, years }: Pick<BundleParts, "head" | "years">): number =>
  years.reduce((sum, { ref }) => sum + ref.digests, head.length);

/** The shards of a cut; both lists newest first. */
export interface CutCounts {
  readonly head: readonly CountedShard[];
  readonly archive: readonly CountedShard[];
}

/** Plans the search index: of all shards or, where it was made earlier, of the shards of then. */
export const planIndex = (
  now: CutCounts,
  earlier: CutCounts | null,
  { waiting, settled, joins }: Pick<IndexCut<never>, "waiting" | "settled" | "joins">,
): SearchPlan => planSearch({ ...(earlier ?? { ...now, head: now.head.slice(waiting) }), settled, joins });

/** Makes the file of names and, last, the manifest. O(head + years + names). */
export function emitManifest({ head, years, search }: BundleParts): readonly BundleFile[] {
  const newest = head.flatMap(({ digests }) => digests);
  const counts = sumCounts([countsOf(newest), ...years.map(({ ref }) => ref.counts)]);
  const all = mergeNames([...years.map(({ names }) => names).toReversed(), namesOf(newest)]);
  const names = named(
    "names",
    "names",
    namesFile(
      all,
      newest.slice(0, HEAD_DIGESTS).map((one) => one.names),
    ),
  );
  const manifest: Manifest = {
    version: BUNDLE_VERSION,
    latest: newest[0]?.ref.publishedAt ?? 0,
    categories: categoriesOf(
      [...newest.flatMap(({ categories }) => categories), ...years.flatMap(({ declared }) => declared)],
      counts,
    ),
    digests: digestsIn({ head, years }),
    counts,
    head: head.map(refOf),
    years: years.map(({ ref }) => ref),
    search,
    names: names.path,
  };
  return [names, { path: "manifest.json", text: `${JSON.stringify(manifest)}\n` }];
}

interface WholeDigest extends DigestSummary {
  readonly digest: Digest;
}

/**
 * Turns digests (newest first) into every file of the bundle, the manifest last; same digests, same bytes. O(n).
 * This defines what the files are; a build that keeps what did not change gives the same, which tests compare.
 */
export function emitBundle(digests: readonly Digest[], search = true): readonly BundleFile[] {
  const whole = digests.map((digest): WholeDigest => ({ ...summarise(digest), digest }));
  const cut = cutShards(whole);
  const files: BundleFile[] = [];
  const shards = new Map<string, NamedShard>();
  const emit = (name: string, group: readonly WholeDigest[]): SummedShard => {
    const file = shardFile(
      name,
      group.map(({ digest }) => digestText(digest)),
    );
    if (!shards.has(file.path)) files.push(file);
    const shard = { version: BUNDLE_VERSION, digests: group.map(({ digest }) => digest) } as const;
    shards.set(file.path, { file: file.path, shard, text: file.text });
    return { file: file.path, digests: group };
  };
  const counted = ({ file, digests: group }: SummedShard) => countShard(file, group);
  const emitHead = ({ head }: Cut<WholeDigest>) => head.map((one) => emit(one.ref.id, [one]));
  const head = emitHead(cut);
  const years = cut.years.map(({ year, shards: groups }) => {
    const { file, record } = emitYear(
      year,
      groups.map((group) => emit(archiveName(group), group)),
    );
    files.push(file);
    return record;
  });
  const plan = (): SearchPlan => {
    const covers = indexCut(whole, cut);
    const { earlier } = covers;
    const now = { head: head.map(counted), archive: years.flatMap((year) => year.shards) };
    if (!earlier) return planIndex(now, null, covers);
    const groups = earlier.years.flatMap((year) => year.shards);
    const archive = groups.map((group) => counted(emit(archiveName(group), group)));
    return planIndex(now, { head: emitHead(earlier).map(counted), archive }, covers);
  };
  const planned = search ? plan() : null;
  const index = planned ? searchFiles(planned, [...shards.values()]) : { entry: null, files: [] };
  return [...files, ...index.files, ...emitManifest({ head, years, search: index.entry })];
}
