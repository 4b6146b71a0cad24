import { expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { compile, DATE } from "./compile-text.ts";

const LIST = "\n1. [a-b](https://a.example/)\n";
const matter = (yaml: string): string => `---\ntitle: "t"\n${yaml}\n---\n${LIST}`;

test("a key without a value is a name, and one whose value is taken stands in the report", () => {
  const text = matter(`${DATE}\ncategories:\n  AI:\n  ML: ~\n  芯片: 硬件`);
  expect(compile(text)).toMatchObject({
    draft: { categories: ["AI", "ML", "硬件"] },
    rules: ["category-nested"],
  });
  const { diagnostics } = compileDigest({ path: "a.md", bytes: new TextEncoder().encode(text) });
  expect(diagnostics.map(({ message }) => message).join()).toContain('without "芯片"');
});

test.each(["!!omap", "!!pairs"])("categories in an %s are the values of a map", (tag) => {
  const { draft, diagnostics } = compile(matter(`${DATE}\ncategories: ${tag} [a: b, c: d]`));
  expect(draft?.categories).toEqual(["b", "d"]);
  expect(diagnostics).toMatchObject([
    { rule: "category-nested", message: expect.stringContaining('"a", "c"') },
  ]);
});

test.each([
  ["YAML", `---\nTitle: t\nDATE: 2025-06-14T00:00:56+08:00\nCategories: [AI]\n---\n`],
  ["TOML", `+++\nTitle = "t"\nDATE = 2025-06-14T00:00:56+08:00\nCategories = ["AI"]\n+++\n`],
  ["JSON", `{ "Title": "t", "DATE": "2025-06-14T00:00:56+08:00", "Categories": ["AI"] }\n`],
])("keys are known in capitals too, as Hugo knows them: %s", (_, header) => {
  expect(compile(header + LIST)).toMatchObject({
    draft: { title: "t", day: "2025-06-14", time: "00:00", categories: ["AI"] },
    outcome: "ok",
    diagnostics: [],
  });
});

test("a leap second is within its minute, and every date has a time that a reader can show", () => {
  const [leap, before] = ["08:00:60", "08:00:59"].map(
    (time) => compile(`---\ntitle: t\ndate: 2025-06-14T${time}+08:00\n---\n${LIST}`).draft?.publishedAt,
  );
  expect(leap).toBe(before);
});

test.each(["2025-06-14T23:59:60Z", '"2025-06-14 08:00:60.5 +0800 (更新)"', "20250614T080060+0800"])(
  "that the leap second of %s is taken as the one before it is said",
  (date) => {
    const { draft, rules, diagnostics } = compile(matter(`date: ${date}`));
    expect({ day: draft?.day, rules }).toEqual({ day: "2025-06-14", rules: ["date-incomplete"] });
    expect(diagnostics[0]?.message).toContain("a leap second (taken as the one before it)");
  },
);

test.each([
  ["a comma too many", `{"title": "t", "categories": ["A",],\n "date": "2025-06-14T00:00:56+08:00",}\n`],
  ["bare keys", `{title: "t", categories: ["A"], date: "2025-06-14T00:00:56+08:00"}\n`],
  ["single quotes", `{'title': "t", 'categories': ['A'], 'date': '2025-06-14T00:00:56+08:00'}\n`],
])("JSON with %s is read, and the slip told", (_, json) => {
  expect(compile(json + LIST)).toMatchObject({
    outcome: "warn",
    draft: { title: "t", day: "2025-06-14", categories: ["A"] },
    rules: ["front-matter-unreadable"],
  });
});

test("the same key in two cases is one given twice", () => {
  const { draft, rules } = compile(`---\ntitle: one\nTitle: two\n${DATE}\n---\n${LIST}`);
  expect({ title: draft?.title, rules }).toEqual({ title: "one", rules: ["front-matter-duplicate-key"] });
});

test.each([
  [
    "that means nothing",
    "params: {a: 1, b: {c: 1, c: 2}}",
    "4:26",
    'below "params" the key "c" is given twice: left out with it',
  ],
  [
    "of an anchor, once",
    "x: &x {a: 1, a: 2}\ny: *x",
    "4:14",
    'below "x" the key "a" is given twice: left out with it',
  ],
  [
    "of categories",
    "categories: [{a: 甲, a: 乙}]",
    "4:21",
    'below "categories" the key "a" is given twice: its values are taken one by one',
  ],
])("a key given twice in a map is told where it stands: one %s", (_, yaml, where, said) => {
  const { outcome, diagnostics } = compile(matter(`${DATE}\n${yaml}`));
  const told = diagnostics.filter(({ rule }) => rule === "front-matter-duplicate-key");
  expect([outcome, told.map(({ line, column, message }) => [`${line}:${column}`, message])]).toEqual([
    "warn",
    [[where, said]],
  ]);
});

test("the same key in maps beside each other, and on two levels, is none given twice", () => {
  expect(compile(matter(`${DATE}\nlinks: [{a: 1}, {a: 2, b: {a: 3}}]`)).rules).toEqual([]);
});

test("each line on which a category is a list or a map is told once", () => {
  const text = matter(`${DATE}\ncategories:\n  - [a, [b]]\n  - c\n  - d: e\n    f: [g]\n`);
  const { draft, diagnostics } = compile(text);
  expect(draft?.categories).toEqual(["a", "b", "c", "e", "g"]);
  expect(diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual(["5:5", "7:5", "8:8"]);
});

test.each([
  ["title", 'title: ["2025.06.14.00"]', DATE],
  ["title", "title: {}", DATE],
  ["title", "title: ~", DATE],
  ["title", 'title: " "', DATE],
  ["date", 'title: "t"', DATE.replace(": ", ": [").replace("+08:00", "+08:00]")],
])("warns of a %s that is no single value: %s", (_, title, date) => {
  const { draft, rules } = compile(`---\n${title}\n${date}\n---\n${LIST}`);
  expect({ day: draft?.day, rules }).toEqual({ day: "2025-06-14", rules: ["front-matter-value"] });
});

test.each(["// 注", "/* 注\n */", "/* 注 // */"])("of JSON keeps all but its comments: %j", (comment) => {
  const text = `{"title": "t // x", ${comment}\n "date": "2025-06-14T08:00:00Z",\n "categories": ["AI"]}\n${LIST}`;
  expect(compile(text)).toMatchObject({
    draft: { title: "t // x", categories: ["AI"], time: "08:00" },
    rules: ["front-matter-unreadable"],
  });
});
