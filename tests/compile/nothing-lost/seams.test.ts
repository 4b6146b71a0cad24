import fc from "fast-check";
import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import { parseMarkdown, readingOf } from "../../../src/compile/dialects/parse-markdown.ts";
import { cleanText } from "../../../src/compile/text/source-text.ts";
import { bytesOf, outcomeOf } from "./outcome.ts";
import { faultsOf } from "./safe-body.ts";
import { seeded } from "./seed.ts";

/** What means something together with what comes next to it, once something between them is left out. */
const PIECES = [
  ...[
    "[甲]",
    "(javascript:alert(1))",
    "(rel)",
    "(//evil.example/x)",
    "(https://a.example/x)",
    ": https://d.example/",
  ],
  ...[
    "[(javascript:1)](rel)",
    "![(javascript:1)](x.png)",
    "[~~~](x)",
    "![- 点](x.png)",
    "[# 井](x)",
    "[](x)",
    "[---][r]",
  ],
  ...[
    "<b>",
    "</b>",
    "<b></b>",
    "<br>",
    "<i>",
    '<a title="*x* &#x202e;">',
    "<!--\n---\n-->",
    "<script>",
    "<",
    ">",
    "](x)",
  ],
  ...[
    "!",
    "[",
    "]",
    "(",
    ")",
    "`",
    "``",
    "```",
    "~",
    "~~",
    "~~~",
    "&",
    "#x202e;",
    "&#x2",
    "02e;",
    "&lt;",
    "lt;",
    "&#0;",
  ],
  ...[
    "#",
    "# ",
    "-",
    "--",
    "- ",
    "=",
    "===",
    "1",
    ". ",
    "1. ",
    "> ",
    "+ ",
    "*",
    "**",
    "_",
    "__",
    "\\",
    "\\\\",
    "'",
    '"',
  ],
  ...[
    " ",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n\n",
    "字",
    "文",
    "a",
    "<https://c.example/z>",
    "![图](https://i.example/p.png)",
  ],
];

const bodyOf = (text: string): string => {
  const digest = `---\ntitle: "t"\ndate: 2025-06-14T00:00:56+08:00\n---\n\n1. [a-b](https://s.example/)\n\n   文\n\n   ${text.replaceAll("\n", "\n   ")}\n\n[r]: rel.md\n`;
  return outcomeOf(bytesOf(digest), "a.md").items[0]?.body ?? "";
};

/** Strings of a body, as the app's Markdown parser reads it, that hold a character which no bundle may hold. */
function unfitIn(body: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    const strings = [node].flatMap((one) => Object.values(one).filter((value) => typeof value === "string"));
    found.push(...strings.filter((value) => cleanText(value) !== value));
    if ("children" in node) for (const child of node.children) visit(child);
  };
  for (const node of parseMarkdown(body)) visit(node);
  return found;
}

test.each([
  ["[甲]<b>(javascript:alert(1))</b>", "\\[甲\\](javascript:alert(1))"],
  ["[甲][(javascript:alert(1))](rel)", "\\[甲\\](javascript:alert(1))"],
  ["!<b></b>[图](https://a.example/)", "\\![图](https://a.example/)"],
  ["[甲]<b>: https://a.example/</b>", "\\[甲\\]: https://a.example/"],
  ["`<b>``</b>", "\\`\\`\\`"],
  ["~<b>~~</b>", "\\~\\~~"],
  ["&<b></b>#x202e;", "\\&\\#x202e;"],
  ["文前\n[---](x)", "文前\n\\---"],
  ["文前\n<b>~~~</b>", "文前\n\\~~~"],
  ["文前\n[===](x)", "文前\n\\==="],
  ["![- 点](x.png)", "\\- 点"],
  ["> [1. 号](x)", "> 1\\. 号"],
  ['甲<a title="*斜* &#8238;">', '甲\\<a title="\\*斜\\* \\&#8238;">'],
])("marks that come to stand side by side or first mean nothing: %j", (text, expected) => {
  expect(bodyOf(text)).toBe(`文\n\n${expected}`);
});

test("nothing that is left out makes a link, a block or a control of its neighbours, and a second time changes nothing", () => {
  const texts = fc
    .array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 9 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const body = bodyOf(text);
      expect(faultsOf(body)).toEqual([]);
      expect(unfitIn(body)).toEqual([]);
      expect(readingOf(bodyOf(body.slice(2).trim()))).toBe(readingOf(body));
    }),
    { numRuns: 400, ...seeded },
  );
}, 120_000);
