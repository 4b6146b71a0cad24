import { describe, expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";

const read = (path: string, text: string) => {
  const { draft, diagnostics, outcome } = compileDigest({ path, bytes: new TextEncoder().encode(text) });
  return { day: draft?.day ?? null, draft, outcome, rules: diagnostics.map(({ rule }) => rule) };
};
const list = "1. [甲-乙](https://a.example/1)\n";

describe("a digest whose date is not under `date`", () => {
  test.each([
    "pubDate: 'Jun 14 2025'",
    "pubDatetime: 2025-06-14T08:00:00Z",
    "publishDate: 2025-06-14",
    "created: 2025-06-14T08:00",
  ])("has that of %s, which is told", (line) => {
    const { day, rules } = read("a.md", `---\ntitle: t\n${line}\n---\n\n${list}`);
    expect([day, rules.includes("date-fallback"), rules.includes("front-matter-key")]).toEqual([
      "2025-06-14",
      true,
      false,
    ]);
  });

  test("has its `date` where both are there, and a surer key before one that is less sure", () => {
    expect(read("a.md", `---\ncreated: 2025-06-01\ndate: 2025-06-14\n---\n\n${list}`).day).toBe("2025-06-14");
    expect(read("a.md", `---\ncreated: 2025-06-01\npubDate: 2025-06-14\n---\n\n${list}`).day).toBe(
      "2025-06-14",
    );
  });

  test("goes on to title and file name where that key holds no day", () => {
    expect(read("2025-06-14.md", `---\npublished: true\n---\n\n${list}`).day).toBe("2025-06-14");
  });

  test.each([
    "2025/06/14/index.md",
    "2025-06-14/index.md",
    "2025/06/14.md",
    "2025-06/14-daily.md",
    "2025/2025-06-14/a.md",
  ])("has that of its path %s, which is told", (path) => {
    const { day, rules } = read(path, list);
    expect([day, rules.includes("date-fallback")]).toEqual(["2025-06-14", true]);
  });

  test("has none from a path that does not say year, month and day in all their digits", () => {
    for (const path of ["2025/06/index.md", "2025/6/1/index.md", "06/14.md", "2025/06/3-things.md"])
      expect(read(path, list).rules).toContain("date-missing");
  });
});

test("`category` stands for missing categories, and no other way round", () => {
  const categories = (lines: string) =>
    read("a.md", `---\ndate: 2025-06-14T08:00:00Z\n${lines}\n---\n\n${list}`).draft?.categories;
  expect(categories("category: AI")).toEqual(["AI"]);
  expect(categories("category: AI\ncategories: [B]")).toEqual(["B"]);
});

test.each([
  ["README.md", "# Digests\n\n- [Site](https://a.example/)\n"],
  ["2025/06/14/README.md", "# Archive\n\nText.\n"],
  ["2025/06/14/notes.md", "Just words.\n"],
  ["CHANGELOG.md", "# Changelog\n\n- Fixed [a bug](https://a.example/)\n"],
  ["index.md", "# Days\n\n- [14 June](14.md)\n"],
])("%s that has no date of its own is no digest, which one line says", (path, text) => {
  expect(read(path, text)).toMatchObject({ outcome: "reject", rules: ["not-a-digest"] });
});
