import { describe, expect, test } from "vitest";
import { compileBody as compile, itemsOf as items, rulesOf as rules } from "./body-items.ts";

const brief = (body: string) => items(body).map(({ title, url, section }) => [title, url, section]);

describe("a digest whose items are in no list", () => {
  test("has an item for each heading, without its number, and the headings above as sections", () => {
    const body =
      "# 日报\n\n## 产品\n\n### 1. 甲\n\n文一。\n\n来源：<https://a.example/1>\n\n### 2、乙\n\n文二。\n\n[原文](https://a.example/2)\n\n## 研究\n\n### ③丙\n\n![图](https://p.example/)\n\n[原文](https://a.example/3)\n";
    expect(brief(body)).toEqual([
      ["甲", "https://a.example/1", "产品"],
      ["乙", "https://a.example/2", "产品"],
      ["丙", "https://a.example/3", "研究"],
    ]);
    expect(items(body)[0]?.text).toBe("文一。\n\n来源：<https://a.example/1>");
    expect(rules(body)).toContain("unlisted-items");
    expect(rules(body)).not.toContain("no-items");
  });

  test.each([
    [
      "headings that are links",
      "## [甲](https://a.example/1)\n\n文。\n\n## 2. [乙](https://a.example/2)\n\n文，[见](https://b.example/)。\n",
    ],
    [
      "headings over links that say the same",
      "### 甲\n\n文。\n\n[阅读](https://a.example/1)\n\n---\n\n### 乙\n\n[阅读](https://a.example/2)\n",
    ],
    [
      "headings over addresses as text",
      "# 甲\n\n来源：https://a.example/1\n\n# 乙\n\n来源：https://a.example/2\n",
    ],
    ["bold lines", "**甲**\n\n文。[见](https://a.example/1)\n\n**乙**\n\nhttps://a.example/2\n"],
    [
      "bold beginnings",
      "🔥 **甲** ([某报](https://a.example/1))\n文。\n\n**乙** 文。[见](https://a.example/2)\n",
    ],
    ["bold links", "**[甲](https://a.example/1)**\n\n文。\n\n**[乙](https://a.example/2)**\n\n文。\n"],
    ["links behind signs", "🔥 [甲](https://a.example/1)\n\n文。\n\n📱 [乙](https://a.example/2)\n\n文。\n"],
    [
      "headings, and sources in the middle",
      "## 甲\n\n文。\n\nvia [某报](https://a.example/1) | <https://b.example/>\n\n文。\n\n## 乙\n\n（来源：[某报](https://a.example/2)）\n",
    ],
  ])("may begin them with %s", (_, body) => {
    expect(brief(body)).toEqual([
      ["甲", "https://a.example/1", null],
      ["乙", "https://a.example/2", null],
    ]);
  });

  test("has the smaller headings of an item as its text", () => {
    const part = (name: string) =>
      `## ${name}\n\n### 经过\n\n文。\n\n[原文](https://a.example/${name})\n\n### 看法\n\n文。\n\n`;
    expect(brief(part("a") + part("b"))).toEqual([
      ["a", "https://a.example/a", null],
      ["b", "https://a.example/b", null],
    ]);
  });

  test("keeps a list of earlier digests below its last heading with the item before, and says so", () => {
    const body =
      "### 甲\n\n[见](https://a.example/1)\n\n### 乙\n\n[见](https://a.example/2)\n\n### 往期\n\n- [昨日](https://a.example/0)\n";
    expect(items(body).map(({ title }) => title)).toEqual(["甲", "乙"]);
    expect(items(body)[1]?.text).toContain("- [昨日](https://a.example/0)");
  });

  test("takes the numbers and days of headings for no sections, and an introduction for no item", () => {
    const body =
      "导语 https://b.example/\n\n# 1\n\n[甲](https://a.example/1)\n\n# 2025-06-14\n\n[乙-丙](https://a.example/2)\n";
    expect(brief(body)).toEqual([
      ["甲", "https://a.example/1", null],
      ["乙-丙", "https://a.example/2", null],
    ]);
    const introduction = compile(body).diagnostics.find(({ rule }) => rule === "introduction");
    expect(introduction?.message).toContain("https://b.example/");
  });

  test("tells of an item without a link, and of raw HTML in a heading", () => {
    const body =
      "### 1. 甲\n\n文，[见](https://a.example/1)。\n\n### 2. <b>乙</b>\n\n文。\n\n### 3. 丙\n\n[见](https://a.example/3)\n";
    const noted = compile(body).diagnostics.map(({ rule, line }) => `${rule} ${line}`);
    expect(noted).toEqual(expect.arrayContaining(["item-without-link 9", "raw-html 9"]));
    expect(items(body)[1]).toMatchObject({ title: "<b>乙</b>", url: null, text: "文。" });
  });

  test.each([
    ["prose with a link", "文，[见](https://a.example/1)。\n\n又一段。\n"],
    ["one heading over prose", "# 题\n\n文，[见](https://a.example/1)。\n"],
    [
      "an essay with a link in each part",
      "## 背景\n\n据 [某报](https://a.example/1)，文。\n\n## 结论\n\n文。[原文](https://a.example/2)\n",
    ],
    [
      "prose whose paragraphs begin with links",
      "[甲公司](https://a.example/1) 昨日说，文。\n\n[乙公司](https://a.example/2) 今日说，文。\n",
    ],
    ["an essay with headings", "## 背景\n\n文。\n\n## 结论\n\n文。[原文](https://a.example/1)\n"],
  ])("is none where there is %s", (_, body) => {
    expect(rules(body)).toContain("no-items");
  });

  test.each([
    ["numbers", "## 甲\n\n文，[见](https://a.example/1)。\n\n## 乙\n\n1. [丙](https://a.example/2)\n"],
    [
      "bullets below headings",
      "## 甲\n\n- [丁](https://a.example/1)\n\n## 乙\n\n- [丙](https://a.example/2)\n\n## 订阅\n\n见 <https://b.example/>。\n",
    ],
    [
      "bullets of text",
      "## 甲\n\n- **丁** 文。[见](https://a.example/1)\n\n## 乙\n\n- **丙** 文。[见](https://a.example/2)\n",
    ],
  ])("is none where a list has items by %s", (_, body) => {
    expect(items(body).map(({ title }) => title)).toContain("丙");
    expect(rules(body)).not.toContain("unlisted-items");
  });
});
