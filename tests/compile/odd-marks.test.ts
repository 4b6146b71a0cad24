import { describe, expect, test } from "vitest";
import { compileBody as compile, itemsOf as items, rulesOf as rules } from "./body-items.ts";

const brief = (body: string) => items(body).map(({ title, url }) => [title, url]);
const two = (one: string, other: string) =>
  `${one}甲公司开源 [来源](https://a.example/1)\n\n文一。\n\n${other}乙公司涨价 [来源](https://a.example/2)\n\n文二。\n`;

describe("a digest without a list has an item for each line with", () => {
  test.each([
    ["a circle before text", "①", "② "],
    ["a key before text", "1️⃣ ", "2️⃣"],
    ["hashes right before a number", "###1. ", "###2、"],
    ["a hash and a number", "#1 ", "#2 "],
    ["a Chinese number", "一、", "十二、"],
    ["a bold Chinese number", "**一、** ", "**二、** "],
    ["a dot that is no bullet to Markdown", "• ", "•"],
  ])("%s", (_, one, other) => {
    expect(brief(two(one, other))).toEqual([
      ["甲公司开源", "https://a.example/1"],
      ["乙公司涨价", "https://a.example/2"],
    ]);
    expect(rules(two(one, other)).filter((rule) => rule === "marker-mended")).toHaveLength(2);
  });

  test("a dash right before a link", () => {
    const body = "-[甲](https://a.example/1)\n–[乙](https://a.example/2)\n";
    expect(brief(body)).toEqual([
      ["甲", "https://a.example/1"],
      ["乙", "https://a.example/2"],
    ]);
  });
});

test("one such sign alone, Chinese numbers beside a list and points below headings make no list", () => {
  expect(rules("见 [甲](https://a.example/1)。\n\n① 说明\n")).toContain("no-items");
  expect(
    brief("一、行业\n\n- [甲](https://a.example/1)\n\n二、研究\n\n- [乙](https://a.example/2)\n"),
  ).toHaveLength(2);
  const points = (name: string) => `### ${name}\n\n1、要点\n2、要点\n\n[原文](https://a.example/${name})\n\n`;
  expect(brief(points("a") + points("b"))).toEqual([
    ["a", "https://a.example/a"],
    ["b", "https://a.example/b"],
  ]);
});

describe("wide brackets around an address", () => {
  const body =
    "1. [甲-林海]（https://a.example/1）\n\n   文，[见](https://b.example/1）与[彼]（https://b.example/2)。\n\n2. [乙-林海](https://a.example/2)\n";

  test("are read as the usual ones, in headlines and in texts", () => {
    expect(brief(body)).toEqual([
      ["甲", "https://a.example/1"],
      ["乙", "https://a.example/2"],
    ]);
    expect(items(body)[0]?.text).toBe("文，[见](https://b.example/1)与[彼](https://b.example/2)。");
  });

  test("are told where they stand", () => {
    const noted = compile(body).diagnostics.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
    expect(noted.filter((one) => one.startsWith("wide"))).toEqual([
      "wide-brackets 5:10",
      "wide-brackets 7:9",
      "wide-brackets 7:34",
    ]);
  });

  test("stay what they are where no link is", () => {
    const text = "1. [甲-林海](https://a.example/1)\n\n   文（https://b.example/1）与 [乙]（丙）。\n";
    expect(rules(text)).not.toContain("wide-brackets");
  });
});

describe("a table of contents", () => {
  const news = "## 要闻\n\n- [甲](https://a.example/1)\n\n## 论文\n\n- [乙](https://a.example/2)\n";

  test.each([
    ["numbered", "1. [要闻](#要闻)\n2. [论文](#论文)\n\n"],
    ["bulleted, with lists below", "- [要闻](#要闻)\n  - [甲](#甲)\n- [论文](#论文)\n\n"],
  ])("that is %s holds no items, and is told", (_, contents) => {
    expect(brief(contents + news)).toEqual([
      ["甲", "https://a.example/1"],
      ["乙", "https://a.example/2"],
    ]);
    expect(rules(contents + news)).toContain("introduction");
  });

  test("is none where its links lead elsewhere too, or no headings are there to lead to", () => {
    expect(items("1. [甲](#a)\n2. [乙](https://a.example/2)\n")).toHaveLength(2);
    expect(items("1. [甲](#a)\n2. [乙](#b)\n")).toHaveLength(2);
  });
});
