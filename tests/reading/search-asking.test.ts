import { expect, test } from "vitest";
import type { Day, Digest } from "../../src/bundle/schema.ts";
import { bucketOf, PIECE_SHARDS } from "../../src/bundle/search-shard.ts";
import { parseQuery } from "../../src/reading/search/search.ts";
import { runSearch } from "../../src/reading/search/search-run.ts";
import type { View } from "../../src/reading/view/view.ts";
import { answer, archive, bucketsOf, hitsIn, whole } from "./search-answers.ts";
import { fileOf, searchable, soughtBy } from "./searchable.ts";

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
  const found = await answer(
    DECOYS,
    RARE,
    (all) => {
      asked = all.asked;
      return {};
    },
    // Four shards are listed together.
    { packed: false },
  );
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

test("what leaves nearly all candidates of one segment is not asked for in the next", async () => {
  const alike = archive(12, 14, () => ({ body: "甲乙丙丁。" }));
  const asked: string[] = [];
  const found = await answer(alike, "甲乙丙丁", ({ files }) => ({
    bucket: async (id, bucket) => {
      const buckets = (await bucketsOf(files)).get(id) as number;
      for (const term of ["甲乙", "乙丙", "丙丁"]) if (bucket === bucketOf(term, buckets)) asked.push(term);
      return files.bucket(id, bucket);
    },
  }));
  expect(found).toEqual(whole("甲乙丙丁", alike));
  expect(asked.slice(0, 3).sort()).toEqual(["丙丁", "乙丙", "甲乙"]);
  expect(asked.slice(3)).toEqual([asked[0], asked[0]]);
});

test("a piece of text with a full stop in it is looked for by what stands beside it", async () => {
  const apart = archive(12, 14, (digest, ordinal) => ({
    body: ordinal === 5 && digest % 4 === 0 ? "甲乙丙。丁戊己。" : "丁戊己。甲乙丙。",
  }));
  let asked: readonly string[] = [];
  const found = await answer(apart, "乙丙。丁戊", (all) => {
    asked = all.asked;
    return {};
  });
  expect(found).toEqual(whole("乙丙。丁戊", apart));
  const read = apart.filter((digest) => asked.some((path) => path.startsWith(fileOf(digest))));
  expect(read).toEqual(apart.filter((_, at) => at % 4 === 0));
});

test("a single character is found where it ends a sentence and where it begins one, once in each item", async () => {
  const bodies = ["甲。乙丙", "丙。甲乙", "丙甲，甲丙", "甲", "丙。丙"];
  const mixed = archive(6, 60, (_, ordinal) => ({ body: bodies[ordinal % 5] as string }));
  for (const text of ["甲", "丙", "乙"]) expect(await answer(mixed, text)).toEqual(whole(text, mixed));
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
