import { expect, test } from "vitest";
import type { Digest } from "../../src/bundle/schema.ts";
import { bucketOf, type SearchEntry } from "../../src/bundle/search-shard.ts";
import { headOf } from "../../src/reading/search/search-run.ts";
import { manifestOf } from "./made.ts";
import { answer, bucketsOf, DIGESTS, hitsIn, itemsIn, whole } from "./search-answers.ts";
import { fileOf, type Searchable } from "./searchable.ts";

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
  const otherwise = ({ files }: Searchable) => ({
    piece: async (id: string, at: number) => {
      if (!ids.includes(id)) ids.push(id);
      return id === ids[1] && at === 0 ? null : files.piece(id, at);
    },
  });
  // Four shards are listed together.
  const found = await answer(DIGESTS, "模型", otherwise, { packed: false });
  expect(found).toEqual({
    ids: hitsIn([...DIGESTS.slice(0, 2), ...DIGESTS.slice(6)], "模型"),
    missing: 1,
    searched: itemsIn(DIGESTS),
  });
});

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
