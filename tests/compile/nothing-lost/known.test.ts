import { expect, test } from "vitest";
import { lossesOf } from "./counter.ts";
import { bytesOf, outcomeOf } from "./outcome.ts";
import { faultsOf } from "./safe-body.ts";

/** Each of these once lost something, or gave a body that hid or loaded something when it was read again. */
const KNOWN: readonly (readonly [what: string, body: string])[] = [
  [
    "a byte order mark in front of the body",
    "\ufeff## wort1x\n\n1. wort2x [wort3x](https://a.example/) wort4x\n",
  ],
  [
    "a tag that a removed control of direction completes",
    "1. [wort1x](https://a.example/)\n\n   a <\u202e/b> wort2x\n",
  ],
  [
    "the rest of a paragraph that begins a block",
    "1. [wort1x](https://a.example/)<?\n\n   wort2x https://b.example/\n",
  ],
  [
    "the rest of a paragraph that looks like a definition",
    "1. [wort1x](https://a.example/)\n[r]: https://b.example/\n",
  ],
  ["a link in the middle of what is no link", "1. [wort1x](<https://a.example/> x'wort2x')\n"],
  [
    "text in a picture that looks like HTML",
    "1. [wort1x](https://a.example/)\n\n   ![<textarea>wort2x](https://b.example/)\n",
  ],
  [
    "a link within a picture",
    "1. [wort1x](https://a.example/)\n\n   ![wort2x [b](https://b.example/)](https://c.example/)\n",
  ],
  [
    "an address behind a scheme of nobody",
    "1. [wort1x](https://a.example/)\n\n   <bhttps://b.example/r>https://c.example/\n",
  ],
  [
    "brackets that a lost picture leaves",
    "1. [wort1x](https://a.example/)\n\n   [![@](W](https://b.example/)](https://c.example/)\n",
  ],
  [
    "an exclamation mark before a picture",
    "1. [wort1x](https://a.example/)\n\n   !![b](https://b.example/) wort2x\n",
  ],
  [
    "HTML that holds half a link",
    "1. [wort1x](https://a.example/)\n\n   [<!X W\nwort2x](<https://b.example/> 'wort3x')\n",
  ],
  [
    "a definition above a heading by underlining",
    "1. [wort1x](https://a.example/)\n\n[r]: https://b.example/\n[r]\n---\nwort2x\n",
  ],
  [
    "definitions in text that is indented too far",
    "1. [wort1x](https://a.example/)\n\nwort2x\n\n      [r]: https://b.example/ 'wort3x'\n",
  ],
  [
    "a reference whose text has brackets",
    "1. [wort1x<![CDATA[][r]\n\n   wort2x\n\n[r]: https://a.example/\n",
  ],
  [
    "an unsafe link around what looks like a definition",
    "1. [wort1x](https://a.example/)\n\n   [[r]: https://b.example/\nwort2x](data:x)\n",
  ],
  [
    "a link to a blank that is no blank",
    "1. [wort1x](https://a.example/)\n\n   [](https://b.example/x\u00a0) wort2x\n",
  ],
  [
    "an address in a picture's title and a link's",
    "1. [wort1x](https://a.example/ 'wort2x https://b.example/') ![](https://c.example/ 'https://d.example/')\n",
  ],
  [
    "a fence behind a wide blank",
    "1. [wort1x](https://a.example/)\n\n \u3000  ```\n   wort2x\n   ```\n\n<div>\nwort3x\n</div>\n",
  ],
  [
    "an underline that goes on with a paragraph",
    "1. [wort1x](https://a.example/)\nwort2x\n=\n[r]: https://b.example/\n==\n",
  ],
  [
    "an address behind the word of a fence",
    "1. [wort1x](https://a.example/)\n\n   ~~~ wort2x https://b.example/\n   wort3x\n   ~~~\n",
  ],
  [
    "what looks like an empty entry below indented code",
    "- [wort1x](https://a.example/)\n\n      wort2x\n  > - \n[r]: https://b.example/ 'wort3x'\n",
  ],
  [
    "what looks like a numbered entry below indented code",
    "1. [wort1x](https://a.example/)\n\n       wort2x\n   3.\n   [r]: https://b.example/ 'wort3x'\n",
  ],
  ["a definition behind a tag that is left out", "6. <b>[r]: https://a.example/\nwort1x</b> wort2x\n"],
  [
    "a definition in a quote, behind tags that are left out",
    "6. wort1x\n\n   > <b> <i>[r]: https://a.example/\n   > wort2x</i></b>\n",
  ],
  [
    "a picture right behind an address in a headline",
    "1. [https://b.example/x![wort1x](https://c.example/)](https://a.example/)\n",
  ],
  ["a backslash in an address", "1. [wort1x](https://a.example\\/wort2x)\n"],
  [
    "a footnote in broken code in a picture's address in a headline",
    "1. [![wort1x](https://b.example/x``\n[^2]: wort2x https://c.example/\n``md\n)](https://a.example/)\n",
  ],
  [
    "an angle before a link that only its text is left of",
    "1. [wort1x](https://a.example/)\n\n   <[wort2x](A)x:https://b.example/> <[![wort3x](B)](https://c.example/)x:https://d.example/>\n",
  ],
  ["an escaped dot in an address that is no link", "1. [wort1x](data:https://a\\.example/x)\n"],
  [
    "an address parted by a headline's hyphen",
    "1. [wort1x https://b-c.example/d-e wort2x](https://a.example/)\n",
  ],
  [
    "a blank at the end of a definition's address",
    "1. [wort1x](https://a.example/)\n\n   [r]\n\n[r]: <https://b.example/x >\n",
  ],
];

test.each(KNOWN)("nothing is lost with %s", (_, body) => {
  const text = `---\ntitle: "t"\ndate: 2025-06-14T00:00:56+08:00\n---\n${body}`;
  const outcome = outcomeOf(bytesOf(text), "a.md");
  expect(lossesOf(text, outcome)).toEqual([]);
  expect(outcome.items.flatMap((item) => faultsOf(item.body))).toEqual([]);
});

test("a second document in the front matter is an error and no loss", () => {
  const text =
    '---\ntitle: "t"\ndate: 2025-06-14\n--- wort1x\n- wort2x\n---\n\n1. [wort3x](https://a.example/)\n';
  expect(outcomeOf(bytesOf(text), "a.md")).toMatchObject({ rejected: true, items: [] });
});
