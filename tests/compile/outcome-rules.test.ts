import { describe, expect, test } from "vitest";
import { compile, DATE } from "./compile-text.ts";

const LIST = "\n1. [甲-作者](https://a.example/)\n\n   正文\n";
const matter = (lines: string) => `---\n${lines}\n---\n${LIST}`;

describe("the date", () => {
  test.each([
    ["2025-06-14T00:00:56+08:00", "2025-06-14", "00:00", "+08:00", []],
    ['"2025-06-14T00:00:56+08:00"', "2025-06-14", "00:00", "+08:00", []],
    ["2025-06-14 20:30:00 +0530", "2025-06-14", "20:30", "+05:30", []],
    ["2025-06-14T23:59:59.123Z", "2025-06-14", "23:59", "Z", []],
    ["2025-06-14T08:30:00.123456789012+08:00", "2025-06-14", "08:30", "+08:00", []],
    ["2024-02-29T12:00:00-11:00", "2024-02-29", "12:00", "-11:00", []],
    ["2025/06/14 08:00", "2025-06-14", "08:00", "Z", ["date-incomplete"]],
    ["2025-06-14", "2025-06-14", "00:00", "Z", ["date-incomplete"]],
    ["2025-06-14T25:00:00+08:00", "2025-06-14", "00:00", "+08:00", ["date-incomplete"]],
    ["2025-06-14T10:00:00+99:00", "2025-06-14", "10:00", "Z", ["date-incomplete"]],
    ["2025-06-14 in the morning", "2025-06-14", "00:00", "Z", ["date-incomplete"]],
    ["2025-06-14T08:30:00 Asia/Shanghai", "2025-06-14", "08:30", "Z", ["date-incomplete"]],
    ["2025.06.14.08", "2025-06-14", "08:00", "Z", ["date-incomplete"]],
    ["20250614", "2025-06-14", "00:00", "Z", ["date-incomplete"]],
    ["20250614T083000+0800", "2025-06-14", "08:30", "+08:00", []],
    ["20250614T0830Z", "2025-06-14", "08:30", "Z", []],
    ["20250614T2530Z", "2025-06-14", "00:00", "Z", ["date-incomplete"]],
    ["2025-06-14T08:00:00+08:00[Asia/Shanghai]", "2025-06-14", "08:00", "+08:00", ["date-incomplete"]],
    ['"2025-06-14T08:00:00.5+08:00 (更新)"', "2025-06-14", "08:00", "+08:00", ["date-incomplete"]],
    ["2025-06-14 08:00 GMT+8", "2025-06-14", "08:00", "+08:00", []],
    ["2025年6月14日 08:30 +0800", "2025-06-14", "08:30", "+08:00", []],
    [`"2025-06-14${" ".repeat(300_000)}x"`, "2025-06-14", "00:00", "Z", ["date-incomplete"]],
    ["2025年6月14日 08:30", "2025-06-14", "08:30", "Z", ["date-incomplete"]],
    ["2025年6月14日08:30 +0800", "2025-06-14", "08:30", "+08:00", []],
    ["2025-06-14 8:30 PM +0800", "2025-06-14", "20:30", "+08:00", []],
    ["2025-06-14 12:05am", "2025-06-14", "00:05", "Z", ["date-incomplete"]],
    ["2025年6月14日8时", "2025-06-14", "08:00", "Z", ["date-incomplete"]],
    ["2025061408", "2025-06-14", "08:00", "Z", ["date-incomplete"]],
    ["20250614083000", "2025-06-14", "08:30", "Z", ["date-incomplete"]],
  ])("%s keeps its day as written", (date, day, time, zone, rules) => {
    const { draft, rules: found } = compile(matter(`date: ${date}`));
    expect({ day: draft?.day, time: draft?.time, zone: draft?.zone, found }).toEqual({
      day,
      time,
      zone,
      found: rules,
    });
  });

  test.each([
    ...[
      "2025-02-30T00:00:00Z",
      "2025-13-01",
      "2023-02-29",
      "0",
      "null",
      "tomorrow",
      "[2025, 6]",
      "[]",
      "20250231",
    ],
    ...[
      "2025-02-30 (2025-03-02)",
      "14.06.2025",
      "25-06-14",
      "1749830456",
      "1710100908",
      "2025061499",
      "2025-06",
    ],
  ])("%s never rolls over: the file name decides", (date) => {
    const { draft, rules } = compile(matter(`date: ${date}`), "2025-06-01-04.md");
    expect(draft).toMatchObject({ day: "2025-06-01", time: "04:00" });
    expect(rules).toContain("date-fallback");
  });

  test.each([
    ["title", matter('title: "2025.06.14.08 过去4小时"'), "x.md", "2025-06-14"],
    ["first heading", `# AI 日报 2025年6月2日\n${LIST}`, "x.md", "2025-06-02"],
    ["first heading, underlined", `AI 日报 2025-06-02\n===\n${LIST}`, "x.md", "2025-06-02"],
    ["file name", LIST, "日报-20250603.md", "2025-06-03"],
    ["title, with an hour right behind", matter('title: "2025年6月5日8时 早报"'), "x.md", "2025-06-05"],
    ["title, with a number right behind", matter('title: "2025年6月5日3件大事"'), "x.md", "2025-06-05"],
    ["title, in wide digits", matter('title: "２０２５－０６－０５ 早报"'), "2025-06-04.md", "2025-06-05"],
    ["file name, with an hour", LIST, "2025060308.md", "2025-06-03"],
    ["title before the file name", matter('title: "2025-06-05"'), "2025-06-04.md", "2025-06-05"],
  ])("comes from the %s where the front matter has none", (_, text, path, day) => {
    const { draft, outcome } = compile(text, path);
    expect({ day: draft?.day, outcome }).toEqual({ day, outcome: "warn" });
  });

  const late = `${DATE.replace("date: ", 'title: "日报"\ndate: ')}\n---\n${LIST}`;
  test.each([
    ["a blank line before the front matter", `\n---\n${late}`, "2025-06-14"],
    ["a blank before its fence", ` ---\n${late}`, "2025-06-14"],
    ["two byte order marks", `\ufeff\ufeff---\n${late}`, "2025-06-14"],
    ["a comment behind its fence", `--- # c\n${late}`, "2025-06-14"],
    ["a heading of several lines", `AI 日报\n2025-07-01\n===\n${LIST}`, "2025-07-01"],
    ["an escape", `# 日报 2025\\.07\\.01\n${LIST}`, "2025-07-01"],
    ["a reference", `# 日报 2025&#45;07&#45;01\n${LIST}`, "2025-07-01"],
  ])("is found in the first heading in spite of %s", (_, text, day) => {
    expect(compile(text)).toMatchObject({ draft: { day }, outcome: "warn" });
  });

  test.each([
    ["code", "```bash\n# 2024-01-01 备份\n```\n"],
    ["indented code", "    # 2024-01-01\n"],
    ["HTML", "<!--\n# 2024-01-01\n-->\n"],
    ["an item", "1. [乙](https://b.example/)\n\n   # 2024-01-01\n"],
    ["a quote", "> # 2024-01-01\n"],
  ])("is never taken from a line of %s that looks like a heading", (_, above) => {
    expect(compile(`${above}\n# 日报 2025-07-01\n${LIST}`, "x.md").draft?.day).toBe("2025-07-01");
    expect(compile(`${above}${LIST}`, "2025-07-02.md").draft?.day).toBe("2025-07-02");
  });

  test("comes from front matter that is never closed, whose lines are text as well", () => {
    const lines = 'title: "2025.07.01.08 标题"\ndate: 2025-07-01T08:00:56+08:00\ncategories:\n  - AI\n';
    for (const between of ["\n", ""]) {
      const { draft, outcome, rules } = compile(`---\n${lines}${between}1. [甲-作者](https://a.example/)\n`);
      expect(draft).toMatchObject({
        day: "2025-07-01",
        time: "08:00",
        title: "2025.07.01.08 标题",
        categories: ["AI"],
      });
      expect([outcome, draft?.items.length]).toEqual(["warn", 1]);
      expect(rules).toContain("front-matter-unclosed");
    }
    expect(compile(`---\ntitle: "2025.07.01 标题"\n${LIST}`).draft?.day).toBe("2025-07-01");
    expect(compile(`---\ntitle: a: b\n${LIST}`).outcome).toBe("reject");
    expect(compile(`---\ntitle: t\ndate: 2025-02-30\n${LIST}`, "2025-02-28.md").draft?.day).toBe(
      "2025-02-28",
    );
  });

  test.each(["", "\n", "\nda", "\ndate: 2025-07-0", "\n\n"])(
    "is not taken from front matter that the file ends with, as one does that is still being written: %j",
    (end) => {
      expect(compile(`---\ntitle: "2025.07.01.08"${end}`).outcome).toBe("reject");
    },
  );

  test("without any the file is rejected", () => {
    expect(compile(matter("title: t"))).toMatchObject({ outcome: "reject", draft: null });
    expect(compile(matter('title: "1234567"'), "99999999.md").outcome).toBe("reject");
  });
});

describe("categories", () => {
  test.each([
    ["[NO, 1.10, 012, 0x1F, 1e3, yes, ~]", ["NO", "1.10", "012", "0x1F", "1e3", "yes"]],
    ["AI 产业", ["AI 产业"]],
    ["", []],
    ["null", []],
    ["[]", []],
    ['[" AI ", "ai", "Ai  "]', ["AI"]],
    ["\n  - one\n  - 'two: three'\n  - \"four\\u00e9\"", ["one", "two: three", "fouré"]],
    ['["__proto__", "constructor"]', ["__proto__", "constructor"]],
    ['["AI  Research", "AI Research", "AI　芯片"]', ["AI  Research", "AI Research", "AI　芯片"]],
    ["[Straße, STRASSE, ÉTÉ, été]", ["Straße", "ÉTÉ"]],
  ])("%s keep their spelling", (written, names) => {
    expect(compile(matter(`${DATE}\ncategories: ${written}`))).toMatchObject({
      draft: { categories: names },
      outcome: "ok",
    });
  });

  test("nested ones are flattened with a warning", () => {
    const { draft, rules } = compile(matter(`${DATE}\ncategories: [a, [b, [c]], {d: e}]`));
    expect(draft?.categories).toEqual(["a", "b", "c", "e"]);
    expect(rules).toEqual(["category-nested"]);
  });

  test("nested deep are flattened all the same, and deeper through aliases they are cut with a warning", () => {
    const deep = compile(matter(`${DATE}\ncategories: ${"[".repeat(150)}AI${"]".repeat(150)}`));
    expect(deep).toMatchObject({ draft: { categories: ["AI"] }, rules: ["category-nested"] });
    const chain = Array.from(
      { length: 300 },
      (_, at) => `k${at}: &k${at} [${at > 0 ? `*k${at - 1}` : "AI"}]`,
    );
    const { rules } = compile(matter(`${DATE}\n${chain.join("\n")}\ncategories: *k299`));
    expect(rules).toContain("front-matter-too-large");
  });

  test("aliases that unfold without end are cut", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg"])
      lines.push(`${to}: &${to} [${`*${from}, `.repeat(10)}]`);
    const { rules } = compile(matter(`${DATE}\n${lines.join("\n")}\ncategories: *g`));
    expect(rules).toContain("front-matter-too-large");
  });
});

describe("front matter", () => {
  test.each([
    ["an unquoted colon", "title: a: b"],
    ["a quote that does not end", 'title: "a'],
    ["a list that does not end", "categories: [a, b"],
    ["a tab for indentation", "categories:\n\t- a"],
    ["an alias of nothing", "categories: [*a]"],
  ])("with %s is no YAML: the file is rejected", (_, lines) => {
    expect(compile(matter(`${DATE}\n${lines}`))).toMatchObject({
      outcome: "reject",
      rules: ["front-matter-invalid"],
    });
  });

  test("reads a byte order mark, CRLF and blanks behind the fences", () => {
    const text = `\ufeff${matter(DATE).replaceAll("---\n", "---  \n").replaceAll("\n", "\r\n")}`;
    expect(compile(text)).toMatchObject({ outcome: "ok", draft: { items: [{ title: "甲", body: "正文" }] } });
  });

  test("of TOML and JSON is read", () => {
    const toml = `+++\ntitle = "t"\ndate = 2025-06-14T00:00:56+08:00\ncategories = ["1.10"]\n+++\n${LIST}`;
    const json = `{\n "title": "t {", "date": "2025-06-14T00:00:56+08:00",\n "categories": ["1.10"]\n}\n${LIST}`;
    for (const text of [toml, json])
      expect(compile(text)).toMatchObject({
        outcome: "ok",
        draft: { day: "2025-06-14", categories: ["1.10"] },
      });
  });

  test("of TOML keeps impossible days from rolling over, numbers as they are spelt, and warns of nested names", () => {
    const toml = `+++\ntitle = "t"\ndate = 2025-02-30T00:00:00+08:00\ncategories = [1.10, [true]]\n+++\n${LIST}`;
    expect(compile(toml, "2025-06-01.md")).toMatchObject({
      draft: { day: "2025-06-01", categories: ["1.10", "true"] },
      rules: ["date-unusable", "date-fallback", "category-nested"],
    });
  });

  test.each([
    ["never closed", `---\ntitle: t\n${LIST}`],
    ["TOML with a fault", `+++\ntitle = \n+++\n${LIST}`],
    ["JSON with a fault", `{ "title": }\n${LIST}`],
    ["a text and no keys", `---\njust words\n---\n${LIST}`],
  ])("%s is left out, and the date found elsewhere", (_, text) => {
    expect(compile(text, "2025-06-01.md")).toMatchObject({ outcome: "warn", draft: { day: "2025-06-01" } });
    expect(compile(text, "2025-06-01.md").draft?.items.map(({ title }) => title)).toEqual(["甲"]);
  });

  test("a key given twice: the first one holds", () => {
    expect(compile(matter(`${DATE}\ntitle: one\ntitle: two`))).toMatchObject({
      draft: { title: "one" },
      rules: ["front-matter-duplicate-key"],
    });
  });
});
