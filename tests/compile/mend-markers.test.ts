import { describe, expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { mendMarkers } from "../../src/compile/dialects/mend-markers.ts";
import { createNotes } from "../../src/compile/report/notes.ts";
import { compile, DATE } from "./compile-text.ts";

const read = (body: string) => {
  const { draft, outcome, rules } = compile(`---\n${DATE}\n---\n\n${body}`);
  return {
    outcome,
    rules: new Set(rules),
    items: (draft?.items ?? []).map(({ title, url, body }) => [title, url, body]),
  };
};
const two = (one: string, other: string) =>
  `${one}[甲-乙](https://a.example/1)\n\n文一。\n\n${other}[丙-丁](https://a.example/2)\n\n文二。\n`;

describe("a digest in which no line begins a list", () => {
  test.each([
    ["no blank", "1.", "2."],
    ["the mark of Chinese lists", "1、", "12、 "],
    ["full-width digits", "１．", "２． "],
    ["an escaped mark", "1\\. ", "2\\. "],
    ["a blank that does not break", "1.\u00A0", "2.\u00A0"],
    ["a colon", "1: ", "2："],
    ["a parenthesis without a blank", "1)", "2）"],
    ["two parentheses", "(1) ", "（2）"],
    ["brackets of Chinese lists", "【1】", "【2】 "],
    ["a number in bold", "**1.** ", "__2.__ "],
    ["a circle", "①", "⑫ "],
    ["a key", "1️⃣ ", "2️⃣"],
    ["a character without a width before", "\u200b1.  ", "\ufeff2. "],
    ["a wide blank before", "\u30001. ", "\u00A02. "],
  ])("has an item for each number with %s", (_, one, other) => {
    const { items, rules, outcome } = read(two(one, other));
    expect(items).toEqual([
      ["甲", "https://a.example/1", "文一。"],
      ["丙", "https://a.example/2", "文二。"],
    ]);
    expect([outcome, rules.has("marker-mended"), rules.has("no-items")]).toEqual(["warn", true, false]);
  });

  test("may have its text right below, and breaks between", () => {
    const { items } = read(
      "***\n1、[甲-乙](https://a.example/1)\n文一。\n\n* * *\n2、**[丙-丁](https://a.example/2)**\n文二。\n",
    );
    expect(items.map(([title, , body]) => [title, body])).toEqual([
      ["甲", "文一。"],
      ["丙", "文二。"],
    ]);
  });

  test("may have text right above", () => {
    const { items } = read("今日要闻：\n2. [甲-乙](https://a.example/1)\n3. [丙-丁](https://a.example/2)\n");
    expect(items.map(([title]) => title)).toEqual(["甲", "丙"]);
  });

  test("may be indented as far as code", () => {
    const { items, rules } = read(
      "    1. [甲-乙](https://a.example/1)\n\n        文一。\n\n    2. [丙-丁](https://a.example/2)\n\n        文二。\n",
    );
    expect(items.map(([title]) => title)).toEqual(["甲", "丙"]);
    expect(JSON.stringify(items)).toContain("文一");
    expect(rules.has("marker-mended")).toBe(true);
  });

  test("keeps numbers within its prose", () => {
    expect(read("见 1、[甲](https://a.example/1)，2025年6月。\n\n3. 倍\n").items.length).toBe(1);
    expect(read("共 1.5 倍，见[甲](https://a.example/1)。\n").items).toEqual([]);
  });
});

describe("a digest with bullets and no numbered list", () => {
  const bullet = "- 来源：网络\n";

  test.each([
    ["below", `${two("1、", "2、")}\n${bullet}`],
    ["between", two("1、", "2、").replace("文一。\n", bullet)],
    ["right below", "1、[甲-乙](https://a.example/1)\n   - 点一\n2、[丙-丁](https://a.example/2)\n- 点二\n"],
    ["above", `${bullet}\n${two("1、", "2、")}`],
  ])("has an item for each number with bullets %s", (_, body) => {
    const { items, rules } = read(body);
    expect(items.map(([title]) => title)).toEqual(["甲", "丙"]);
    expect(rules.has("marker-mended")).toBe(true);
  });

  test.each([
    ["more bullets than numbers are headlines", "## 题\n\n1、[丙](https://c.example/)\n\n"],
    ["numbers stand before text", "1、看点\n\n"],
  ])("has an item for each bullet where %s", (_, above) => {
    const { items, rules } = read(`${above}- [甲](https://a.example/)\n- [乙](https://b.example/)\n`);
    expect(items.map(([title]) => title)).toEqual(["甲", "乙"]);
    expect(rules.has("marker-mended")).toBe(false);
  });

  test("has an item for each bullet where numbers stand within them", () => {
    const bullets =
      "- 甲 [一](https://a.example/)\n  1、[丙](https://c.example/)\n\n- 乙\n  2、[丁](https://d.example/)\n";
    expect(read(bullets).rules.has("bulleted-items")).toBe(true);
    expect(read(bullets).rules.has("marker-mended")).toBe(false);
  });
});

test.each([
  [
    "a link behind",
    "1、条目一 [链](https://a.example/1)\n文。\n\n2、条目二 [链](https://a.example/2)\n",
    "https://a.example/1",
  ],
  ["no link", "1.条目一。\n2.条目二。\n", null],
  ["bold numbers", "**1、条目一** [链](https://a.example/1)\n\n**2.** 条目二\n", "https://a.example/1"],
])("numbers before text with %s are items where none stand before links", (_, body, url) => {
  const { items, rules } = read(body);
  expect([items.length, items[0]?.[1], rules.has("marker-mended")]).toEqual([2, url, true]);
  expect(items[0]?.[2]).toContain("条目一");
});

test("what only looks like an item in code stays as it is", () => {
  const code = "    ```\n    1、[x](https://x.example/)\n    ```";
  expect(read(`1、[甲-乙](https://a.example/1)\n\n${code}\n`).items[0]?.[2]).toContain("1、[x]");
  expect(read("文\n\n<!--\n1、[x](https://x.example/)\n-->\n").items).toEqual([]);
  expect(
    read("```\n1、[甲-乙](https://a.example/1)\n\n2、[丙-丁](https://a.example/2)\n```\n").items.length,
  ).toBe(2);
});

test("where one line begins a list, others that nearly do are text of the item before", () => {
  const { items, rules } = read(
    `1. [甲-乙](https://a.example/1)\n\n   文一。\n\n2、[丙-丁](https://a.example/2)\n`,
  );
  expect([items.length, rules.has("marker-mended"), rules.has("block-between-items")]).toEqual([
    1,
    false,
    true,
  ]);
  expect(items[0]?.[2]).toContain("https://a.example/2");
});

test("however many lines are indented too far, each is mended", () => {
  const line = "    1. [甲-乙](https://a.example/1)";
  const lines = Array.from({ length: 200_000 }, () => line);
  const tree = { source: "", lines: [0], blocks: [], masks: { chars: new Map(), tangled: [] }, first: 0 };
  const mended = mendMarkers({ lines, first: 0 }, tree, createNotes("a.md", lines));
  expect(new Set(mended?.text.lines)).toEqual(new Set([line.trim()]));
});

test("a mended line keeps its place in the report", () => {
  const { diagnostics } = compile(`---\n${DATE}\n---\n\n${two("1、", "2、")}`);
  expect(diagnostics.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ["marker-mended", 5, 1],
    ["block-between-items", 7, 1],
    ["marker-mended", 9, 1],
    ["block-between-items", 11, 1],
  ]);
});

test("a line with raw HTML is mended as any other, and what is odd in it keeps its column", () => {
  const body = "①[甲-乙](javascript:1)\n\n(2)  [丙-丁](https://a.example/2) <b>x</b>\n";
  const { draft, diagnostics } = compileDigest({
    path: "a.md",
    bytes: new TextEncoder().encode(`---\n${DATE}\n---\n\n${body}`),
  });
  expect(draft?.items.map(({ title }) => title)).toEqual(["甲", "丙"]);
  expect(diagnostics.filter(({ rule }) => rule !== "marker-mended")).toMatchObject([
    { rule: "unsafe-link", line: 5, column: 2 },
    { rule: "raw-html", line: 7, column: 33 },
    { rule: "raw-html", line: 7, column: 37 },
  ]);
});
