import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ItemMarkdown } from "../../src/app/item/ItemMarkdown.tsx";
import { PlainText } from "../../src/app/item/ItemText.tsx";
import { isSimple } from "../../src/reading/text/inline-markdown.ts";

const byMarkdown = (text: string): string =>
  renderToStaticMarkup(<ItemMarkdown markdown={text} />).replace(/<\/p>\n<p>/g, "</p><p>");
const plainly = (text: string): string => renderToStaticMarkup(<PlainText markdown={text} />);

const PIECES = [
  "她",
  "说",
  "a",
  "GPT",
  "5",
  "**",
  "**",
  "*",
  "_",
  "`",
  "~",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "&",
  "amp;",
  "#",
  "- ",
  "1. ",
  " ",
  "  ",
  "\n",
  "\n\n",
  "。",
  "，",
  "”",
  "“",
  "%",
  "!",
  "\\",
  "http://a.b",
  ":",
  "\t",
  "|",
  "=",
];

test("a text taken as simple is shown as the Markdown renderer shows it", () => {
  const texts = fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.join(""));
  let simple = 0;
  fc.assert(
    fc.property(texts, (text) => {
      if (!isSimple(text)) return;
      simple += 1;
      expect(plainly(text)).toBe(byMarkdown(text));
    }),
    { numRuns: 20_000 },
  );
  expect(simple).toBeGreaterThan(500);
});

test.each([
  "**她\\)她**她",
  "**见[她](https://a.example/)说**。",
  "**她<b>她**",
  "**a&amp;b**",
  "**她_a_她**",
  "**她  她**",
  "**她%**a",
])("strong text that is not surely so as a whole, as in %j, is left to the Markdown renderer", (text) => {
  expect(isSimple(text)).toBe(false);
});

/** The indented paragraphs of the digests in a folder. */
function bodiesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(/^ {4}(\S.*)$/gm)].map(([, text]) => text ?? ""),
    );
}

test("nearly all texts of real digests are simple, and they look the same", () => {
  const folders = ["digests", "../shared/corpus", "../shared/hostile"].filter((folder) => existsSync(folder));
  for (const folder of folders) {
    const bodies = bodiesOf(folder);
    const simple = bodies.filter(isSimple);
    for (const body of simple) expect(plainly(body)).toBe(byMarkdown(body));
    if (folder === "digests") expect(simple.length / bodies.length).toBeGreaterThan(0.97);
  }
});

test("no line begins with the middle dot of a name: it is joined to the character before it, but for code and Latin", () => {
  for (const show of [byMarkdown, plainly]) {
    expect(show("山姆·奥特曼说，**马克·扎克伯格** 也在。")).toBe(
      "<p>山姆\u2060·奥特曼说，<strong>马克\u2060·扎克伯格</strong> 也在。</p>",
    );
    expect(show("DALL·E 与 `山姆·奥特曼`")).toBe("<p>DALL·E 与 <code>山姆·奥特曼</code></p>");
  }
});
