import { expect, test } from "vitest";
import type { Day, Digest, Item } from "../../src/bundle/schema.ts";
import {
  type Bucket,
  beginningTerm,
  bucketOf,
  PIECE_SHARDS,
  type SearchEntry,
} from "../../src/bundle/search-shard.ts";
import { isHit, parseQuery } from "../../src/reading/search.ts";
import { headOf, runSearch, type SearchFiles } from "../../src/reading/search-run.ts";
import type { View } from "../../src/reading/view.ts";
import { makeDigest, manifestOf } from "./made.ts";
import { fileOf, type Searchable, searchable, soughtBy, type Told } from "./searchable.ts";

/** `count` digests of `size` items, six a day, newest first. */
const archive = (count: number, size: number, said?: (digest: number, ordinal: number) => Partial<Item>) =>
  Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(2025, 5, 14, 20) - back * 4 * 3_600_000).toISOString();
    return makeDigest(
      `${at.slice(0, 10)}-${at.slice(11, 13)}`,
      size,
      (ordinal) => said?.(back, ordinal) ?? {},
    );
  });

/** Twelve digests: every third item speaks of a model, and of these every other one of NVIDIA. */
const DIGESTS = archive(12, 6, (digest, ordinal) => {
  if (ordinal % 3 !== 0) return { body: "别的消息。" };
  return { body: (digest + ordinal / 3) % 2 === 0 ? "英伟达 NVIDIA 发布新模型。" : "新模型来了。" };
});

interface Answer {
  readonly ids: readonly string[];
  readonly missing: number;
  readonly searched: number;
}

/** What a search finds in digests of which some files are otherwise than they should be. */
async function answer(
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
const hitsIn = (digests: readonly Digest[], text: string): readonly string[] =>
  digests
    .flatMap(({ items }) => items)
    .filter((item) => isHit(item, parseQuery(text)))
    .map(({ id }) => id);

const itemsIn = (digests: readonly Digest[]): number => digests.flatMap(({ items }) => items).length;
const whole = (text: string, digests = DIGESTS): Answer => ({
  ids: hitsIn(digests, text),
  missing: 0,
  searched: itemsIn(digests),
});

test("the head of a manifest is its shards in their order, each with the number of its items", () => {
  expect(headOf(manifestOf(DIGESTS.slice(0, 2)))).toEqual(
    DIGESTS.slice(0, 2).map((digest) => ({ file: fileOf(digest), items: 6 })),
  );
});

test("without an index the newest shards are looked through, whether they are here or not", async () => {
  for (const loaded of [0, 1, 2])
    expect(await answer(DIGESTS, "模型", () => ({ entry: async () => null }), { loaded })).toEqual({
      ids: hitsIn(DIGESTS.slice(0, 2), "模型"),
      missing: 0,
      searched: 12,
    });
});

test("without an index a shard that cannot be had is told of, and the others are looked through", async () => {
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    entry: async () => null,
    shard: async (file) => (file === fileOf(DIGESTS[0] as Digest) ? null : files.shard(file)),
  }));
  expect(found).toEqual({ ids: hitsIn(DIGESTS.slice(1, 2), "模型"), missing: 1, searched: 12 });
});

test("shards that the index lacks are looked through, whether they are here or not", async () => {
  for (const unindexed of [1, 2]) {
    for (const loaded of [0, 1, 2])
      expect(await answer(DIGESTS, "模型", () => ({}), { unindexed, loaded })).toEqual(whole("模型"));
  }
});

test("a shard that the index lacks and that cannot be had is told of", async () => {
  const newest = fileOf(DIGESTS[0] as Digest);
  const found = await answer(
    DIGESTS,
    "模型",
    ({ files }) => ({ shard: async (file) => (file === newest ? null : files.shard(file)) }),
    { unindexed: 1 },
  );
  expect(found).toEqual({ ...whole("模型"), ids: hitsIn(DIGESTS.slice(1), "模型"), missing: 1 });
});

test("an index that does not say what its newest shard is has all of them", async () => {
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    entry: async () => {
      const { newest, ...old } = (await files.entry()) as SearchEntry;
      return newest === undefined ? null : old;
    },
  }));
  expect(found).toEqual(whole("模型"));
});

test("a shard that is here is not fetched, wherever in the archive it stands", async () => {
  const here = fileOf(DIGESTS[7] as Digest);
  let asked: readonly string[] = [];
  const found = await answer(DIGESTS, "模型", ({ files, asked: all }) => {
    asked = all;
    const shards = new Map(
      DIGESTS.map((digest) => [fileOf(digest), { version: 1 as const, digests: [digest] }]),
    );
    return {
      ...files,
      loaded: (file) => (file === here ? { shard: shards.get(file) as never, skipped: [] } : null),
    };
  });
  expect(found).toEqual(whole("模型"));
  expect(asked.some((path) => path.startsWith(fileOf(DIGESTS[6] as Digest)))).toBe(true);
  expect(asked.filter((path) => path.startsWith(here))).toEqual([]);
});

test("a shard whose items cannot be had is told of, and those of the others are found", async () => {
  const lost = DIGESTS[4] as Digest;
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    part: async (file, from, to) => (file === fileOf(lost) ? null : files.part(file, from, to)),
    shard: async (file) => (file === fileOf(lost) ? null : files.shard(file)),
  }));
  expect(found).toEqual({
    ...whole("模型"),
    ids: hitsIn(
      DIGESTS.filter((one) => one !== lost),
      "模型",
    ),
    missing: 1,
  });
});

test("of a shard that lost items while it was read, every other item is looked at", async () => {
  const [lost] = DIGESTS[4]?.items ?? [];
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    part: async () => null,
    shard: async (file) => {
      const read = await files.shard(file);
      if (!read || file !== fileOf(DIGESTS[4] as Digest)) return read;
      const digests = read.shard.digests.map((digest) => ({ ...digest, items: digest.items.slice(1) }));
      return {
        shard: { ...read.shard, digests },
        skipped: [{ path: "digests.0.items.0", message: "damaged" }],
      };
    },
  }));
  expect(found).toEqual(whole("模型"));
  expect(hitsIn(DIGESTS, "模型")).not.toContain(lost?.id);
});

test("a list that does not say where items lie costs whole shards and loses no hit", async () => {
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    piece: async (id, at) => {
      const piece = await files.piece(id, at);
      return piece && { ...piece, shards: piece.shards.map((listed) => ({ ...listed, bytes: "" })) };
    },
  }));
  expect(found).toEqual(whole("模型"));
});

test("shards whose list cannot be had are told of, and the search goes on behind them", async () => {
  const ids: string[] = [];
  const found = await answer(DIGESTS, "模型", ({ files }) => ({
    piece: async (id, at) => {
      if (!ids.includes(id)) ids.push(id);
      return id === ids[1] && at === 0 ? null : files.piece(id, at);
    },
  }));
  expect(found).toEqual({
    ids: hitsIn([...DIGESTS.slice(0, 2), ...DIGESTS.slice(6)], "模型"),
    missing: 1,
    searched: itemsIn(DIGESTS),
  });
});

const bucketsOf = async (files: SearchFiles): Promise<ReadonlyMap<string, number>> =>
  new Map((await files.entry())?.segments.map(({ id, buckets }) => [id, buckets]));

test.each(["模型", "模"])(
  "where nothing tells which items have %j, each segment is told of",
  async (text) => {
    expect(await answer(DIGESTS, text, () => ({ bucket: async () => null }))).toEqual({
      ids: [],
      missing: 3,
      searched: itemsIn(DIGESTS),
    });
  },
);

test("a term of which nothing is known is made up for by the others", async () => {
  const text = "nvidia 模型";
  const found = await answer(DIGESTS, text, ({ files }) => ({
    bucket: async (id, bucket) =>
      bucket === bucketOf("模型", (await bucketsOf(files)).get(id) as number)
        ? null
        : files.bucket(id, bucket),
  }));
  expect(found).toEqual(whole(text));
  expect(found.ids.length).toBeGreaterThan(0);
});

/** The third digest has more items than are listed in the buckets of its frequent terms. */
const FREQUENT = [...archive(2, 2), ...archive(3, 1_300, () => ({ body: "模型。" })).slice(2)];

test.each(["模型", "模"])("%j in very many items is found by the file that lists them", async (text) => {
  let dense = 0;
  const found = await answer(FREQUENT, text, ({ files }) => ({
    dense: (id, group) => {
      dense += 1;
      return files.dense(id, group);
    },
  }));
  expect(found).toEqual(whole(text, FREQUENT));
  expect([found.ids.length, dense]).toEqual([1_300, 1]);
});

const NOTHING: Bucket = { version: 1, terms: [], items: [] };

test.each([
  ["cannot be had", null],
  ["lists other terms", NOTHING],
])("where the file of a frequent term %s, its segment is told of", async (_, dense) => {
  const found = await answer(FREQUENT, "模型", () => ({ dense: async () => dense }));
  expect(found).toEqual({ ids: [], missing: 1, searched: itemsIn(FREQUENT) });
});

test("a beginning is not answered from some of its buckets, where others cannot be had", async () => {
  const found = await answer(FREQUENT, "模", ({ files }) => ({
    bucket: async (id, bucket) =>
      bucket === bucketOf(beginningTerm("模"), (await bucketsOf(files)).get(id) as number)
        ? files.bucket(id, bucket)
        : null,
  }));
  expect(found).toEqual({ ids: [], missing: 1, searched: itemsIn(FREQUENT) });
});

/** Ten characters, whose first four asked-for pairs stand apart in decoys; few items have them in a row. */
const RARE = "甲乙丙丁戊己庚辛壬癸";
const APART = parseQuery(RARE)
  .terms.slice(0, 4)
  .map(({ text }) => text)
  .join("，");
const DECOYS = archive(22, 14, (digest, ordinal) => {
  if (digest < 2) return {};
  return { body: ordinal === 7 && digest % 5 === 0 ? `${RARE}。` : `${APART}。` };
});

test("a search that reads much in vain asks for more terms, and reads less from then on", async () => {
  let asked: readonly string[] = [];
  const found = await answer(DECOYS, RARE, (all) => {
    asked = all.asked;
    return {};
  });
  expect(found).toEqual(whole(RARE, DECOYS));
  const touched = (digest: Digest) => asked.some((path) => path.startsWith(fileOf(digest)));
  const read = DECOYS.flatMap((digest, at) => (touched(digest) ? [at] : []));
  expect(read).toEqual([2, 3, 4, 5, 10, 15, 20]);
});

test("where no more terms can be had, what is known already serves for the rest of its segment", async () => {
  let gone = false;
  const found = await answer(DECOYS, RARE, ({ files }) => ({
    bucket: async (id, bucket) => (gone ? null : files.bucket(id, bucket)),
    shard: (file) => {
      gone = true;
      return files.shard(file);
    },
  }));
  expect(found).toEqual({ ...whole(RARE, DECOYS), ids: hitsIn(DECOYS.slice(0, 11), RARE), missing: 1 });
  expect(found.ids.length).toBeGreaterThan(1);
});

test("pieces, shards and all that is older than the dates asked for are passed over, and no hit with them", async () => {
  const long = archive(4 * PIECE_SHARDS, 1, () => ({ body: "新模型来了。" }));
  const days = [...new Set(long.map(({ id }) => id.slice(0, 10) as Day))];
  for (const [from, to] of [
    [0.1, 0.05],
    [0.4, 0.3],
    [0.9, 0.6],
    [0.97, 0.95],
  ] as const) {
    const said = {
      from: days[Math.floor(from * days.length)],
      to: days[Math.floor(to * days.length)],
    } as const;
    const { files, head, asked } = searchable(long);
    const ids: string[] = [];
    for await (const { hits } of runSearch(head, soughtBy("模型", said as Partial<View>), files))
      ids.push(...hits.map(({ item }) => item.id));
    const wanted = long.filter(({ id }) => {
      const day = id.slice(0, 10);
      return day >= (said.from as string) && day <= (said.to as string);
    });
    expect(ids).toEqual(wanted.flatMap(({ items }) => items.map(({ id }) => id)));
    expect(asked.filter((path) => path.startsWith("shards/")).length).toBe(wanted.length);
  }
});
