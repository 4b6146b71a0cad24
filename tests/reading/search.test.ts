import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceOf } from "../../src/bundle/facet-terms.ts";
import { plainText } from "../../src/bundle/plain-text.ts";
import type { Digest, Item } from "../../src/bundle/schema.ts";
import { bodyText } from "../../src/bundle/search-body.ts";
import { searchTexts } from "../../src/bundle/search-text.ts";
import { fold } from "../../src/bundle/terms.ts";
import { isHit, parseQuery } from "../../src/reading/search/search.ts";
import type { Found } from "../../src/reading/search/search-read.ts";
import { runSearch } from "../../src/reading/search/search-run.ts";
import { matches } from "../../src/reading/view/filter.ts";
import { START, type View } from "../../src/reading/view/view.ts";
import { digestsOf } from "./corpora.ts";
import { searchable, soughtBy, type Told } from "./searchable.ts";

const SHIPPED = digestsOf("digests") ?? [];

interface Index {
  readonly items: readonly Item[];
  readonly find: (text: string, said?: Partial<View>) => Promise<readonly Found[]>;
  /** Files asked for by the last search. */
  readonly asked: string[];
}

function indexOf(digests: readonly Digest[], told: Told = {}): Index {
  const { files, head, asked } = searchable(digests, told);
  const find = async (text: string, said: Partial<View> = {}): Promise<readonly Found[]> => {
    asked.length = 0;
    const hits: Found[] = [];
    for await (const step of runSearch(head, soughtBy(text, said), files)) {
      expect(step.missing).toBe(0);
      hits.push(...step.hits);
    }
    return hits;
  };
  return { items: digests.flatMap(({ items }) => items), find, asked };
}

const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** Runs of Han characters as they stand in title, author and text, Markdown marks and all. */
const hanRunsOf = (item: Item): readonly string[] =>
  [item.title, item.source.author ?? "", item.body].flatMap((text) => text.match(HAN_RUN) ?? []);

/** The plain truth: the text has the query in it, said without any index. */
const holds = (item: Item, han: string): boolean =>
  [item.title, item.source.author ?? "", item.source.handle ?? "", bodyText(item.body)].some((text) =>
    text
      .replace(/(?<=\p{Script=Han})\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=\p{Script=Han})/gu, "")
      .includes(han),
  );

const corpora = [
  ["the shipped digests", SHIPPED, { packed: false }],
  ["four weeks of real digests", digestsOf("../shared/corpus/real-4h"), { packed: true }],
] as const;

describe.each(corpora)("in %s", (name, digests, told) => {
  test(`every substring of two or more Han characters is found, and nothing else${digests ? "" : " (skipped: no ../shared)"}`, async (context) => {
    if (!digests) return context.skip();
    const index = indexOf(digests, told);
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
      { numRuns: name === "the shipped digests" ? 300 : 120, examples: [["个新"]] },
    );
  });

  test(`any query gives what reading every text gives, in the same order${digests ? "" : " (skipped: no ../shared)"}`, async (context) => {
    if (!digests) return context.skip();
    const index = indexOf(digests, told);
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

test("what cannot be seen keeps nothing from being found, nor is a match begun in one paragraph and ended in another", () => {
  const source = { url: null, site: null, author: null, handle: null };
  const item = { title: "具身\u200b智能 ❤️", body: "data\u00adbase 发布\n\nGPT 来了", source };
  for (const text of ["具身智能", "database", "❤", "❤️", "发布 gpt", "gpt来了"])
    expect(isHit(item, parseQuery(text)), text).toBe(true);
  expect(isHit(item, parseQuery("发布gpt"))).toBe(false);
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

test("single characters, rare and frequent, and beginnings of words are found", async () => {
  const { items, find } = indexOf(SHIPPED);
  const texts = items.map((item) => searchTexts(item).join("\n"));
  const characters = [...new Set(texts.join("").match(/\p{Script=Han}/gu) ?? [])];
  const beginnings = [...new Set(texts.join(" ").match(/(?<![\p{L}\p{N}])[a-z]{1,2}/gu) ?? [])];
  for (const text of [...characters.filter((_, at) => at % 9 === 0), ...beginnings]) {
    const query = parseQuery(text);
    const found = (await find(text)).map(({ item }) => item.id);
    expect(found, text).toEqual(items.filter((item) => isHit(item, query)).map(({ id }) => id));
  }
});

test("a search joins every filter, and gives what looking at every item gives", async () => {
  const { items, find } = indexOf(SHIPPED);
  const days = items.map(({ id }) => id.slice(0, 10)).sort();
  const middle = days[days.length >> 1] as View["from"];
  const some = items[items.length >> 1];
  if (!some) throw new Error("no item");
  const filters: Partial<View>[] = [
    { categories: { only: [some.category], not: [] } },
    { categories: { only: [], not: [some.category] } },
    { sources: { only: [sourceOf(some) ?? ""], not: [] } },
    { names: { only: items.flatMap(({ names }) => names).slice(0, 2), not: [] } },
    { from: middle },
    { to: middle },
    {
      from: middle,
      to: middle,
      categories: { only: [some.category, items[0]?.category ?? some.category], not: [] },
    },
  ];
  for (const said of filters)
    for (const text of ["ai", "的", "模型", "没有人会写的词"]) {
      const view = { ...START, ...said };
      const query = parseQuery(text);
      expect((await find(text, said)).map(({ item }) => item.id)).toEqual(
        items.filter((item) => matches(item, view) && isHit(item, query)).map(({ id }) => id),
      );
    }
});

test("shards that are here are searched before anything is fetched, and found once", async () => {
  const plain = indexOf(SHIPPED);
  const { find, asked } = indexOf(SHIPPED, { loaded: 2 });
  const told = ({ item, digest }: Found) => [item, digest.day, digest.time, digest.zone];
  const found = await find("模型");
  expect(found.map(told)).toEqual((await plain.find("模型")).map(told));
  const newest = SHIPPED.slice(0, 2).map(({ id }) => `shards/${id}.json`);
  expect(found.some(({ digest }) => newest.includes(`shards/${digest.id}.json`))).toBe(true);
  await find("模型");
  expect(asked.filter((path) => newest.some((file) => path.startsWith(file)))).toEqual([]);
});

test("a host that knows no ranges answers with whole shards and segments, and nothing is lost", async () => {
  const plain = indexOf(SHIPPED, { packed: false });
  const { find } = indexOf(SHIPPED, { ranges: false });
  for (const text of ["模型", "nvidia", "芯片"])
    expect((await find(text)).map(({ item }) => item.id)).toEqual(
      (await plain.find(text)).map(({ item }) => item.id),
    );
});
