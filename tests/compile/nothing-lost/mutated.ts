import fc from "fast-check";

/** Pieces of digests; `@A` becomes an address of its own, `@W` a word of its own. */
const HEADS = [
  `---\ntitle: "2025.06.14.00 @W"\ndate: 2025-06-14T00:00:56+08:00\ncategories: ["AI Industry", "AI @W"]\nlink: @A\n---\n\n---\n\n`,
  `---\ntitle: 2025.06.14.00\ndate: 2025-06-14\n# @A\n---\n`,
  `+++\ntitle = "2025-06-14"\ndate = 2025-06-14T00:00:56+08:00\nlink = "@A"\n+++\n\n`,
  "# 2025-06-14 @W\n\n",
  `{ "title": "2025-06-14", "link": "@A" }\n\n`,
];

const SECTIONS = [
  "",
  "",
  "## @W\n\n",
  "## [@W](@A)\n\n",
  "@W @A\n\n",
  "> @W [a](@A)\n\n",
  "- @W\n- [@W](@A)\n\n",
];

const ENTRIES = [
  "1.  [@W-作者](@A)\n\n    文 **@W** 字。\n\n",
  "2.  [@W-作者](@A)\n\n    一 [@W](@A) 二 <@A>，见 @A 。\n\n    @W\n\n",
  "1. **@W** 发布，[@W](@A)。![图](@A)\n2. @W [@W](@A) @W\n\n",
  "- [@W](@A) - @W\n- [@W](@A)\n\n",
  "100. [@W-作者](@A)\n\n    @W [a](@A)\n\n",
  "3. [@W][r1]\n\n   @W [^1]\n\n[r1]: @A\n[^1]: @W @A\n\n",
  '4. [@W](@A "@W @A")\n   @W\n   - @W @A\n     1. @W\n\n',
  "5. [@W](@A)\n\n   ```\n   @W @A\n   ```\n\n",
  "6. [@W](@A)\n\n   | @W | [b](@A) |\n   | --- | --- |\n   | @W | @A |\n\n",
  '7. [@W](@A)\n\n   <b>@W</b> <a href="@A">@W</a> <!-- @W @A -->\n\n',
  "1. [![@W](@A)](@A)\n\n   [![@W](@A)](@A) ![@W [b](@A)](@A) ![r][r1]\n\n",
  "- [ ] @W\n- [x] [@W](@A)\n\n  > @W @A\n  > - @W\n\n",
  "1.\t[@W  \n@W](<@A> '@W')\n\t@W<br>@A\n\n\t\t@W @A\n\n",
  '1. [@W](javascript:@A) [@W](/x?@A)\n\n   [@W](data:@A "@W") <x:@A> [](@A) [@W]()\n\n',
  "<div>\n@W <a href='@A'>@W</a> [@W](@A)\n</div>\n\n",
  "<!-- @W\n@A -->\n\n<script>\n\n@W @A\n\n</script>\n\n",
  "~~~ @W @A\n@W @A\n~~~\n\n",
  "> 1. [@W](@A)\n>    @W\n\n@W\n---\n\n",
  "[r2]: @A '@W'\n[r2]: @A\n[r3]:\n  <@A>\n  \"@W @A\"\n\n",
  "1. **[@W](@A)** *@W* [@W][r2] [r3]\n1. `[@W](@A)` @A\n1. @W\n1.\n\n",
  "1. # @W\n2. > @W [@W](@A)\n3. - [@W](@A)\n4.     @W @A\n5. ```\n   @W\n   ```\n6. <b>@W</b> [@W](@A)\n\n",
  "8) [@W](@A)\n@W @A\n===\n\n9) @W\n\n",
];

/** What a mutation puts somewhere: the beginnings of things that Markdown ends or does not end. */
const SNIPPETS = [
  ...[
    "```",
    "~~~\n",
    "````md\n",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "<!X ",
    "<script>",
    "</script>",
    "<div>\n",
  ],
  ...[
    "<style>",
    "<textarea>",
    "<a href='@A'>",
    "<img src=@A>",
    "![",
    "[",
    "]",
    "](",
    ")",
    "(",
    "<",
    ">",
    '"',
    "'",
  ],
  ...[
    "[r1]: @A\n",
    "\n[r9]: @A\n",
    "[^1]: ",
    "\n[^2]: @W @A\n",
    "[@W][r1]",
    "![a](@A)",
    "[![a](@A)](@A)",
    "[a](@A '@A')",
  ],
  ...[
    "---\n",
    "\n---\n",
    "===\n",
    "***",
    "**",
    "*",
    "_",
    "`",
    "``",
    "\\",
    "&",
    "&#0;",
    "&amp;",
    "&#xD800;",
    "|",
    "~~",
  ],
  ...[
    "# ",
    "\n# @W @A\n",
    "> ",
    "- ",
    "+ ",
    "1. ",
    "\n1. ",
    "12345. ",
    "1234567890. ",
    "１. ",
    "\n\n",
    "\n",
    " ",
    "  ",
    "    ",
  ],
  ...[
    "        ",
    "\t",
    "\r",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\u202e",
    "\u2067",
    "\u0000",
    "\u001b[31m",
    "\ud83e",
    "\ufeff",
    "\ufdd0",
  ],
  ...[
    "{{< x >}}",
    "{{% y %}}",
    "javascript:",
    "//",
    "mailto:a@b.example",
    "@A",
    "@W",
    "title: x\n",
    "date: 2025-02-30\n",
  ],
];

/** Numbers the places: no two addresses of a digest are equal, and no two words. */
function numbered(text: string): string {
  let next = 0;
  return text.replace(/@[AW]/g, (kind) => {
    next += 1;
    return kind === "@A" ? `https://e${next}.example/p${next}x` : `wort${next}x`;
  });
}

interface Mutation {
  readonly kind: "insert" | "delete" | "swap" | "double" | "shift" | "cut" | "blank";
  readonly at: number;
  readonly size: number;
  readonly text: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(
    ...([
      "insert",
      "insert",
      "insert",
      "insert",
      "delete",
      "swap",
      "double",
      "shift",
      "cut",
      "blank",
    ] as const),
  ),
  at: fc.nat({ max: 9999 }),
  size: fc.nat({ max: 12 }),
  text: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...SNIPPETS) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
  ),
});

function mutate(text: string, { kind, at, size, text: snippet }: Mutation): string {
  const offset = Math.floor((at / 10_000) * (text.length + 1));
  if (kind === "insert") return text.slice(0, offset) + snippet + text.slice(offset);
  if (kind === "delete") return text.slice(0, offset) + text.slice(offset + size + 1);
  if (kind === "cut") return size === 0 ? text.slice(0, offset) : text;
  const lines = text.split("\n");
  const line = Math.floor((at / 10_000) * lines.length);
  const [one = "", two = ""] = lines.slice(line, line + 2);
  if (kind === "swap") lines.splice(line, 2, two, one);
  else if (kind === "double") lines.splice(line, 1, one, one);
  else if (kind === "shift") lines.splice(line, 1, size > 6 ? one.trimStart() : " ".repeat(size) + one);
  else lines.splice(line, 1, ...(one === "" ? [] : [one, ""]));
  return lines.join("\n");
}

/** A digest of some dialect, mutated: what a language model or an editor may make of one. */
export const mutatedDigest: fc.Arbitrary<string> = fc
  .record({
    head: fc.constantFrom(...HEADS, HEADS[0] as string),
    parts: fc.array(fc.tuple(fc.constantFrom(...SECTIONS), fc.constantFrom(...ENTRIES)), {
      minLength: 1,
      maxLength: 4,
    }),
    mutations: fc.array(mutation, { maxLength: 6 }),
  })
  .map(({ head, parts, mutations }) => numbered(mutations.reduce(mutate, head + parts.flat().join(""))));

/** Puts a few bytes of any value over others, as a bad transfer does. */
export const damagedBytes: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(fc.record({ at: fc.nat({ max: 9999 }), byte: fc.nat({ max: 255 }) }), { minLength: 1, maxLength: 4 })
  .map((hits) => (bytes: Uint8Array) => {
    const damaged = bytes.slice();
    for (const { at, byte } of hits) damaged[Math.floor((at / 10_000) * damaged.length)] = byte;
    return damaged;
  });
