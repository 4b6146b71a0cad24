import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/compile/header/yaml-scalars.ts";

/** The scalars of each key, or the fault with the text that it points at. */
function read(text: string): unknown {
  const matter = readYaml(text);
  if (!matter.ok)
    return `${matter.message} at ${JSON.stringify(text.slice(matter.offset, matter.offset + 4))}`;
  return matter.entries?.map(({ key, scalars }) => [key, ...scalars.map((one) => one.text)]) ?? null;
}

describe("scalars keep the spelling of their author", () => {
  test.each([
    ["a: NO", ["NO"]],
    ["a: [1.10, 012, 0o17, 0xFF, 1e3, +12, -0]", ["1.10", "012", "0o17", "0xFF", "1e3", "+12", "-0"]],
    ["a: [12:30:45, .inf, .NaN, Yes, y, 1_000]", ["12:30:45", ".inf", ".NaN", "Yes", "y", "1_000"]],
    ["a: 2025-02-30", ["2025-02-30"]],
    ["a: [!!str 012, !!float 1.10, !x y]", ["012", "1.10", "y"]],
    ["a: ~", []],
    ["a: [Null, '', \"~\"]", ["", "~"]],
    ["a: |\n  b\n  c\n", ["b\nc\n"]],
    ["a: b\n  c", ["b c"]],
    ['a: "\\u4e2d\\t"', ["中\t"]],
  ])("%s", (text, scalars) => {
    expect(read(text)).toEqual([["a", ...scalars]]);
  });
});

test("a key given twice is there twice, in order", () => {
  expect(read("a: 1\nb: 2\n'a': 3")).toEqual([
    ["a", "1"],
    ["b", "2"],
    ["a", "3"],
  ]);
});

test("an alias is what its anchor marks, and a merge key is a key as any other", () => {
  expect(read("a: &x [b, c]\nd: *x\n<<: {e: f}")).toEqual([
    ["a", "b", "c"],
    ["d", "b", "c"],
    ["<<", "f"],
  ]);
});

test.each(["", "# only words", "~", "---"])("%j holds no keys", (text) => {
  expect(read(text)).toEqual([]);
});

test.each(["- a\n- b", "just words", '"a"'])("%j has no map at its root", (text) => {
  expect(read(text)).toBeNull();
});

test("lists and maps in a list are found, with their places", () => {
  const text = "a: [b, [c], {d: e}]";
  const matter = readYaml(text);
  expect(matter).toMatchObject({
    ok: true,
    entries: [{ key: "a", nested: [text.indexOf("[c]"), text.indexOf("{d")], tooLarge: false }],
  });
  expect(read(text)).toEqual([["a", "b", "c", "e"]]);
});

describe("what is no YAML is a fault with its place", () => {
  test.each([
    ["a: b: c", '": c"'],
    ["a: [b, c", '""'],
    ["a: *nobody", '"*nob"'],
    ["a: *later\nb: &later c", '"*lat"'],
    ["a: &self [b, *other]", '"*oth"'],
    ["a: @b", '"@b"'],
    ["a:\n\t- b", '"\\t'],
  ])("%j", (text, place) => {
    expect(read(text)).toMatch(/ at "/);
    expect(String(read(text)).slice(-place.length - 4)).toContain(place.slice(1, 4));
  });

  test.each([
    ["flow", (depth: number) => `a: ${"[".repeat(depth)}b${"]".repeat(depth)}`],
    ["dashes", (depth: number) => `a:\n  ${"- ".repeat(depth)}b`],
    [
      "indentation",
      (depth: number) => Array.from({ length: depth }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    ],
  ])("nested by %s deeper than any stack, and deeper than makes sense", (_, nest) => {
    expect(read(nest(5000))).toMatch(/^values are nested too deep/);
    expect(read(nest(400))).toMatch(/^values are nested too deep/);
    expect(readYaml(nest(40)).ok).toBe(true);
  });
});

test("aliases that unfold without end are cut, and soon", () => {
  const lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
  for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"])
    lines.push(`${to}: &${to} [${`*${from}, `.repeat(10)}]`);
  const matter = readYaml(lines.join("\n"));
  const last = matter.ok ? matter.entries?.at(-1) : undefined;
  expect({ tooLarge: last?.tooLarge, scalars: last?.scalars.length }).toEqual({
    tooLarge: true,
    scalars: 1000,
  });
});
