import { describe, expect, test } from "vitest";
import { compileDigest } from "../../../src/compile/compile-digest.ts";
import { lossesOf } from "./counter.ts";
import { bytesOf, outcomeOf } from "./outcome.ts";

const HEAD = "---\ndate: 2025-06-14T00:00:56+08:00\n---\n\n";

/** A digest of each dialect, up to its last item. */
const ITEMS = {
  numbered: "1. [甲-乙](https://a.example/1)\n\n   丙。\n",
  sectioned: "## 甲\n\n1. 乙，见 [丙](https://a.example/1)。\n",
  "a list of links": "## 甲\n\n- [乙](https://a.example/1)\n",
} as const;

const HEADINGS: readonly (readonly [what: string, heading: string])[] = [
  ["a word", "## wort1x"],
  ["a link", "## wort1x [wort2x](https://b.example/2)"],
  ["a link alone, whose text is an address", "# [https://b.example/2](https://c.example/3)"],
  ["a bare address", "## wort1x https://b.example/2"],
  ["an address between angle brackets", "### <https://b.example/2>"],
  ["a picture", "## ![wort1x](https://b.example/2)"],
  ["a link by a reference", "## wort1x [wort2x][r]\n\n[r]: https://b.example/2"],
  ["HTML", '## <a href="https://b.example/2">wort1x</a>'],
  ["code", "## `https://b.example/2`"],
  ["a link, underlined", "wort1x [wort2x](https://b.example/2)\n==="],
];

const BELOW: readonly (readonly [what: string, text: string])[] = [
  ["nothing", ""],
  ["text", "wort3x [wort4x](https://d.example/4)\n\n> wort5x https://e.example/5\n"],
  ["another heading with text", "### wort3x https://d.example/4\n\nwort4x <https://e.example/5>\n"],
  ["text without a blank line between", "wort3x https://d.example/4\n"],
];

describe.each(Object.entries(ITEMS))("behind the last item of a digest that is %s", (_, items) => {
  test.each(HEADINGS)(
    "a heading with %s loses no address, neither does what stands below it",
    (_, heading) => {
      for (const [what, below] of BELOW) {
        const gap = what.includes("without") ? "\n" : "\n\n";
        const bytes = bytesOf(`${HEAD}${items}\n${heading}${gap}${below}`);
        const text = new TextDecoder().decode(bytes);
        expect({ what, losses: lossesOf(text, outcomeOf(bytes, "a.md")) }).toEqual({ what, losses: [] });
        const { draft, diagnostics } = compileDigest({ path: "a.md", bytes });
        // The reader itself has kept all: nothing was left for the last look at the addresses.
        expect(diagnostics.map(({ rule }) => rule)).not.toContain("address-kept");
        const [last] = draft?.items.slice(-1) ?? [];
        for (const word of below.match(/wort[45]x/g) ?? []) expect(last?.body).toContain(word);
      }
    },
  );
});
