import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBucket, decodeSearchEntry, decodeSegment, decodeShard } from "../../src/bundle/decode.ts";
import type { Digest, Item } from "../../src/bundle/schema.ts";
import { bucketFile, decodeItems, encodeItems, segmentFile } from "../../src/bundle/search-shard.ts";
import { plainText, searchTexts } from "../../src/bundle/search-text.ts";
import { fold } from "../../src/bundle/terms.ts";
import { bloomOf, indexSegment, searchEntry, segmentRuns, sizeOf } from "../../src/compile/search-index.ts";
import { isHit, parseQuery } from "../../src/reading/search.ts";
import { type Hit, runSearch, type SearchFiles } from "../../src/reading/search-run.ts";
import { digestsOf } from "./corpora.ts";

const SHIPPED = digestsOf("digests") ?? [];

interface Index {
  readonly items: readonly Item[];
  readonly find: (text: string) => Promise<readonly Hit[]>;
}

/** An index of digests (newest first): the newest two by themselves, all others in two segments. */
function indexOf(digests: readonly Digest[]): Index {
  const texts = new Map<string, string>();
  const shards = digests.map((digest) => {
    const file = `shards/${digest.id}.json`;
    texts.set(file, JSON.stringify({ version: 1, digests: [digest] }));
    return { file, shard: { version: 1 as const, digests: [digest] } };
  });
  const half = Math.max(3, shards.length >> 1);
  const segments = [shards.slice(2, half), shards.slice(half)]
    .filter((part) => part.length > 0)
    .map(indexSegment);
  for (const { files } of segments) for (const { path, text } of files) texts.set(path, text);
  const entry = searchEntry(
    shards.slice(0, 2).map((one) => ({ ...sizeOf(one), bloom: bloomOf(one.shard) })),
    segments.map(({ ref }) => ref),
  );
  const read = (path: string): unknown => JSON.parse(texts.get(path) ?? "null");
  const files: SearchFiles = {
    shard: async (file) => okValue(decodeShard(read(file))),
    segment: async (id) => okValue(decodeSegment(read(segmentFile(id)))),
    bucket: async (id, bucket) => okValue(decodeBucket(read(bucketFile(id, bucket)))),
  };
  const decoded = decodeSearchEntry(JSON.parse(entry.text));
  if (!decoded.ok) throw new Error("the entry cannot be read");
  const find = async (text: string): Promise<readonly Hit[]> => {
    const hits: Hit[] = [];
    for await (const step of runSearch(decoded.value, parseQuery(text), files, () => true)) {
      expect(step.missing).toBe(0);
      hits.push(...step.hits);
    }
    return hits;
  };
  return { items: digests.flatMap(({ items }) => items), find };
}

const okValue = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | null =>
  result.ok ? result.value : null;

const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** Runs of Han characters as they stand in title, author and text, Markdown marks and all. */
const hanRunsOf = (item: Item): readonly string[] =>
  [item.title, item.source.author ?? "", item.body].flatMap((text) => text.match(HAN_RUN) ?? []);

/** The plain truth: the text has the query in it, said without any index. */
const holds = (item: Item, han: string): boolean =>
  [item.title, item.source.author ?? "", item.source.handle ?? "", plainText(item.body)].some((text) =>
    text
      .replace(/(?<=\p{Script=Han})\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=\p{Script=Han})/gu, "")
      .includes(han),
  );

const corpora = [
  ["the shipped digests", SHIPPED],
  ["four weeks of real digests", digestsOf("../shared/corpus/real-4h")],
] as const;

describe.each(corpora)("in %s", (name, digests) => {
  test(`every substring of two or more Han characters is found, and nothing else${digests ? "" : " (skipped: no ../shared)"}`, async (context) => {
    if (!digests) return context.skip();
    const index = indexOf(digests);
    const runs = index.items.flatMap(hanRunsOf);
    const substring = fc
      .record({ run: fc.integer({ min: 0, max: runs.length - 1 }), from: fc.nat(), length: fc.nat() })
      .map(({ run, from, length }) => {
        const text = [...(runs[run] ?? "")];
        const start = from % (text.length - 1);
        return text.slice(start, start + 2 + (length % Math.min(8, text.length - start - 1))).join("");
      });
    await fc.assert(
      fc.asyncProperty(substring, async (han) => {
        const found = (await index.find(han)).map(({ item }) => item.id);
        expect(found).toEqual(index.items.filter((item) => holds(item, fold(han))).map(({ id }) => id));
      }),
      { numRuns: name === "the shipped digests" ? 300 : 120 },
    );
  });

  test(`any query gives what reading every text gives, in the same order${digests ? "" : " (skipped: no ../shared)"}`, async (context) => {
    if (!digests) return context.skip();
    const index = indexOf(digests);
    const texts = index.items.flatMap((item) => [item.title, item.source.author ?? "", plainText(item.body)]);
    const piece = fc
      .record({ text: fc.nat(), from: fc.nat(), length: fc.integer({ min: 1, max: 9 }) })
      .map(({ text, from, length }) => {
        const all = texts[text % texts.length] ?? "";
        const start = from % Math.max(1, all.length);
        return [...all].slice(start, start + length).join("");
      });
    await fc.assert(
      fc.asyncProperty(piece, async (text) => {
        const query = parseQuery(text);
        fc.pre(query.parts.length > 0);
        const found = (await index.find(text)).map(({ item }) => item.id);
        expect(found).toEqual(index.items.filter((item) => isHit(item, query)).map(({ id }) => id));
      }),
      { numRuns: name === "the shipped digests" ? 200 : 80 },
    );
  });
});

test("folds width, case and the blank between Han and Latin", async () => {
  const { find } = indexOf(SHIPPED);
  const plain = await find("AI");
  expect(plain.length).toBeGreaterThan(0);
  for (const same of ["ai", "ＡＩ", " Ai "]) expect(await find(same)).toEqual(plain);
  expect(fold("英伟达 GPU 发布")).toBe(fold("英伟达ＧＰＵ发布"));
  expect(fold("two  words")).toBe("two words");
  expect(fold("模型 发布")).toBe("模型 发布");
});

test("finds words by their beginning and never by their inside", () => {
  const item = {
    title: "NVIDIA 发布 Blackwell",
    body: "",
    source: { url: null, site: null, author: null, handle: null },
  };
  expect(isHit(item, parseQuery("nvid"))).toBe(true);
  expect(isHit(item, parseQuery("black 发"))).toBe(true);
  expect(isHit(item, parseQuery("well"))).toBe(false);
  expect(isHit(item, parseQuery("发布b"))).toBe(true);
});

test.each([
  "(a+)+$",
  "[",
  "\\",
  "\u0000",
  "\u202e",
  "🤗",
  "x".repeat(100_000),
  "深".repeat(5_000),
  "*",
  "__proto__ constructor",
])("takes a query literally whatever it holds (%#)", async (text) => {
  const { find, items } = indexOf(SHIPPED);
  const query = parseQuery(text);
  expect((await find(text)).map(({ item }) => item.id)).toEqual(
    items.filter((item) => isHit(item, query)).map(({ id }) => id),
  );
});

test("numbers survive their encoding", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50_000)), (numbers) => {
      const ascending = [...numbers].sort((a, b) => a - b);
      expect(decodeItems(encodeItems(ascending))).toEqual(ascending);
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

test("the same shards give the same bytes under the same names", () => {
  const shards = SHIPPED.slice(2).map((digest) => ({
    file: `shards/${digest.id}.json`,
    shard: { version: 1 as const, digests: [digest] },
  }));
  expect(indexSegment(shards)).toEqual(indexSegment(structuredClone(shards)));
});

test("the folded text of an item has its author and its words without Markdown", () => {
  const item = SHIPPED[0]?.items[0];
  if (!item) throw new Error("no item");
  expect(searchTexts({ ...item, body: "**真。**她 [报告](https://a.example/x)" }).at(-1)).toBe("真。她 报告");
});
