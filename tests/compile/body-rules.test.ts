import { describe, expect, test } from "vitest";
import { compile, DATE } from "./compile-text.ts";

describe("the body", () => {
  const items = (body: string) => {
    const { draft, rules } = compile(`---\n${DATE}\n---\n\n${body}`);
    return {
      items: (draft?.items ?? []).map(({ title, author, url, body: text }) => [title, author, url, text]),
      rules,
    };
  };

  test.each([
    ["an unsafe source", "1. [a-b](javascript:alert(1)) 后\n", [["a", "b", null, "后"]], ["unsafe-link"]],
    ["a source without a scheme", "1. [a](//a.example/)\n", [["a", null, null, ""]], ["unsafe-link"]],
    [
      "an empty headline",
      "1. [](https://a.example/)\n",
      [["", null, "https://a.example/", ""]],
      ["headline-empty"],
    ],
    ["no link", "1. 只有文字\n", [["", null, null, "只有文字"]], ["item-without-link"]],
    [
      "an empty entry",
      "1.\n2. [a](https://a.example/)\n",
      [
        ["", null, null, ""],
        ["a", null, "https://a.example/", ""],
      ],
      ["item-empty"],
    ],
    [
      "a reference",
      "1. [a-b][r]\n\n[r]: <https://a.example/x y>\n",
      [["a", "b", "https://a.example/x y", ""]],
      [],
    ],
    [
      "an address in angles right behind a headline",
      "1. [a-b](https://a.example/)\n   <https://c.example/>\n2. [c-d](https://a.example/) <e@f.example>\n",
      [
        ["a", "b", "https://a.example/", "<https://c.example/>"],
        ["c", "d", "https://a.example/", "<e@f.example>"],
      ],
      [],
    ],
    [
      "code between three marks over two lines right behind a headline",
      "1. [a-b](https://a.example/) ```x\n   y``` z\n",
      [["a", "b", "https://a.example/", "```x y``` z"]],
      [],
    ],
    [
      "code between three marks over two lines behind a tag that is left out",
      "1. [a-b](https://a.example/)\n\n   > <b>```x\n   > y```</b> [z](https://z.example/)\n",
      [["a", "b", "https://a.example/", "> ```x y``` [z](https://z.example/)"]],
      ["raw-html", "raw-html"],
    ],
    [
      "code between three marks right behind a headline",
      "1. [a-b](https://a.example/) ```c``` d\n",
      [["a", "b", "https://a.example/", "```c``` d"]],
      [],
    ],
    [
      "a raw script",
      "1. [a](https://a.example/)\n\n   <script>alert(1)</script>\n",
      [["a", null, "https://a.example/", "\\<script>alert(1)\\</script>"]],
      ["raw-html"],
    ],
    [
      "raw scripts in a headline and in a text",
      "1. [a<script>x</script>-b](https://a.example/)\n\n   c <pre>d</pre> <style>e</style>\n",
      [["a<script>x</script>", "b", "https://a.example/", "c \\<pre>d\\</pre> \\<style>e\\</style>"]],
      ["raw-html", "raw-html", "raw-html", "raw-html", "raw-html"],
    ],
    [
      "a picture and raw HTML deep in a headline",
      "1. [**![b](pics/a.png) *<i>c</i>*** a-d](https://a.example/)\n",
      [["b <i>c</i> a", "d", "https://a.example/", ""]],
      ["headline-image", "raw-html"],
    ],
    [
      "a picture without a text beside a headline",
      "1. **![](pics/a.png)[a-b](https://a.example/)**\n",
      [["a", "b", "https://a.example/", "**图片[a-b](https://a.example/)**"]],
      ["image"],
    ],
    [
      "a picture",
      "1. [a](https://a.example/)\n\n   ![图](https://p.example/)\n",
      [["a", null, "https://a.example/", "[图](https://p.example/)"]],
      ["image"],
    ],
    [
      "a definition nobody uses",
      "1. [a](https://a.example/)\n\n[r]: https://r.example/\n",
      [["a", null, "https://a.example/", ""]],
      ["definition-unused"],
    ],
    [
      "a mail address",
      "1. [a](https://a.example/)\n\n   <x@a.example>\n",
      [["a", null, "https://a.example/", "<x@a.example>"]],
      [],
    ],
    [
      "a fence that never ends",
      "1. [a](https://a.example/)\n\n```\n2. [b](https://b.example/)\n",
      [
        ["a", null, "https://a.example/", ""],
        ["b", null, "https://b.example/", ""],
      ],
      ["unclosed-block"],
    ],
    [
      "a dozen fences that never end, one of them within code",
      `${Array.from({ length: 12 }, (_, at) => `\`\`\`x${at}\n${at}. [a${at}](https://a.example/)\n`).join("")}~~~\n\`\`\`y\n~~~\n\`\`\`z\`\`\` w\n`,
      [
        ...Array.from({ length: 11 }, (_, at) => [`a${at}`, null, "https://a.example/", ""]),
        ["a11", null, "https://a.example/", "````\n```y\n````\n\n```z``` w"],
      ],
      [...Array.from({ length: 12 }, () => "unclosed-block"), "block-between-items", "block-between-items"],
    ],
    [
      "a fence with many blanks that never ends",
      `1. [a](https://a.example/)\n\n\`\`\`${" ".repeat(100_000)}x y\n\n2. [b](https://b.example/)\n`,
      [
        ["a", null, "https://a.example/", `\\\`\\\`\\\`${" ".repeat(100_000)}x y`],
        ["b", null, "https://b.example/", ""],
      ],
      ["unclosed-block", "block-between-items"],
    ],
    [
      "a fence in an item that never ends",
      '1. [a](https://a.example/)\n\n   ```python\n   print("[x](https://x.example/)")\n   <b>z</b>\n\n2. [b](https://b.example/)\n',
      [
        ["a", null, "https://a.example/", '```python\nprint("[x](https://x.example/)")\n<b>z</b>\n```'],
        ["b", null, "https://b.example/", ""],
      ],
      ["unclosed-block"],
    ],
    [
      "a fence in a quote that never ends",
      "1. [a](https://a.example/)\n\n   > ```\n   > [x](y) <b>z</b>\n\n2. [b](https://b.example/)\n",
      [
        ["a", null, "https://a.example/", "> ```\n> [x](y) <b>z</b>"],
        ["b", null, "https://b.example/", ""],
      ],
      ["unclosed-block"],
    ],
    [
      "a comment that never ends",
      "1. [a](https://a.example/)\n\n<!-- x\n\n2. [b](https://b.example/)\n",
      [
        ["a", null, "https://a.example/", "\\<!-- x"],
        ["b", null, "https://b.example/", ""],
      ],
      ["unclosed-block", "block-between-items"],
    ],
    [
      "a fence around everything",
      "```markdown\n1. [a](https://a.example/)\n```\n",
      [["a", null, "https://a.example/", ""]],
      ["wrapped-in-fence"],
    ],
    [
      "text not indented at all",
      "1. [a](https://a.example/)\n\n文字\n\n2. [b](https://b.example/)\n",
      [
        ["a", null, "https://a.example/", "文字"],
        ["b", null, "https://b.example/", ""],
      ],
      ["block-between-items"],
    ],
    [
      "a numeric reference to nothing",
      "1. [a](https://a.example/)\n\n   x&#0;y\n",
      [["a", null, "https://a.example/", "x\ufffdy"]],
      ["invalid-reference"],
    ],
    [
      "references to nothing in a headline and an address",
      "1. [x&#0;-y](https://a.example/)\n\n   [b](https://b.example/&#27;c)\n",
      [["x\ufffd", "y", "https://a.example/", "[b](https://b.example/\ufffdc)"]],
      ["invalid-reference", "invalid-reference"],
    ],
    [
      "references to controls behind the marks of a fence",
      "1. [a](https://a.example/)\n\n   ```js&#7;\n   x\n   ```\n\n   > ~~~ a&#x202e;\n   > y\n   > ~~~\n",
      [["a", null, "https://a.example/", "```js\ufffd\nx\n```\n\n> ~~~ a\u200b\n> y\n> ~~~"]],
      ["invalid-reference", "bidi-control"],
    ],
    [
      "a control of direction in a link's title",
      '1. [a](https://a.example/)\n\n   [b](https://b.example/ "&#x202e;c") \\&#x202e;\n',
      [["a", null, "https://a.example/", '[b](https://b.example/ "c") \\&#x202e;']],
      ["bidi-control"],
    ],
    [
      "an address spelt with references and escapes",
      '1. [a](https://a.example/)\n\n   [b](https://b.example/?c=1&amp;d\\_e "f&quot;") [g](https&colon;//g.example/)\n',
      [["a", null, "https://a.example/", '[b](https://b.example/?c=1&d_e "f\\"") [g](https://g.example/)']],
      [],
    ],
    [
      "a headline that nobody sees",
      "1. [\u200b\u3164](https://a.example/)\n",
      [["\u200b\u3164", null, "https://a.example/", ""]],
      ["headline-empty"],
    ],
    [
      "footnotes",
      "1. [a](https://a.example/)\n\n   b[^1]\n\n[^1]: https://f.example/\n",
      [["a", null, "https://a.example/", "b[^1]\n\n\\[^1]: https://f.example/"]],
      ["block-between-items"],
    ],
    [
      "a quote of nothing but a definition",
      "1. [a][r]\n\n   > [q]: https://q.example/\n\n> [r]: https://a.example/\n",
      [["a", null, "https://a.example/", ""]],
      ["definition-unused"],
    ],
    [
      "a control of direction",
      "1. [a\u202e](https://a.example/)\n",
      [["a", null, "https://a.example/", ""]],
      ["bidi-control"],
    ],
  ])("with %s", (_, body, expected, rules) => {
    expect(items(body)).toEqual({ items: expected, rules });
  });

  test("with too many marks is kept as plain text, and the next item as usual", () => {
    const { items: found, rules } = items(
      `1. [a](https://a.example/)\n\n   ${"[".repeat(5000)}\n\n2. [b](https://b.example/)\n`,
    );
    expect(found.map(([title]) => title)).toEqual(["a", "b"]);
    expect(found[0]?.[3]).toBe(`\`\`\`\n${"[".repeat(5000)}\n\`\`\``);
    expect(rules).toEqual(["kept-plain"]);
  });
});
