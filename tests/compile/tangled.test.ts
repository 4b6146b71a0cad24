import { describe, expect, test } from "vitest";
import { blockMark } from "../../src/compile/dialects/escapes.ts";
import { maskTangled } from "../../src/compile/dialects/tangled.ts";
import { holdNotes } from "../../src/compile/report/notes.ts";
import { compile, DATE } from "./compile-text.ts";

const FRONT = `---\n${DATE}\n---\n\n`;
const U = "https://x.com/a_b/status/";
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);
const linesOf = (count: number, line: (n: number) => string): string => numbers(count).map(line).join("\n");

describe("with too many marks in a paragraph", () => {
  test("definitions are none: every item keeps its headline and source", () => {
    const list = linesOf(260, (n) => `${n}. [条目${n}-林海][r${n}]`);
    const { draft, outcome } = compile(`${FRONT}${list}\n\n${linesOf(260, (n) => `[r${n}]: ${U}${n}`)}\n`);
    expect(outcome).toBe("ok");
    expect(draft?.items.map(({ title, author, url }) => [title, author, url])).toEqual(
      numbers(260).map((n) => [`条目${n}`, "林海", `${U}${n}`]),
    );
  });

  test.each([
    ["bullets", "-"],
    ["numbers", "1."],
  ])("an item keeps nested %s as they are, each a paragraph of its own", (_, mark) => {
    const nested = linesOf(150, (n) => `    ${mark} **点${n}** [l](${U}${n})`);
    const { draft, outcome } = compile(`${FRONT}1.  [条目-林海](${U}0)\n${nested}\n2.  [乙](${U}x)\n`);
    expect(outcome).toBe("ok");
    expect(draft?.items).toMatchObject([{ title: "条目", author: "林海", url: `${U}0` }, { title: "乙" }]);
    expect(draft?.items[0]?.body).toContain(`${mark} **点150** [l](${U}150)`);
  });

  test("an item keeps its headline and source, and the rest of the paragraph as plain text", () => {
    const links = linesOf(300, (n) => `[l${n}](${U}${n})`);
    const { draft, rules } = compile(`${FRONT}1. [条目-林海](${U}0)\n${links}\n\n   正文\n`);
    expect(rules).toEqual(["kept-plain"]);
    expect(draft?.items).toMatchObject([{ title: "条目", author: "林海", url: `${U}0` }]);
    expect(draft?.items[0]?.body).toBe(`\`\`\`\n${links}\n\`\`\`\n\n正文`);
  });

  test.each([
    ["round brackets in its address", `[条目-林海](${U}a_(b))`],
    ["square ones in its text", "[条目 [注]-林海](https://a.example/)"],
    ["code and an address in angles", "[条目 `a*b`-林海](<https://a.example/>)"],
    ["a title", `[条目-林海](${U}1 "题")`],
    ["emphasis around it", `*[条目-林海](${U}1)*`],
    ["its address elsewhere", "[条目-林海][r]"],
  ])("an item keeps a headline with %s", (_, headline) => {
    const text = `${FRONT}1. ${headline}\n   ${"*a* _b_ `c` ".repeat(120)}\n\n2. [乙][r]\n\n[r]: ${U}2\n`;
    const { draft, rules } = compile(text);
    expect([draft?.items[0]?.title.slice(0, 2), draft?.items[0]?.author, rules]).toEqual([
      "条目",
      "林海",
      ["kept-plain"],
    ]);
    expect(draft?.items[0]?.url).toMatch(/^https:/);
  });

  test.each([
    ["numbers that begin no list below text", "字\n", "2. *a **a"],
    ["bullets that are too far outside to be a list", "字\n", "    - *a **a"],
    ["what would be a definition elsewhere", "字\n", "[r]: *a_b**c"],
    ["footnotes, which are no definitions", "", "[^r]: https://a.example/*a_b**c"],
    ["marks between lines that only look blank", "", "*a **a\n\u3000"],
  ])("%s are still masked", (_, above, line) => {
    expect(compile(`${FRONT}1. [a](${U}0)\n\n${above}${`${line}\n`.repeat(400)}`).rules).toContain(
      "kept-plain",
    );
  });

  test.each([">", "-", "*", "_"])("a line of six million %j is looked through all the same", (mark) => {
    const masks = { chars: new Map<number, string>(), tangled: [] };
    const look = () => maskTangled([`   ${mark.repeat(6_000_000)}x`], masks, 0, holdNotes());
    expect(look).not.toThrow();
    expect(blockMark(`${mark.repeat(6_000_000)}x`)).toBe(mark === ">" ? 0 : null);
  });

  test("a definition with millions of brackets in its address is looked through all the same", () => {
    const masks = { chars: new Map<number, string>(), tangled: [] };
    const look = () => maskTangled([`[r]: ${U}${"()".repeat(3_000_000)}`], masks, 0, holdNotes());
    expect(look).not.toThrow();
  });
});
