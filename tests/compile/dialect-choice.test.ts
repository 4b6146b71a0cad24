import { describe, expect, test } from "vitest";
import { compileBody as compile, itemsOf as items, rulesOf as rules } from "./body-items.ts";

describe("a digest's dialect is decided by the entries at its top level", () => {
  const bullets = (between: string) =>
    items(`## 新闻\n\n- [甲](https://a.example/)\n\n${between}\n\n- [乙](https://b.example/)\n`);

  test.each([
    ["steps within a bullet", "  1. 步骤"],
    ["a fence", "```\n1. x\n```"],
    ["a comment", "<!--\n1. 备注\n-->"],
    ["a wrapped line", "  在\n  2024. 年份"],
  ])("numbers in %s make no bulleted digest another one", (_, between) => {
    expect(bullets(between).map(({ title, section }) => [title, section])).toEqual([
      ["甲", "新闻"],
      ["乙", "新闻"],
    ]);
  });

  test("bullets that are plain text are items with a warning, whatever stands in them", () => {
    expect(items("# 日报\n\n- 一\n\n  1. 步骤\n\n- 二\n").map(({ text }) => text)).toEqual([
      "一\n\n1. 步骤",
      "二",
    ]);
  });

  const link = (name: string) => `[${name}-林海](https://a.example/${name})`;

  test.each([
    ["steps within an item", (a, b) => `${a}\n\n   1. 下载\n   2. 安装\n   3. 运行\n\n2. ${b}`],
    [
      "a fence within an item",
      (a, b) => `${a}\n\n   \`\`\`\n   1. a\n   2. b\n   3. c\n   \`\`\`\n\n2. ${b}`,
    ],
    ["a sign before", (a, b) => `🔥 ${a}\n2. 【快讯】${b}`],
    ["the emoji of a number before", (a, b) => `1️⃣ ${a}\n2. 2️⃣ ${b}`],
    ["emphasis around", (a, b) => `*${a}*\n2. __${b}__`],
    ["a time before", (a, b) => `08:00 ${a}\n2. \`09:00\` ${b}`],
    ["a few words before and behind", (a, b) => `据悉，${a} 称\n2. **快讯** ${b}\n   另有许多文字`],
    ["a tag around", (a, b) => `<b>${a}</b>\n2. <b>${b}</b>`],
    ["more text in an appendix", (a, b) => `${a}\n2. ${b}\n\n## 附录\n\n1. 说明一条`],
  ] satisfies readonly (readonly [string, (a: string, b: string) => string])[])(
    "headlines below a heading stay headlines with %s",
    (_, around) => {
      const { draft } = compile(`## 模型\n\n1. ${around(link("one"), link("two"))}\n`);
      expect(draft?.items.slice(0, 2).map(({ title, author, url }) => [title, author, url])).toEqual([
        ["one", "林海", "https://a.example/one"],
        ["two", "林海", "https://a.example/two"],
      ]);
    },
  );

  test.each([
    ["references", "1. [甲-林海][a]\n2. [乙-林海][b]\n\n[a]: https://a.example/\n[b]: https://b.example/\n"],
    ["brackets", "1. [[开源] 甲-林海](https://a.example/)\n2. [\\[开源\\] 乙-林海](https://b.example/)\n"],
    ["two lines", "1. [甲\n   一-林海](https://a.example/)\n2. [乙\n   二-林海](https://b.example/)\n"],
    [
      "what looks like a heading in a fence",
      `1. ${link("a")}\n`.repeat(20).concat("\n```\n# 安装\n1. x\n```\n"),
    ],
  ])("headlines that have %s have their authors", (_, list) => {
    const authors = compile(`## 模型\n\n${list}`).draft?.items.map(({ author }) => author);
    expect(new Set(authors)).toEqual(new Set(["林海"]));
  });

  test.each([
    ["a reference", "[甲][a]"],
    ["a sign", "🔥 [甲](https://a.example/)"],
    ["a box", "[ ] [甲](https://a.example/)"],
    ["brackets", "[[译] 甲](https://a.example/)"],
    ["bullets below", "[甲](https://a.example/)\n  - 一\n  - 二\n  - 三"],
  ])("a link list with %s has its sections", (_, entry) => {
    const body = `## 论文\n\n- ${entry}\n- ${entry}\n\n[a]: https://a.example/\n`;
    expect(items(body).map(({ section }) => section)).toEqual(["论文", "论文"]);
    expect(rules(body)).not.toContain("bulleted-items");
  });
});
