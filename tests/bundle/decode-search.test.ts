import { expect, test } from "vitest";
import { decodePiece, decodeSearchBucket, decodeSearchEntry } from "../../src/bundle/decode-search.ts";
import { INDEX_FORM } from "../../src/bundle/search-shard.ts";

const segment = { id: "abc", items: 3, buckets: 8, pieces: [3], oldest: ["2025-06-14"], packed: true };
const entry = { version: 1, form: INDEX_FORM, segments: [segment], newest: "shards/a.mOwtWgvO.json" };
const shard = {
  file: "shards/a.mOwtWgvO.json",
  digests: [["2025-06-14-00", "00:00", "+08:00", 3]],
  bytes: "1",
};

test("the files of a search index are read whole", () => {
  expect(decodeSearchEntry(entry)).toEqual({ ok: true, value: entry });
  expect(decodePiece({ version: 1, shards: [shard] })).toMatchObject({ ok: true });
  expect(decodeSearchBucket({ version: 1, terms: ["a"], items: ["0"] })).toMatchObject({ ok: true });
});

test("an index of another form is none, and one from before small segments were packed has none of these", () => {
  expect(decodeSearchEntry({ ...entry, form: INDEX_FORM + 1 })).toMatchObject({ ok: false });
  const { packed: _, ...before } = segment;
  expect(decodeSearchEntry({ ...entry, segments: [before] })).toMatchObject({
    value: { segments: [{ packed: false }] },
  });
});

test.each([
  [
    "a bucket whose terms and items differ in number",
    decodeSearchBucket({ version: 1, terms: ["a"], items: [] }),
  ],
  [
    "a list with a shard from elsewhere",
    decodePiece({ version: 1, shards: [{ ...shard, file: "../a.json" }] }),
  ],
  [
    "a segment whose buckets do not share out evenly",
    decodeSearchEntry({ ...entry, segments: [{ ...segment, buckets: 9 }] }),
  ],
])("%s is refused", (_, decoded) => {
  expect(decoded).toMatchObject({ ok: false, error: { type: "malformed" } });
});
