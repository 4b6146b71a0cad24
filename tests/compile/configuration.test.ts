import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { readConfiguration } from "../../src/compile/configuration.ts";
import { findersFor } from "../../src/compile/finders.ts";

const read = (...lines: readonly string[]) => readConfiguration("tidings.yaml", lines.join("\n"));

/** `line:column message` of every error. */
const faults = (...lines: readonly string[]) => {
  const result = read(...lines);
  return result.ok ? [] : result.error.map((one) => `${one.line}:${one.column} ${one.message}`);
};

describe("a configuration", () => {
  test("has terms by category and spellings by name", () => {
    const result = read(
      "# what we follow",
      "categories:",
      "  产品与功能: [上线, 公测]",
      "  AI Hardware:",
      "    - 光刻",
      "names:",
      "  英伟达: [NVIDIA, 老黄家]",
      "  NO: no one",
    );
    expect(result).toEqual({
      ok: true,
      value: {
        categories: new Map([
          ["产品与功能", ["上线", "公测"]],
          ["hardware", ["光刻"]],
        ]),
        names: [
          ["英伟达", "NVIDIA", "老黄家"],
          ["NO", "no one"],
        ],
      },
    });
  });

  test.each([[""], ["# nothing yet"], ["categories:\nnames:"], ["\uFEFFcategories: {}"]])(
    "of %j adds nothing",
    (text) => {
      expect(read(text)).toEqual({ ok: true, value: { categories: new Map(), names: [] } });
    },
  );

  test("that its documentation shows is right", () => {
    const shown = readFileSync("docs/configuration.md", "utf8").match(/```yaml\n([\s\S]*?)```/)?.[1] ?? "";
    const result = read(shown);
    expect(result.ok && result.value.categories.size).toBeGreaterThan(0);
    expect(result.ok && result.value.names.length).toBeGreaterThan(0);
  });
});

describe("an error in a configuration names its line and column", () => {
  test.each([
    ["a key that there is not", ["categorys:", "  甲: [乙]"], ["1:1 there is no key categorys"]],
    ["a section given twice", ["names:", "names:"], ["2:1 names is given twice"]],
    ["a section that is a list", ["names:", "  - 甲"], ["2:3 names is a table"]],
    ["a root that is a list", ["- 甲"], ["1:1 a configuration has the keys"]],
    ["a category without terms", ["categories:", "  甲:", "  乙: []"], ["2:3 甲 has", "3:3 乙 has"]],
    ["a term that is a table", ["categories:", "  甲: [乙, {丙: 丁}]"], ["2:10 the list of 甲"]],
    ["an empty term", ["categories:", '  甲: [乙, ""]'], ["2:10 the list of 甲"]],
    ["a category in two spellings", ["categories:", "  AI Ethics: [甲]", "  ai  ethics: [乙]"], ["3:3 the"]],
    ["a name given twice", ["names:", "  Meta: [甲]", "  META: [乙]"], ["3:3 the name META"]],
    ["a spelling of two names", ["names:", "  甲: [丙]", "  乙: [丙]"], ["3:7 丙 cannot stand for 乙"]],
    ["a name as another's spelling", ["names:", "  甲: [乙]", "  乙: [丙]"], ["2:7 乙 cannot stand for 甲"]],
    ["text that is no YAML", ["categories:", "  甲: [乙", "names:"], ["3:1 this is not YAML"]],
  ])("%s", (_, lines, expected) => {
    const found = faults(...lines);
    expect(found).toHaveLength(expected.length);
    for (const [at, start] of expected.entries()) expect(found[at]?.startsWith(start)).toBe(true);
  });

  test.each([
    ["lists", "[", "2:201"],
    ["maps", "{甲: ", "2:795"],
    ["lists line by line", "- ", "2:399"],
    ["keys", "? ", "2:399"],
  ])("%s that are nested deeper than any stack", (_, piece, place) => {
    const lines = ["names:", `  ${piece.repeat(20_000)}`, "categorys:"];
    expect(faults(...lines)).toEqual([`${place} this is not YAML: values are nested too deep`]);
  });

  test("are at the places that an editor shows, behind a byte order mark too", () => {
    expect(faults("\uFEFFcategorys: {}")).toEqual(faults("categorys: {}"));
    expect(read("\uFEFFnames:", "  甲: [乙]")).toEqual(read("names:", "  甲: [乙]"));
  });

  test("all faults of what is no YAML", () => {
    expect(faults("names:", "  甲: [乙", "categories:", "  丙: }", "").map((one) => one.slice(0, 4))).toEqual(
      ["3:1 ", "4:6 "],
    );
  });

  test("and there is one or the configuration, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."an:-[]{}\"' \n&*!|>,#甲") }), (text) => {
        const result = readConfiguration("tidings.yaml", `names:\n  ${text}`);
        if (result.ok) return;
        expect(result.error.length).toBeGreaterThan(0);
        for (const one of result.error) expect(one.line).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

test("what a configuration adds is found in items", () => {
  const result = read("categories:", "  产品与功能: [公测]", "names:", "  英伟达: [NVIDIA]");
  if (!result.ok) throw new Error("the configuration is wrong");
  const text = [
    "---",
    "date: 2025-06-14",
    'categories: ["产品与功能"]',
    "---",
    "",
    "1. [公测开始-甲](https://example.org/1)",
    "",
    "    Nvidia 的工具已开放公测。",
  ].join("\n");
  const file = { path: "2025-06-14.md", bytes: new TextEncoder().encode(text) };
  expect(compileDigest(file, findersFor(result.value)).draft?.items[0]).toMatchObject({
    category: "产品与功能",
    reasons: ["公测"],
    names: ["英伟达"],
  });
});
