import { expect, test } from "vitest";
import type { Digest, Item } from "../../src/bundle/schema.ts";
import { compile } from "../../src/compile/compile.ts";
import { FEED_ITEMS, feedsOf } from "../../src/compile/feeds.ts";
import { feedSite } from "../../src/publish/site/write-feeds.ts";
import { makeDigest, makeDigests } from "../e2e/bundle.ts";

function digestsOf(files: Readonly<Record<string, string>>): readonly Digest[] {
  const shards = compile(
    Object.entries(files).map(([path, text]) => ({ path, text, bytes: new TextEncoder().encode(text) })),
  )
    .files.filter(({ path }) => path.startsWith("shards/"))
    .flatMap(({ text }) => (JSON.parse(text) as { digests: Digest[] }).digests);
  return shards.sort((a, b) => b.publishedAt - a.publishedAt);
}

interface JsonFeed {
  readonly home_page_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_html: string;
    readonly author?: { readonly name: string };
  }[];
}

const parsed = (text: string) => JSON.parse(text) as JsonFeed;

test("a feed has the newest items in their order, each under a name of its own that a move of the site leaves", () => {
  const digests = digestsOf(makeDigests(10, 14));
  const here = parsed(feedsOf(digests, null).json).items;
  const there = parsed(feedsOf(digests, "https://example.org/news/").json).items;
  expect(here).toHaveLength(FEED_ITEMS);
  expect(new Set(here.map(({ id }) => id)).size).toBe(FEED_ITEMS);
  for (const { id } of here)
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(there.map(({ id }) => id)).toEqual(here.map(({ id }) => id));
  expect(here.map(({ title }) => title)).toEqual(
    digests.flatMap(({ items }) => items.map(({ title }) => title)).slice(0, FEED_ITEMS),
  );
});

test("an entry is by the author that its item names or, without one, by the account that its address does", () => {
  const [digest] = digestsOf(makeDigests(1, 3));
  if (!digest) throw new Error("no digest");
  const of = (author: string | null, handle: string | null, at: number) => ({
    ...(digest.items[at] as Item),
    source: { url: null, site: null, author, handle },
  });
  const items = [of("林海", "linhai", 0), of(null, "linhai", 1), of(null, null, 2)];
  const feed = parsed(feedsOf([{ ...digest, items }], null).json);
  expect(feed.items.map(({ author }) => author?.name)).toEqual(["林海", "linhai", undefined]);
});

test("the same digests give the same bytes, and an empty folder a feed without entries", () => {
  const digests = digestsOf(makeDigests(3, 5));
  expect(feedsOf(digests, null)).toEqual(feedsOf(digests, null));
  expect(feedsOf([], null).atom).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
  expect(feedsOf([], null).atom).not.toContain("<entry>");
});

test("only a feed of a known site names its own place", () => {
  const digests = digestsOf(makeDigests(1, 1));
  expect(feedsOf(digests, null).atom).not.toContain('rel="self"');
  expect(feedsOf(digests, "https://example.org/news/").atom).toContain(
    '<link rel="self" href="https://example.org/news/feed.xml"/>',
  );
  expect(parsed(feedsOf(digests, "https://example.org/news/").json).home_page_url).toBe(
    "https://example.org/news/",
  );
});

test("an item without a source leads to the reader or, where that has no known address, nowhere", () => {
  const [digest] = digestsOf(makeDigests(1, 1));
  if (!digest) throw new Error("no digest");
  const items = digest.items.map((item): Item => ({ ...item, source: { ...item.source, url: null } }));
  const known = feedsOf([{ ...digest, items }], "https://example.org/news/");
  expect(parsed(known.json).items[0]?.url).toBe(`https://example.org/news/?story=${items[0]?.id}`);
  const unknown = feedsOf([{ ...digest, items }], null);
  expect(parsed(unknown.json).items[0]).not.toHaveProperty("url");
  // An entry of Atom has a link in any case; its id is no place.
  expect(unknown.atom).toContain('<link href="urn:uuid:');
});

test("what a digest says can neither end its element nor become markup", () => {
  const title = 'a ]]></title><script>x</script> & "b"';
  const body = "text ]]> <img src=x onerror=alert(1)> **bold**";
  const digests = digestsOf({
    "2025-06-14-00.md": makeDigest("2025-06-14T00:00:00+08:00", [{ title, body }]),
  });
  const { atom, json } = feedsOf(digests, null);
  expect(atom).not.toMatch(/<script|<img/);
  expect(atom.match(/]]>/g)?.length).toBe(atom.match(/<!\[CDATA\[/g)?.length);
  expect(parsed(json).items[0]?.content_html).not.toContain("<img");
  expect(parsed(json).items[0]?.content_html).toContain("bold");
});

test.each([
  [
    'a link with a [title](https://a.example/ "t") and [one](<https://b.example/a b>)',
    ["a link with a title and one"],
  ],
  ["\\[1\\] 3 \\* 4 \\< 5 \\_ 6", ["[1] 3 * 4 < 5 _ 6"]],
  ["**粗体：**正文 `a_b**c` &amp; <https://a.example/>", ["粗体：正文 a_b**c & https://a.example/"]],
  ["[论文 [v2]](https://a.example/(1)) 与 2 * 3", ["论文 [v2] 与 2 * 3"]],
  ["# 题\n\n- 甲\n- 乙\n\n> 丙\n\n```\n**x**\n```", ["题", "甲", "乙", "丙", "**x**"]],
  ["", []],
])("the text of %j has its words and no marks", (markdown, texts) => {
  const [digest] = digestsOf(makeDigests(1, 1)) as [Digest];
  const items = digest.items.map((item) => ({ ...item, body: markdown }));
  const [entry] = parsed(feedsOf([{ ...digest, items }], null).json).items;
  const found = [...(entry?.content_html ?? "").matchAll(/<p>(.*?)<\/p>/gs)].map(([, text = ""]) =>
    text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );
  expect(found).toEqual(texts);
});

test("no part of an item brings a character into a feed that XML has no way to write", () => {
  const [digest] = digestsOf(makeDigests(1, 1)) as [Digest];
  const items = digest.items.map((item) => ({
    ...item,
    title: "题\uffff",
    body: "文\uffff",
    source: { ...item.source, author: "人\uffff" },
  }));
  const { atom, json } = feedsOf([{ ...digest, items }], null);
  for (const word of ["题", "文", "人"]) expect(atom).toContain(word);
  expect(atom + json).not.toContain("\uffff");
});

test("the address of a site is taken with its path, and anything else is none", () => {
  expect(feedSite("https://example.org/news")).toBe("https://example.org/news/");
  expect(feedSite("https://example.org")).toBe("https://example.org/");
  for (const none of [undefined, "", "example.org", "javascript:alert(1)", "ftp://example.org/"])
    expect(feedSite(none)).toBeNull();
});
