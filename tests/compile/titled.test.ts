import { describe, expect, test } from "vitest";
import { itemsOf as items, rulesOf as rules } from "./body-items.ts";

const brief = (body: string) => items(body).map(({ title, url }) => [title, url]);
const EXPECTED = [
  ["甲公司开源", "https://a.example/1"],
  ["乙公司涨价", "https://a.example/2"],
];

describe("entries that end with their source and have no heading above", () => {
  test.each([
    ["bold text", "1. **甲**：文。[原文](https://a.example/1)\n2. **乙**：文。[原文](https://a.example/2)\n"],
    ["bullets", "- 🚀 **甲**：文。[来源](https://a.example/1)\n- **乙**：文。[来源](https://a.example/2)\n"],
    [
      "a clause",
      "1. 甲：文。（来源：[某报](https://a.example/1)）\n2. 乙，文。[某报](https://a.example/2)\n",
    ],
    ["a link right behind", "1. 甲 [来源](https://a.example/1)\n2. 乙（[某报](https://a.example/2)）。\n"],
    ["an address right behind", "1. 甲 https://a.example/1\n2. 乙：https://a.example/2\n"],
    ["a line", "1. 甲\n   文。\n   链接：https://a.example/1\n2. 乙\n   文。[见](https://a.example/2)\n"],
    [
      "a source in a paragraph below",
      "1. 甲\n\n   文。\n\n   —— [某报](https://a.example/1)\n\n2. 乙\n\n   [某报](https://a.example/2)\n",
    ],
    [
      "a source in a list below",
      "1. 甲\n   - 文\n   - 来源：[某报](https://a.example/1)\n2. 乙\n   - 来源：[某报](https://a.example/2)\n",
    ],
  ])("have their titles in their text: %s", (_, body) => {
    const long = body.replace(/甲/g, "甲公司开源").replace(/乙/g, "乙公司涨价");
    expect(brief(long)).toEqual(EXPECTED);
  });

  test("have their sections where they are bullets below headings", () => {
    const body =
      "## 一\n\n- **甲公司开源**：[来源](https://a.example/1)\n\n## 二\n\n- **乙公司涨价**：[来源](https://a.example/2)\n";
    expect(items(body).map(({ title, section }) => [title, section])).toEqual([
      ["甲公司开源", "一"],
      ["乙公司涨价", "二"],
    ]);
    expect(rules(body)).toContain("bulleted-items");
  });

  test("have no source where a list below has several, and none from a link whose brackets are apart", () => {
    const body =
      "1. 甲\n   - [一](https://b.example/1)\n   - [二](https://b.example/2)\n2. 乙 [见](https://a.example/2)\n3. [丙] (https://c.example/)\n";
    expect(brief(body).map(([, url]) => url)).toEqual([null, "https://a.example/2", null]);
  });

  test("a link in the middle of the first clause stays in the title", () => {
    expect(
      brief("1. 据 [新华社](https://a.example/1) 报道，文。\n2. 据 [某报](https://a.example/2) 说，文。\n"),
    ).toEqual([
      ["据 新华社 报道", "https://a.example/1"],
      ["据 某报 说", "https://a.example/2"],
    ]);
  });

  test("a million brackets before a link take no longer than other text", () => {
    const open = "(".repeat(1_000_000);
    const body = `1. 甲${open}[见](https://a.example/1)\n2. 乙${open}[见](https://a.example/2)\n`;
    expect(items(body).map(({ url }) => url)).toEqual(["https://a.example/1", "https://a.example/2"]);
  });

  test("headlines whose links are lost stay without a title", () => {
    expect(brief("1. 甲-林海\n2. [乙](https://a.example/2)\n3. 丙-林海\n")).toEqual([
      ["", null],
      ["乙", "https://a.example/2"],
      ["", null],
    ]);
  });
});
