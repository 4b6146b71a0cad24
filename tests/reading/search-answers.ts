import type { Digest, Item } from "../../src/bundle/schema.ts";
import { isHit, parseQuery } from "../../src/reading/search/search.ts";
import { runSearch, type SearchFiles } from "../../src/reading/search/search-run.ts";
import { makeDigest } from "./made.ts";
import { type Searchable, searchable, soughtBy, type Told } from "./searchable.ts";

/** `count` digests of `size` items, six a day, newest first. */
export const archive = (
  count: number,
  size: number,
  said?: (digest: number, ordinal: number) => Partial<Item>,
) =>
  Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(2025, 5, 14, 20) - back * 4 * 3_600_000).toISOString();
    return makeDigest(
      `${at.slice(0, 10)}-${at.slice(11, 13)}`,
      size,
      (ordinal) => said?.(back, ordinal) ?? {},
    );
  });

/** Twelve digests: every third item speaks of a model, and of these every other one of NVIDIA. */
export const DIGESTS = archive(12, 6, (digest, ordinal) => {
  if (ordinal % 3 !== 0) return { body: "别的消息。" };
  return { body: (digest + ordinal / 3) % 2 === 0 ? "英伟达 NVIDIA 发布新模型。" : "新模型来了。" };
});

export interface Answer {
  readonly ids: readonly string[];
  readonly missing: number;
  readonly searched: number;
}

/** What a search finds in digests of which some files are otherwise than they should be. */
export async function answer(
  digests: readonly Digest[],
  text: string,
  otherwise: (whole: Searchable) => Partial<SearchFiles> = () => ({}),
  told: Told = {},
): Promise<Answer> {
  const whole = searchable(digests, told);
  const files = { ...whole.files, ...otherwise(whole) };
  const ids: string[] = [];
  let [missing, searched] = [0, 0];
  for await (const step of runSearch(whole.head, soughtBy(text), files)) {
    ids.push(...step.hits.map(({ item }) => item.id));
    ({ missing, searched } = step);
  }
  return { ids, missing, searched };
}

/** The plain truth: what reading every text finds. */
export const hitsIn = (digests: readonly Digest[], text: string): readonly string[] =>
  digests
    .flatMap(({ items }) => items)
    .filter((item) => isHit(item, parseQuery(text)))
    .map(({ id }) => id);

export const itemsIn = (digests: readonly Digest[]): number => digests.flatMap(({ items }) => items).length;
export const whole = (text: string, digests = DIGESTS): Answer => ({
  ids: hitsIn(digests, text),
  missing: 0,
  searched: itemsIn(digests),
});

/** The buckets of each segment, by its name. */
export const bucketsOf = async (files: SearchFiles): Promise<ReadonlyMap<string, number>> =>
  new Map((await files.entry())?.segments.map(({ id, buckets }) => [id, buckets]));
