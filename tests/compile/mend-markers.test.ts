import { describe, expect, test } from "vitest";
import { mendMarkers } from "../../src/compile/dialects/mend-markers.ts";
import { createNotes } from "../../src/compile/notes.ts";
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
  const mended = mendMarkers({ lines, first: 0 }, createNotes("a.md", lines));
  expect(new Set(mended.lines)).toEqual(new Set([line.trim()]));
});

test("a mended line keeps its place in the report", () => {
  const { draft } = compile(`---\n${DATE}\n---\n\n${two("1、", "2、")}`);
  expect(draft?.items.map(({ line }) => line)).toEqual([5, 9]);
});
