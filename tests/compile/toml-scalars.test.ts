import { describe, expect, test } from "vitest";
import { readToml } from "../../src/compile/header/toml-scalars.ts";

function read(text: string): unknown {
  const matter = readToml(text);
  if (!matter.ok) return matter.offset;
  return matter.entries?.map(({ key, scalars }) => [key, ...scalars.map((one) => one.text)]);
}

describe("scalars keep the spelling of their author", () => {
  test.each([
    ["a = 1.10", ["1.10"]],
    ["a = 0x1F", ["0x1F"]],
    ["a = [1_000, +1, -0.0, 1e3, inf, true]", ["1_000", "+1", "-0.0", "1e3", "inf", "true"]],
    ["a = 2025-02-30T00:00:00+08:00", ["2025-02-30T00:00:00+08:00"]],
    ["a = 2025-06-14 20:00:00+08:00 # b", ["2025-06-14 20:00:00+08:00"]],
    ["a = 2025-06-14", ["2025-06-14"]],
    ['a = "= 1 # \\" [2] \\u4e2d"', ['= 1 # " [2] 中']],
    ["a = 'b\\c = 1'", ["b\\c = 1"]],
    ['a = """\n= 1 "b" 2"""', ['= 1 "b" 2']],
    ["a = '''\n3, 4'''", ["3, 4"]],
    ["a = [ # 1, 2\n  'b', # ]\n  [3.0],\n]", ["b", "3.0"]],
  ])("%s", (text, scalars) => {
    expect(read(text)).toEqual([["a", ...scalars]]);
  });
});

test("keys are no values, even where they look like numbers, and neither are names of tables", () => {
  expect(
    read("1 = 2\n'3' = 4\n5.6 = 7\n[8]\n9 = 10\n[[b]]\nc = { 11 = 12, d = [13, { e = 1.50 }] }"),
  ).toEqual([
    ["1", "2"],
    ["3", "4"],
    ["5", "7"],
    ["8", "10"],
    ["b", "12", "13", "1.50"],
  ]);
});

test("lists in lists and tables are found, at their key", () => {
  const nestedOf = (text: string) => {
    const matter = readToml(text);
    return matter.ok ? matter.entries?.map(({ nested }) => nested) : matter;
  };
  expect(nestedOf("a = [1]\nb = [[1]]\nc = {d = 1}")).toEqual([[], [8], [18]]);
});

test.each([
  ["a = ", 0],
  ["a = 1\na = 2", 6],
  ["a = 1\nb = 'c", 6],
  ["a = b", 0],
  ["a = 012", 0],
  ["a = 1\n\nb = [1, 2", 7],
])("%j is no TOML, and the line is told", (text, offset) => {
  expect(read(text)).toBe(offset);
});

test("names of the prototype are keys as any other", () => {
  expect(read('__proto__ = 1\nconstructor = "b"')).toEqual([
    ["__proto__", "1"],
    ["constructor", "b"],
  ]);
});

test("a table of more keys than a stack has room for is read", () => {
  const keys = Array.from({ length: 200_000 }, (_, at) => `k${at} = 1`);
  expect(readToml(`a = 1\n[t]\n${keys.join("\n")}`)).toMatchObject({
    ok: true,
    entries: [{ key: "a" }, { key: "t" }],
  });
});
