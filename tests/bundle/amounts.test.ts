import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAmounts } from "../../src/bundle/amounts.ts";

const valuesIn = (text: string) => findAmounts(text).map(({ value, unit }) => [value, unit]);

test.each<[string, readonly (readonly [number, string])[]]>([
  [
    "达成 150亿美元 的协议，并获得其49%的股份",
    [
      [15e9, "USD"],
      [49, "%"],
    ],
  ],
  [
    "$14.3 billion，US$1.5bn，$15B，1.5亿元",
    [
      [14.3e9, "USD"],
      [1.5e9, "USD"],
      [15e9, "USD"],
      [1.5e8, "CNY"],
    ],
  ],
  ["14.3 billion dollars", [[14.3e9, "USD"]]],
  ["排第 8 位，此前是第21位", []],
  ["3200 万美元的种子轮", [[32e6, "USD"]]],
  [
    "671B 参数，70B 模型，参数量达 7000亿",
    [
      [671e9, "parameters"],
      [70e9, "parameters"],
      [7e11, "parameters"],
    ],
  ],
  [
    "1,400 名员工，1.5亿用户",
    [
      [1400, "people"],
      [1.5e8, "users"],
    ],
  ],
  [
    "连接 72块Blackwell GPU，提供 130 TB/s",
    [
      [72, "pieces"],
      [130e12, "B/s"],
    ],
  ],
  [
    "1 GW 与 500 兆瓦",
    [
      [1e9, "W"],
      [5e8, "W"],
    ],
  ],
  [
    "提升 3.5x，快了4倍",
    [
      [3.5, "times"],
      [4, "times"],
    ],
  ],
])("amounts of %j", (text, values) => {
  expect(valuesIn(text)).toEqual(values);
});

describe("there is no amount in", () => {
  test.each([
    ["a name", "GPT-4.5 与 Claude 3.7，Qwen2.5-72B"],
    ["a date or a time", "2025年6月14日 12:30，2025-06-14"],
    ["a range", "10-15亿美元，1.4–1.5倍"],
    ["a price per something", "每百万 token 0.20 美元，$20/month，20美元/月"],
    ["a number of no unit", "第 12 章，共 300 页"],
    ["other words", "3元素，5人工智能项目"],
  ])("%s", (_, text) => {
    expect(valuesIn(text)).toEqual([]);
  });
});

test.each([
  ["近150亿元", true],
  ["超过 100 亿美元", true],
  ["100万+用户", true],
  ["150多亿美元", true],
  ["150亿美元左右", true],
  ["正好 150 亿美元", false],
])("%j is said to be about a value: %s", (text, vague) => {
  expect(findAmounts(text).map((amount) => amount.vague)).toEqual([vague]);
});

test("an amount stands where it says, and texts of any kind have finite values", () => {
  const piece = fc.constantFrom(
    "1",
    "23",
    ".",
    ",",
    "亿",
    "万",
    "$",
    "美元",
    "%",
    "B",
    " ",
    "每",
    "/",
    "约",
    "-",
    "x",
    "人",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      for (const amount of findAmounts(text)) {
        expect(text.startsWith(amount.text, amount.at)).toBe(true);
        expect(Number.isFinite(amount.value)).toBe(true);
      }
    }),
  );
});
