import { describe, expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { compileBody as compile, itemsOf as items, rulesOf as rules } from "./body-items.ts";

describe("a link list", () => {
  const list =
    "## 论文\n\n- [甲](https://a.example/)\n- [乙-作者](https://b.example/) 说明。\n\n## 工具\n\n* **[丙](https://c.example/)**\n  \n  一段。\n";

  test("has an item for each bullet, with the heading above it as its section", () => {
    expect(items(list)).toEqual([
      { title: "甲", url: "https://a.example/", section: "论文", text: "" },
      { title: "乙", url: "https://b.example/", section: "论文", text: "说明。" },
      { title: "丙", url: "https://c.example/", section: "工具", text: "一段。" },
    ]);
    expect(rules(list)).not.toContain("bulleted-items");
  });

  test("keeps what stands between its lists, and the bullets within a bullet are its text", () => {
    const body =
      "# 周报\n\n导语 https://intro.example/\n\n- [甲](https://a.example/)\n  - [乙](https://b.example/)\n\n旁注\n\n- [丙](https://c.example/)\n";
    expect(items(body).map(({ title }) => title)).toEqual(["甲", "丙"]);
    expect(items(body)[0]?.text).toContain("https://b.example/");
    expect(items(body)[0]?.text).toContain("旁注");
    expect(compile(body).diagnostics.find(({ rule }) => rule === "introduction")?.message).toContain(
      "https://intro.example/",
    );
  });

  test("is no link list without a heading, and no link list where most bullets open with words", () => {
    expect(rules("- [甲](https://a.example/)\n- [乙](https://b.example/)\n")).toContain("bulleted-items");
    expect(rules("## 甲\n\n- 一 [甲](https://a.example/)\n- 二\n- [三](https://c.example/)\n")).toContain(
      "bulleted-items",
    );
  });
});

describe("a sectioned digest", () => {
  test("joins bold phrases that touch to one title", () => {
    expect(items("## 产品\n\n1. 谈**如何构建****Coding Agent**的见解。\n2. 无。\n")[0]?.title).toBe(
      "如何构建Coding Agent",
    );
  });

  test("takes the first bold phrase for the title, the first link that is no picture for the source", () => {
    const body =
      "## 产品\n\n1. 今天，**甲公司** 发布模型。![图](https://p.example/) 见[此](https://a.example/)与[彼](https://b.example/)。\n2. 没有粗体，只有逗号。\n";
    expect(items(body)).toMatchObject([
      { title: "甲公司", url: "https://a.example/", section: "产品" },
      { title: "没有粗体", url: null, section: "产品" },
    ]);
  });

  test("reads a line that is a link and nothing else as a headline", () => {
    const body =
      "## 模型\n\n1. [甲-林海](https://a.example/)\n\n   文。\n\n2. 一。\n3. [乙](https://b.example/) 发布**新版**。\n4. 二。\n5. 三。\n";
    expect(compile(body).draft?.items).toMatchObject([
      { title: "甲", author: "林海", url: "https://a.example/", body: "文。", section: "模型" },
      { title: "一", author: null },
      { title: "新版", author: null, url: "https://b.example/" },
      { title: "二", author: null },
      { title: "三", author: null },
    ]);
  });

  test("keeps an item without a link, with a warning", () => {
    const body =
      "## 模型\n\n1. **甲**：正文。\n2. 乙 [x](https://b.example/)。\n3. [丙-林海] (https://c.example/)\n4. 丁\n\n   [y](https://d.example/)\n";
    const noted = compile(body).diagnostics.filter(({ rule }) => rule === "item-without-link");
    expect(noted.map(({ line }) => line)).toEqual([7, 9, 10]);
    expect(items(body).map(({ url }) => url)).toEqual([
      null,
      "https://b.example/",
      null,
      "https://d.example/",
    ]);
  });

  test("may underline its sections, where a line stands right above a list and is no sentence", () => {
    const body =
      "模型\n---\n\n1. **甲**：见 [x](https://a.example/)。\n\n产品\n===\n1. **乙**：见 [y](https://b.example/)。\n\n这一句是正文。\n---\n\n1. **丙**：见 [z](https://c.example/)。\n";
    expect(items(body)).toMatchObject([
      { title: "甲", section: "模型" },
      { title: "乙", section: "产品", text: expect.stringContaining("这一句是正文。") },
      { title: "丙", section: "产品" },
    ]);
    expect(items("论文\n---\n\n- [甲](https://a.example/)\n")).toMatchObject([{ section: "论文" }]);
  });

  test("cuts a title that is too long, and takes its day from the heading where the name has none", () => {
    const body = `## AI 日报 2025年6月1日\n\n1. ${"很长".repeat(60)}\n`;
    const { draft } = compile(body, "daily.md");
    expect(draft?.day).toBe("2025-06-01");
    expect([...(draft?.items[0]?.title ?? "")].length).toBe(60);
  });
});

describe("a numbered digest", () => {
  test("takes its headline apart at the last hyphen, and a link in the middle of a sentence stays in it", () => {
    expect(items("1. [a-b-c](https://a.example/)\n2. 见 [甲](https://b.example/) 一文\n")).toEqual([
      { title: "a-b", url: "https://a.example/", section: null, text: "" },
      { title: "甲", url: "https://b.example/", section: null, text: "见 [甲](https://b.example/) 一文" },
    ]);
  });

  test("keeps the wide blanks within its headline", () => {
    const found = compile("1. [上篇　下篇 一 -　甲　乙　](https://a.example/)\n").draft?.items;
    expect(found).toMatchObject([{ title: "上篇　下篇 一", author: "甲　乙" }]);
  });

  test("has items from all of its numbered lists, whatever their numbers and marks", () => {
    const body =
      "7) [a](https://a.example/)\n\n3. [b](https://b.example/)\n\n---\n\n0. [c](https://c.example/)\n\n# 题\n\n100. [d](https://d.example/)\n\n    d 的正文\n";
    expect(items(body).map(({ title, text }) => title + text)).toEqual(["a", "b", "c", "dd 的正文"]);
  });

  test.each([
    [
      "text that is indented too little",
      "99. [a](https://a.example/)\n\n100. [b](https://b.example/)\n\n    文\n",
    ],
    ["code before it", "    文\n"],
    ["code before it and blank lines", "    文\n\n \n"],
  ])("has an item whatever its number right below %s", (_, above) => {
    const found = items(`${above}101. [c](https://c.example/)\n102) [d](https://d.example/)\n`);
    expect(found.slice(-2)).toMatchObject([
      { title: "c", url: "https://c.example/", text: "" },
      { title: "d", url: "https://d.example/", text: "" },
    ]);
  });

  test.each([
    ["a fence", "```md\n    [x](https://x.example/) <b>y</b>\n\n      z\n    ```"],
    ["bullets", "- 点一\n      - 点二\n    - 点三"],
    ["numbers and a quote", "1. 一\n    2. 二\n\n    > 引用"],
  ])("keeps %s below an item whose number takes more than its text is indented", (_, text) => {
    const found = (number: number) =>
      items(`${number}. [a](https://a.example/)\n\n    ${text}\n\n${number + 1}. [b](https://b.example/)\n`);
    const whole = text.replace(/\n {4}/g, "\n");
    for (const number of [10, 100, 9999, 100_000, 1_234_567])
      expect(found(number).map((one) => one.text)).toEqual([whole, ""]);
  });

  test("says once that the blocks below such an item are indented too little", () => {
    const body =
      "100. [a](https://a.example/)\n\n    ```\n    x\n    ```\n\n    甲\n\n101. [b](https://b.example/)\n";
    expect(rules(body).filter((rule) => rule === "block-between-items")).toHaveLength(1);
    expect(items(body)[0]?.text).toBe("```\nx\n```\n\n甲");
  });

  test("keeps a fence that is indented too far behind other text as the code that it is", () => {
    const body = "1. [a](https://a.example/)\n\n文\n\n    ```\n    [x](https://x.example/)\n    ```\n";
    expect(items(body)[0]?.text).toBe("文\n\n````\n```\n[x](https://x.example/)\n```\n````");
  });

  test.each(["```", "~~~ md"])(
    "%s too far outside to open a fence opens none in its item either",
    (fence) => {
      const body = `1.   [a](https://a.example/)\n\n     甲\n    ${fence}\n    乙\n\n     [b](https://b.example/)\n`;
      expect(items(body)[0]?.text).toBe(
        `甲\n${fence.replace(/[`~]/g, "\\$&")}\n乙\n\n[b](https://b.example/)`,
      );
    },
  );
});

test("underlined text in a numbered digest belongs to the item before it", () => {
  const body = "1. [甲](https://a.example/)\n\n旁注\n---\n\n2. [乙](https://b.example/)\n";
  expect(items(body).map(({ text }) => text)).toEqual([expect.stringContaining("旁注"), ""]);
});

test.each([
  ["a readme", "README.md", "# Project\n\nText.\n\n- one\n- two\n"],
  ["a note", "note.md", "just words"],
])("%s is no digest, which one line says", (_, path, text) => {
  const { outcome, diagnostics } = compileDigest({ path, bytes: new TextEncoder().encode(text) });
  expect(outcome).toBe("reject");
  expect(diagnostics).toMatchObject([{ rule: "not-a-digest", line: 1, column: 1 }]);
});

test.each([
  ["an item's section", "## <b>甲</b>\n\n1. **乙** 发布，[丙](https://a.example/1)。\n", "5:4"],
  ["no section", "1. [甲-乙](https://a.example/1)\n\n## 丙 <!-- 丁 -->\n", "7:6"],
])("raw HTML in a heading that is %s is told", (_, body, place) => {
  const { diagnostics } = compile(body);
  const raw = diagnostics.filter(({ rule }) => rule === "raw-html");
  expect(raw.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
});
