import { expect, test } from "vitest";
import { type Bucket, beginningTerm, bucketOf } from "../../src/bundle/search-shard.ts";
import { answer, archive, bucketsOf, itemsIn, whole } from "./search-answers.ts";
import type { Told } from "./searchable.ts";

/** The third digest has more items than are listed in the buckets of its frequent terms. */
const FREQUENT = [...archive(2, 2), ...archive(3, 1_300, () => ({ body: "模型。" })).slice(2)];

/** What is asked for in files of frequent terms while something is searched for: parts with their first byte. */
async function askedInFiles(text: string, digests = FREQUENT, told: Told = {}) {
  let asked: readonly string[] = [];
  const found = await answer(
    digests,
    text,
    (all) => {
      asked = all.asked;
      return {};
    },
    told,
  );
  return { found, asked: asked.filter((path) => path.includes("/dense-")) };
}

test.each([
  ["模型", true],
  ["模", true],
  ["模型", false],
  ["模", false],
])("%j in very many items is found by its part of a file (packed: %j)", async (text, packed) => {
  const { found, asked } = await askedInFiles(text, FREQUENT, { packed });
  expect(found).toEqual(whole(text, FREQUENT));
  expect(found.ids.length).toBe(1_300);
  expect(asked).toEqual([expect.stringMatching(/\/dense-0\.json \d+$/)]);
});

test.each([true, false])(
  "a host that knows no ranges answers with the whole file (packed: %j)",
  async (packed) => {
    const { found, asked } = await askedInFiles("模型", FREQUENT, { ranges: false, packed });
    expect(found).toEqual(whole("模型", FREQUENT));
    expect(asked).toEqual([expect.stringMatching(/\/dense-0\.json$/)]);
  },
);

test("where a part of a file cannot be had, the whole is asked for", async () => {
  const found = await answer(FREQUENT, "模型", () => ({ densePart: async () => null }));
  expect(found).toEqual(whole("模型", FREQUENT));
});

test("many terms with one beginning are read from their file at once", async () => {
  const many = [...archive(2, 2), ...archive(3, 1_300, () => ({ body: "模型，模板，模样。" })).slice(2)];
  const { found, asked } = await askedInFiles("模", many);
  expect(found).toEqual(whole("模", many));
  expect([...new Set(asked)]).toEqual([expect.stringMatching(/\/dense-0\.json$/)]);
});

const NOTHING: Bucket = { version: 1, terms: [], items: [] };

test.each([
  ["cannot be had", null],
  ["lists other terms", NOTHING],
])("where the file of a frequent term %s, its segment is told of", async (_, dense) => {
  const found = await answer(FREQUENT, "模型", () => ({
    dense: async () => dense,
    densePart: async () => dense,
  }));
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
