import { expect, test } from "vitest";
import { bucketOf } from "../../src/bundle/search-shard.ts";

const BUCKETS = 64;

test("terms whose first three characters are the same are in one bucket", () => {
  for (const terms of [
    ["transform", "transformer", "transit"],
    ["具身智", "具身智能"],
  ])
    expect(new Set(terms.map((term) => bucketOf(term, BUCKETS))).size, terms.join(" ")).toBe(1);
});

test("a term stays in its bucket, as readers look there in indexes that were made by another release", () => {
  const terms = ["nvidia", "gpt", "4", "具身", "!industry", "#OpenAI", "=nv", "批。业"];
  expect(terms.map((term) => bucketOf(term, BUCKETS))).toEqual([0, 27, 43, 32, 23, 55, 41, 72]);
});
