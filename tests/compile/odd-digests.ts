import fc from "fast-check";

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

/** A digest of the numbered dialect, odd or well formed, as text. */
export const digest = fc
  .tuple(
    front,
    fc.array(fc.oneof({ weight: 12, arbitrary: item }, { weight: 1, arbitrary: other }), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom("", "", "", "\n", "    "),
  )
  .map(([head, parts, end]) => head + parts.join("") + end);
