import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile as compileAll } from "../../src/compile/compile.ts";
import { compileDigest } from "../../src/compile/compile-digest.ts";

const CORPUS = "../shared/corpus";
const here = existsSync(CORPUS);
const compile = (text: string, path = "2025-06-14-00.md") =>
  compileDigest({ path, bytes: new TextEncoder().encode(text) });

const digest = (body: string) =>
  `---\ntitle: "2025.06.14.00 过去4小时"\ndate: 2025-06-14T00:00:56+08:00\ncategories: ["AI Industry"]\n---\n\n---\n\n${body}`;

test("reads title, author, handle, time and body of an item", () => {
  const { draft, outcome, diagnostics } = compile(
    digest("1.  [标题-clem 🤗](https://x.com/clem/status/1933543078154862656)\n\n    正文 **粗体**。\n"),
  );
  expect(diagnostics).toEqual([]);
  expect(outcome).toBe("ok");
  expect(draft?.items[0]).toMatchObject({
    title: "标题",
    author: "clem 🤗",
    handle: "clem",
    url: "https://x.com/clem/status/1933543078154862656",
    publishedAt: Date.parse("2025-06-13T15:12:47.982Z"),
    body: "正文 **粗体**。",
    ordinal: 1,
  });
});

test("keeps the day as written although it is the day before in UTC", () => {
  const { draft } = compile(digest("1. [a-b](https://example.org/)\n"));
  expect(draft).toMatchObject({ day: "2025-06-14", time: "00:00", zone: "+08:00" });
  expect(new Date(draft?.publishedAt ?? 0).toISOString()).toBe("2025-06-13T16:00:56.000Z");
});

test.each([
  ["![a](javascript:alert(1))", "an image: not loaded, kept as its text: javascript:alert(1)"],
  ["![b](/r.png)", "an image: not loaded, kept as its text: /r.png"],
  ["![c]()", "an image: not loaded, kept as its text"],
  ["![d](https://d.example/)", "an image: not loaded, kept as a link: https://d.example/"],
])("says what is kept of %s", (image, message) => {
  const { diagnostics } = compile(digest(`1. [a-b](https://a.example/)\n\n   ${image}\n`));
  expect(diagnostics.map((one) => one.message)).toEqual([message]);
});

test.each([
  ["2. x", "the item's first paragraph has no link: kept without a source"],
  [
    "2. [c-d](https://c.example/) [m]()",
    "a link that is neither http nor https nor an e-mail address: only its text is kept, without an address",
  ],
  ["# 结语", 'a heading, "结语": left out'],
])("says what is meant with %s", (line, message) => {
  const { diagnostics } = compile(digest(`1. [a-b](https://a.example/)\n\n${line}\n`));
  expect(diagnostics.map((one) => one.message)).toContain(message);
});

test("says of each character that is made by an escape whether it is replaced or removed", () => {
  const said = (title: string) =>
    compile(
      `---\ntitle: "${title}"\ndate: 2025-06-14T00:00:56Z\n---\n\n1. [a-b](https://a.example/)\n`,
    ).diagnostics.map(({ rule, message }) => [rule, message.replace(/.*: /, "")]);
  expect(said("\\u202ea")).toEqual([["bidi-control", "removed"]]);
  expect(said("\\u0007a")).toEqual([["control-character", "replaced by U+FFFD"]]);
});

test("says on which line and in which column a character stands that is replaced or removed", () => {
  const lines = [
    "---",
    "title: x",
    "date: 2025-06-14T00:00:56Z",
    "---",
    "",
    "1. [a-b](https://a.example/)",
    "",
  ];
  const { diagnostics } = compile([...lines, "   c\u0007", "   cd\u202ee", ""].join("\n"));
  expect(diagnostics.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ["control-character", 8, 5],
    ["bidi-control", 9, 6],
  ]);
});

test("no carriage return reaches the bundle, however it is written", () => {
  const list = "1. [a&#13;c-b&#xD;d](https://a.example/&#13;x)\n\n   e&#13;f\n";
  const file = {
    path: "a\r.md",
    bytes: new TextEncoder().encode(
      `---\ntitle: "a\\rb"\ndate: 2025-06-14T00:00:56Z\ncategories: ["c\\rd"]\n---\n\n${list}`,
    ),
  };
  const { digests, files } = compileAll([file]);
  expect(files.filter(({ text }) => /\r|\\r/.test(text)).map(({ path }) => path)).toEqual([]);
  expect(files.some(({ text }) => text.includes('"url":"https://a.example/\\nx"'))).toBe(true);
  expect(digests.map(({ outcome }) => outcome)).toEqual(["ok"]);
});

test("speaks of a second document in the front matter without advice to programmers", () => {
  const { diagnostics } = compile("---\na: b\n--- c\n---\n\n1. [a-b](https://a.example/)\n");
  expect(diagnostics.map((one) => one.message).join()).toContain("a second document begins within it");
});

test.each(["https://en.example:99999/a", "https://[::g]/a", "https://"])(
  "says that the source %s cannot be read, and not that it is no https",
  (address) => {
    const { diagnostics } = compile(digest(`1. [a-b](${address})\n`));
    expect(diagnostics.map((one) => one.message)).toEqual([
      `the source is no address that can be read: the item is kept without ${address}`,
    ]);
  },
);

test.skipIf(!here)("reads the digest of the seed (skipped: no ../shared)", () => {
  const path = join(CORPUS, "seed/2025-06-14-00.md");
  const { draft, outcome } = compileDigest({ path: "2025-06-14-00.md", bytes: readFileSync(path) });
  expect(outcome).toBe("ok");
  expect(draft?.items.length).toBe(14);
  const authors = draft?.items.map((item) => item.author);
  expect(authors).toEqual(
    expect.arrayContaining(["Peter H. Diamandis, MD", "clem 🤗", "sarah guo // conviction"]),
  );
});

test.skipIf(!here)("reads all 1,081 items of the four-hour digests (skipped: no ../shared)", () => {
  const root = join(CORPUS, "real-4h");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  const compiled = files.map((path) => compileDigest({ path, bytes: readFileSync(join(root, path)) }));
  expect(compiled.flatMap((one) => one.draft?.items ?? []).length).toBe(1081);
  expect(compiled.filter((one) => one.outcome !== "ok").map((one) => one.path)).toEqual([]);
});

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test("no control of direction reaches title, categories or sections, however it is written", () => {
  const head =
    'title: "\\u200e"\ndate: 2025-06-14T00:00:56+08:00\ncategories: ["AI", "A\\u202eI", "\\u2066"]';
  const list =
    "## &#x202e;论文\n\n1. **甲** 说 [原文](https://a.example/1)\n\n## 论文\n\n1. **乙** 说 [原文](https://a.example/2)\n";
  const { draft } = compile(`---\n${head}\n---\n\n${list}`);
  expect(draft).toMatchObject({ title: "论文", categories: ["AI"] });
  expect(draft?.items.map(({ section, category, reasons }) => [section, category, ...reasons])).toEqual([
    ["论文", "论文", "论文"],
    ["论文", "论文", "论文"],
  ]);
  expect(JSON.stringify(draft)).not.toMatch(BIDI);
});
