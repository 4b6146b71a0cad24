import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeItems, decodeNumbers, encodeItems, encodeNumbers } from "../../src/bundle/search-numbers.ts";
import { searchTexts } from "../../src/bundle/search-text.ts";
import { digestText, shardFile } from "../../src/compile/emit.ts";
import { itemBytes, utf8Length } from "../../src/compile/search/item-bytes.ts";
import { indexSegment, segmentFiles, segmentRuns } from "../../src/compile/search/search-index.ts";
import { shardTerms } from "../../src/compile/search/shard-terms.ts";
import { digestsOf } from "./corpora.ts";

const SHIPPED = digestsOf("digests") ?? [];

test("numbers survive their encoding, also in bursts with long gaps between", () => {
  const gap = fc.oneof(fc.nat(3), fc.nat(300), fc.nat(16_000));
  const gaps = fc.oneof(fc.array(gap), fc.array(fc.constant(0), { minLength: 2_000, maxLength: 9_000 }));
  fc.assert(
    fc.property(gaps, (list) => {
      let before = -1;
      const ascending = list.map((one) => (before += one + 1));
      expect(decodeItems(encodeItems(ascending))).toEqual(ascending);
      expect(decodeNumbers(encodeNumbers(list))).toEqual(list);
    }),
  );
});

test("items take little more than the least that their frequency allows", () => {
  const size = 40_000;
  for (const share of [0.01, 0.05, 0.2, 0.5]) {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const numbers = Array.from({ length: size }, (_, at) => at).filter(() => random() < share);
    const least = (-size * (share * Math.log2(share) + (1 - share) * Math.log2(1 - share))) / 6;
    expect(encodeItems(numbers).length).toBeLessThan(least * 1.1);
  }
});

test("what is no encoding of items gives numbers, and never fails", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const numbers = decodeItems(text);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test("a new shard moves no boundary of the segments before it", () => {
  for (let shards = 0; shards < 700; shards += 1) {
    const runs = segmentRuns(shards);
    expect(runs.reduce((sum, { first, end }) => sum + end - first, 0)).toBe(shards - (shards % 8));
    const kept = segmentRuns(shards + 1).filter((run) =>
      runs.some((one) => one.first === run.first && one.end === run.end),
    );
    if ((shards + 1) % 8 !== 0) expect(kept).toEqual(runs);
  }
});

test("the same shards give the same bytes under the same names, whatever was indexed before", () => {
  const shards = SHIPPED.slice(2).map((digest) => ({
    file: `shards/${digest.id}.json`,
    shard: { version: 1 as const, digests: [digest] },
    text: shardFile(digest.id, [digestText(digest)]).text,
  }));
  expect(indexSegment(shards)).toEqual(indexSegment(structuredClone(shards)));
  const terms = shardTerms();
  for (const some of [shards, shards.slice(1), shards])
    expect([...segmentFiles(some, terms)]).toEqual(indexSegment(some));
});

test("the folded text of an item has its author and its words without Markdown", () => {
  const item = SHIPPED[0]?.items[0];
  if (!item) throw new Error("no item");
  expect(searchTexts({ ...item, body: "**真。**她 [报告](https://a.example/x)" }).at(-1)).toBe("真。她 报告");
});

test("each item of a shard is told by its bytes", () => {
  const title = fc.oneof(fc.string({ unit: "grapheme" }), fc.constant('{"id":"'), fc.constant("]}]}"));
  fc.assert(
    fc.property(fc.array(title, { maxLength: 4 }), (titles) => {
      const shard = {
        version: 1 as const,
        digests: SHIPPED.slice(0, 2).map((digest) => ({
          ...digest,
          items: digest.items
            .slice(0, titles.length)
            .map((item, at) => ({ ...item, title: titles[at] ?? "" })),
        })),
      };
      const { text } = shardFile("x", shard.digests.map(digestText));
      const bytes = itemBytes(shard, text);
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
      const raw = Buffer.from(text);
      let at = 0;
      const read = Array.from({ length: bytes.length / 2 }, (_, item) => {
        const from = at + (bytes[2 * item] ?? 0);
        at = from + (bytes[2 * item + 1] ?? 0);
        return JSON.parse(raw.subarray(from, at).toString());
      });
      expect(read).toEqual(shard.digests.flatMap(({ items }) => items));
    }),
  );
});
