import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { detectDialect } from "../../src/compile/dialects/detect.ts";
import { readFastNumbered } from "../../src/compile/dialects/fast-numbered.ts";
import { readFastHeader } from "../../src/compile/fast-header.ts";
import { splitFrontMatter } from "../../src/compile/front-matter.ts";
import { readHeader } from "../../src/compile/header.ts";
import { createNotes } from "../../src/compile/notes.ts";
import { readSource } from "../../src/compile/source-text.ts";
import { seeded } from "./nothing-lost/seed.ts";

/** What the full parsers make of a digest, in the words of the fast ones: null where they have something to note. */
function compare(bytes: Uint8Array): { readonly header: boolean; readonly items: boolean } {
  const { lines, rejected } = readSource({ path: "a.md", bytes });
  const split = splitFrontMatter(lines);
  const notes = createNotes("a.md", lines);
  const header = rejected ? null : readFastHeader(split);
  if (header) {
    expect({ type: "header", header }).toEqual(readHeader(split, notes));
    expect(notes.sorted()).toEqual([]);
  }
  const text = { lines, first: split.bodyLine - 1 };
  const items = rejected ? null : readFastNumbered(text);
  if (items) {
    expect(items).toEqual(detectDialect(text).read(text, notes));
    expect(notes.sorted()).toEqual([]);
  }
  return { header: header !== null, items: items !== null };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const corpora = ["corpus", "hostile/digests"].map((name) => join("..", "shared", name));

test.skipIf(!corpora.every(existsSync))(
  "both readings agree on every digest of the corpora, and the usual format is read the fast way (skipped: no ../shared)",
  () => {
    let usual = 0;
    let fast = 0;
    for (const folder of corpora) {
      for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!/\.(md|markdown)$/i.test(path)) continue;
        const { items, header } = compare(new Uint8Array(readFileSync(join(folder, path))));
        if (!/^(seed|real-4h)/.test(path)) continue;
        usual += 1;
        if (items && header) fast += 1;
      }
    }
    expect(usual).toBeGreaterThan(0);
    expect(fast / usual).toBeGreaterThan(0.8);
  },
);

/** Pieces that mean something to Markdown, to YAML or to the compiler, among plain text. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("模型发布", "GPT-5 ", "2025年", "a", "，", " - ", "clem 🤗", "(x)", "。"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "**重点**",
      "a_b",
      "_a",
      "b_",
      "__",
      "`pipeline()`",
      "*",
      "_",
      "~~",
      "\\",
      "!",
      "|",
      ":",
      ">",
      "#",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        "[",
        "]",
        "[a](https://a.example/)",
        "![i](https://a.example/i.png)",
        "<b>",
        "<https://a.example/>",
      ],
      ...[
        "&amp;",
        "&copy;",
        "\t",
        "  ",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u2028",
        "\ufeff",
        "\u0007",
        "\u202e",
        "\ufdd0",
      ],
      ...[
        "[^1]",
        "[r]",
        "```",
        "~~~",
        "---",
        "===",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "1) ",
        "# ",
        "> ",
        "$x$",
        "\u0000",
        "\ud83e",
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
);
const phrase = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
const plain = fc.constantFrom(
  "Meta 斥资150亿美元",
  "腾讯开源 3D 模型",
  "**视频处理器** 与 `pipeline()`",
  "2025 年的 API",
);
const words = fc.oneof({ weight: 8, arbitrary: plain }, { weight: 1, arbitrary: phrase });

const address = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("https://x.com/a_b/status/1933540748357431448", "https://a.example/p?q=1#c"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        "http://",
        "https://a.example/?a=1&copy=2",
        "https://a.example/(x)",
        "javascript:alert(1)",
        "",
        "/x",
      ],
      ...[
        "https://a.example/%zz",
        "https://[::1",
        "<https://a.example/ b>",
        'https://a.example/ "t"',
        "https://a b",
      ],
      ...["https://exa mple", "https://a.example:99999/", "HTTPS://A.EXAMPLE/", "https://a.example/_x_*y*"],
    ),
  },
);

const marker = fc
  .tuple(
    fc.nat({ max: 120 }),
    fc.constantFrom(...Array(20).fill("."), ")"),
    fc.constantFrom(" ", ...Array(12).fill("  "), "   ", "    ", "     "),
  )
  .map(([number, mark, blanks]) => `${number}${mark}${blanks}`);

const item = fc
  .record({
    marker,
    title: words,
    author: fc.oneof(fc.constantFrom("小互", "lmarena_ai", "_akhaliq"), words),
    address,
    behind: fc.constantFrom(...Array(20).fill(""), " ", " 后文", "\\"),
    gap: fc.constantFrom(...Array(20).fill("\n\n"), "\n\n\n", "\n"),
    shift: fc.constantFrom(...Array(16).fill(0), -1, 1, 4),
    body: fc.array(
      fc.tuple(words, words).map(([a, b]) => a + b),
      { maxLength: 3 },
    ),
    between: fc.constantFrom(...Array(20).fill("\n\n"), "\n", "\n \n"),
  })
  .map((one) => {
    const blanks = " ".repeat(Math.max(0, one.marker.length + one.shift));
    const head = `${one.marker}[${one.title}-${one.author}](${one.address})${one.behind}`;
    return (
      [head, ...one.body.map((text) => blanks + text)].join(one.body.length > 0 ? one.gap : "") + one.between
    );
  });

const other = fc.constantFrom(
  ...[
    "---\n\n",
    "---\n",
    "# 标题\n\n",
    "文字\n\n",
    "    缩进\n\n",
    "[r]: https://a.example/\n\n",
    "***\n",
    "\n\n",
  ],
  ...["- 项目\n\n", "> 引文\n\n", "```\n代码\n```\n\n", "<!-- 注 -->\n\n", "[^1]: 脚注\n\n"],
);

const front = fc
  .tuple(
    words,
    fc.constantFrom(
      "2025-06-14T00:00:56+08:00",
      "2025-06-14T00:00:56Z",
      "2025-06-14",
      "2025-02-30T00:00:00+99:00",
    ),
    fc.array(words, { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([title, date, names]) =>
      `---\ntitle: "${title}"\ndate: ${date}\ncategories: [${names.map((name) => `"${name}"`).join(", ")}]\n---\n\n---\n\n`,
  );

const digest = fc
  .tuple(
    front,
    fc.array(fc.oneof({ weight: 12, arbitrary: item }, { weight: 1, arbitrary: other }), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom("", "", "", "\n", "    "),
  )
  .map(([head, parts, end]) => head + parts.join("") + end);

test("both readings agree on 10,000 generated digests, odd and well formed", () => {
  let items = 0;
  let headers = 0;
  fc.assert(
    fc.property(digest, (text) => {
      const fast = compare(bytesOf(text));
      if (fast.items) items += 1;
      if (fast.header) headers += 1;
    }),
    { numRuns: 10_000, ...seeded },
  );
  expect(items).toBeGreaterThan(500);
  expect(headers).toBeGreaterThan(500);
});

test("a paragraph with too many marks is left to the parser, which keeps it as plain text", () => {
  const text = `1.  [标题-作者](https://a.example/)\n\n    字${"*字".repeat(600)}\n`;
  expect(readFastNumbered({ lines: text.split("\n"), first: 0 })).toBeNull();
});
