import { describe, expect, test } from "vitest";
import { plainText } from "../../src/bundle/plain-text.ts";
import { unfitReferences } from "../../src/compile/dialects/unfit-references.ts";
import { noteHeaderAddresses } from "../../src/compile/header/header-addresses.ts";
import { readToml } from "../../src/compile/header/toml-scalars.ts";
import { withUsualKeys } from "../../src/compile/header/usual-keys.ts";
import { readYaml } from "../../src/compile/header/yaml-scalars.ts";
import { latinWords } from "../../src/compile/names/latin-words.ts";
import { nameFinder } from "../../src/compile/names/names.ts";
import { createNotes, holdNotes } from "../../src/compile/report/notes.ts";
import { readSource } from "../../src/compile/text/source-text.ts";
import { compile, DATE } from "./compile-text.ts";

// Each of these once took the square of its size, minutes for what is here: no clock is looked at, the test's time
// limit ends what would take it again.
describe("what is never closed, or stands there many times, is looked through once", () => {
  test.each(["](", "[a](", "[", "`", "@", "a-"])("words behind many %j", (piece) => {
    const words = latinWords(`${piece.repeat(150_000)} OpenAI`);
    expect(words.at(-1)?.text).toBe("OpenAI");
  });

  test.each(["](", "[a](", "[", "![", '[a](b "', "[a]( "])("the plain text of many %j", (piece) => {
    expect(plainText(`${piece.repeat(150_000)} [end](https://a.example/[1]) [x] [y](z)`)).toMatch(
      / end \[x\] y$/,
    );
  });

  test("a reference behind many backslashes, and whether it is escaped", () => {
    const found = (count: number) => unfitReferences(`${"\\".repeat(count)}&#0;`).map(({ index }) => index);
    expect([found(300_000), found(300_001)]).toEqual([[300_000], []]);
  });

  test("names among many known ones", () => {
    const find = nameFinder([]);
    expect(
      find("标题", `${"OpenAI ".repeat(150_000)}和人类 Ben Mann 与作者说${"字".repeat(400_000)}`),
    ).toEqual(["OpenAI", "Ben Mann"]);
  });

  test.each([
    ["}", 3],
    ["* ", 3],
    ["**a** ", 9],
    ["{{", 201],
    [": |", 3],
  ])("YAML with a fault at each %j", (piece, offset) => {
    expect(readYaml(`a: ${piece.repeat(150_000)}\nb: c\n`)).toMatchObject({ ok: false, offset });
  });

  test("the place of a TOML key behind many blank lines", () => {
    const blank = "\n".repeat(100_000);
    const read = readToml(`a = 1\n${blank}# words\n${blank}  b = 2\n`);
    expect(read.ok && read.entries?.map(({ key, offset }) => [key, offset])).toEqual([
      ["a", 0],
      ["b", 200_014],
    ]);
  });

  test("keys before the one that a day is taken from", () => {
    const plain = {
      offset: 0,
      end: 0,
      scalars: [],
      nested: [],
      several: false,
      keys: [],
      twice: [],
      tooLarge: false,
    };
    const keys = [...Array.from({ length: 300_000 }, (_, at) => `k${at}`), "Published", "published"];
    const entries = keys.map((key) => ({ ...plain, key }));
    const read = withUsualKeys(entries, holdNotes(), () => ({ line: 1, column: 1 }));
    expect(read.flatMap(({ key }, at) => (key === keys[at] ? [] : [at]))).toEqual([300_000]);
  });

  test("addresses of front matter, on one line and beside a long title", () => {
    const kept = Array.from({ length: 20_000 }, (_, at) => `https://kept.example/${at}`);
    const lost = kept.map((address) => address.replace("kept", "lost"));
    const matter = `k: ${lost.join(" ")} ${kept.join(" ")}`;
    const found: string[] = [];
    const notes = { ...holdNotes(), add: (_: string, __: unknown, said: string) => void found.push(said) };
    const split = { kind: "yaml", matter, matterLine: 2, bodyLine: 4 } as const;
    noteHeaderAddresses(split, { title: kept.join(" "), date: null, categories: [] }, notes);
    expect(found).toHaveLength(20_000);
    expect(found.at(-1)).toMatch(/https:\/\/lost\.example\/19999$/);
  });

  test("the place of each byte that is not UTF-8, on one line and on many", () => {
    for (const [between, last] of [
      ["", { line: 7, column: 450_000 }],
      ["\r\n", { line: 30_006, column: 15 }],
    ] as const) {
      const text = `---\r\n${DATE}\r\n---\r\n\r\n1. [a-b](https://a.example/)\r\n\r\n${`abcdefghijklmn\u00ff${between}`.repeat(30_000)}`;
      const bytes = Uint8Array.from(Buffer.from(text, "latin1"));
      const { notes } = readSource({ path: "a.md", bytes });
      const found = notes.sorted().filter(({ rule }) => rule === "invalid-bytes");
      expect([found.length, found.at(-1)]).toMatchObject([30_000, last]);
    }
  });

  test("places on a line of which much was removed", () => {
    const removed = Array.from({ length: 200_000 }, (_, at) => 2 * at + 1);
    const notes = createNotes("a.md", ["a\u202e".repeat(200_000)], new Map([[1, removed]]));
    for (let column = 1; column <= 50_000; column += 1) notes.add("raw-html", { line: 1, column }, "");
    expect(notes.sorted().map(({ column }) => column)).toEqual(
      Array.from({ length: 50_000 }, (_, at) => 2 * at + 1),
    );
  });
});

test("a paragraph of many lines with blanks at their ends is kept as plain text, and a few hundred break", () => {
  const digest = (count: number) =>
    `---\n${DATE}\n---\n\n1. [a](https://a.example/)\n\n   ${"b  \n   ".repeat(count)}c\n`;
  expect(compile(digest(501)).rules).toEqual(["kept-plain"]);
  expect(compile(digest(400)).rules).toEqual([]);
});

describe("an item with lines that are not indented, each of which a parser compares with all before it", () => {
  const digest = (lines: string) =>
    `---\n${DATE}\n---\n\n1. [甲-乙](https://a.example/1)\n${lines}\n2. [丙-丁](https://a.example/2)\n\n   字<b>。\n`;

  test.each(["字", "    * * *", "> 字", "字\n\u3000", "字\n\u2028"])(
    "keeps 40,000 times %j, and the places of what follows",
    (line) => {
      const text = `${line}\n`.repeat(40_000);
      const lines = text.split("\n").length - 1;
      const { draft, rules, diagnostics } = compile(digest(text));
      expect(draft?.items.map(({ title }) => title)).toEqual(["甲", "丙"]);
      expect([rules[0], diagnostics.find(({ rule }) => rule === "raw-html")?.line]).toEqual([
        "kept-plain",
        lines + 9,
      ]);
      expect(draft?.items[0]?.body.split("\n").length).toBeGreaterThanOrEqual(lines);
    },
  );

  test("is read as Markdown where they are some hundred, and breaks between are no text", () => {
    expect(compile(digest("字**重**字\n".repeat(100))).draft?.items[0]?.body).toMatch(/^字\*\*重\*\*字\n/);
    expect(compile(digest("\n* * *\n".repeat(20_000))).rules).not.toContain("kept-plain");
  });
});

test("TOML nested deeper than any stack is cut at one depth in every thread", () => {
  const nested = (depth: number) => readToml(`${"a.".repeat(depth)}b = 1\nc = 2`);
  expect(nested(100)).toMatchObject({
    entries: [{ tooLarge: false, scalars: [{ text: "1" }] }, { key: "c" }],
  });
  for (const depth of [300, 20_000])
    expect(nested(depth)).toMatchObject({ entries: [{ tooLarge: true, scalars: [] }, { key: "c" }] });
});

test("an address on a line of front matter is noted where it stands, also the second time", () => {
  const notes = createNotes("a.md", ["---", "k: https://a.example/b https://a.example/b https://a.example/"]);
  const split = {
    kind: "yaml",
    matter: "k: https://a.example/b https://a.example/b https://a.example/",
    matterLine: 2,
    bodyLine: 4,
  } as const;
  noteHeaderAddresses(split, { title: null, date: null, categories: [] }, notes);
  expect(notes.sorted().map(({ column }) => column)).toEqual([4, 24, 44]);
});
