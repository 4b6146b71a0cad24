import { describe, expect, test } from "vitest";
import type { DigestDraft } from "../../src/compile/draft.ts";
import { noteLost } from "../../src/compile/note-lost.ts";
import { createNotes } from "../../src/compile/report/notes.ts";

const made = (body: string, more: object = {}): DigestDraft =>
  ({
    title: "t",
    categories: [],
    items: [{ title: "", author: null, url: null, body, section: null, ...more }],
  }) as never;

/** What is noted of a digest of these lines when its items hold this; `said` is in the report before. */
function lostOf(
  lines: readonly string[],
  draft: DigestDraft,
  said: readonly string[] = [],
): readonly string[] {
  const notes = createNotes("a.md", lines);
  for (const message of said) notes.add("introduction", { line: 1, column: 1 }, message);
  noteLost(lines, draft, notes);
  return notes
    .sorted()
    .filter(({ rule }) => rule === "address-kept")
    .map(
      ({ line, column, message }) => `${line}:${column} ${message.replace(/^.*?: (?=https?:)|^.*: /, "")}`,
    );
}

describe("an address of a digest", () => {
  test.each([
    ["in a body", made("x https://a.example/b y")],
    ["as a source", made("", { url: "https://a.example/b" })],
    ["in a headline", made("", { title: "https://a.example/b" })],
    ["as a section's name", made("", { section: "https://a.example/b" })],
    ["in the digest's title", { ...made(""), title: "https://a.example/b" }],
    ["in a category", { ...made(""), categories: ["https://a.example/b"] }],
  ])("that is kept %s is not noted", (_, draft) => {
    expect(lostOf(["1. https://a.example/b."], draft)).toEqual([]);
  });

  test("that the report has is not noted", () => {
    expect(lostOf(["https://a.example/b"], made(""), ["left out: https://a.example/b"])).toEqual([]);
  });

  test("that nothing holds is noted as written, at its place", () => {
    expect(lostOf(["", "ab <https://a.example/b?c=中文&d>"], made("https://a.example/"))).toEqual([
      "2:5 https://a.example/b?c=中文&d",
    ]);
  });

  test("that is a link's text is noted without the link's own address", () => {
    const draft = made("", { title: "https://in", author: "b.example/", url: "https://a.example/" });
    expect(lostOf(["1. [见 https://in-b.example/](https://a.example/)"], draft)).toEqual([
      "1:7 https://in-b.example/",
    ]);
  });

  test("may have any number of marks in it", () => {
    const line = `https://a.example/${"-".repeat(300_000)}b`;
    expect(lostOf([line], made(line))).toEqual([]);
  });

  test("is noted where it stands more often in the digest than in what was made of it", () => {
    const lines = ["https://a.example/b", "https://a.example/b"];
    expect(lostOf(lines, made("https://a.example/b"))).toEqual(["2:1 https://a.example/b"]);
  });

  test("that goes on with something else is another one", () => {
    expect(lostOf(["https://a.example/b"], made("https://a.example/bc"))).toEqual([
      "1:1 https://a.example/b",
    ]);
  });

  test("may be spelt with escapes and references", () => {
    const lines = ["[a](https://a.example/b\\_c)", "[a](https://d.example/?e&#47;f)"];
    expect(lostOf(lines, made("https://a.example/b_c https://d.example/?e/f"))).toEqual([]);
  });

  test("may hold one round bracket, escaped or encoded, which the end of its link does not close", () => {
    const lines = [
      "[a](https://a.example/\\(b)",
      "[a](https://c.example/%28d)",
      "[a](https://e.example/%28f\\))",
      "<https://g.example/%28h>",
    ];
    const urls =
      "https://a.example/(b https://c.example/%28d <https://e.example/%28f)> https://g.example/%28h";
    expect(lostOf(lines, made(urls))).toEqual([]);
  });

  test("that a hyphen parts into title and author is noted", () => {
    const draft = made("", { title: "https://a", author: "b.example/" });
    expect(lostOf(["https://a-b.example/"], draft)).toEqual(["1:1 https://a-b.example/"]);
  });

  test.each([
    ["https://a.example/?a=1&b", "c", "https://a.example/?a=1&b-c"],
    ["https://a.example/中", "x", "https://a.example/%E4%B8%AD-x"],
    ["https://a.example/wiki/Foo_(a", "b)", "https://a.example/wiki/Foo_(a-b)"],
    ["https://a.example/路径", "甲", "https://a.example/路径-甲"],
  ])("that a hyphen parts is noted, whatever stands before the hyphen: %s-%s", (title, author, address) => {
    expect(
      lostOf([`[${address}](https://b.example/)`], made("https://b.example/", { title, author })),
    ).toEqual([`1:2 ${address}`]);
  });

  test("may stand next to any number of others", () => {
    const line = "https://a.example/(".repeat(20_000);
    expect(lostOf([line], made(line))).toEqual([]);
  });

  test("does not stand for another one that begins alike, whichever is lost", () => {
    const lines = ["[![](https://a.example/%E5%9B%BE-1.png) x](https://a.example/)"];
    expect(lostOf(lines, made("", { url: "https://a.example/" }))).toEqual([
      "1:6 https://a.example/%E5%9B%BE-1.png)",
    ]);
    const two = ["[a](https://a.example/wiki/GPT\\_4)", "[b](https://a.example/wiki/GPT)"];
    expect(lostOf(two, made("https://a.example/wiki/GPT_4 https://a.example/wiki/GPT"))).toEqual([]);
  });
});
