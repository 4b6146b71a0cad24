import { expect, test } from "vitest";
import { isApart } from "../../src/compile/stories/story-apart.ts";
import type { StoryText } from "../../src/compile/stories/story-text.ts";

const titled = (...numbers: readonly string[]): StoryText =>
  ({ numbers, names: [], titleNames: [] }) as unknown as StoryText;

test.each([
  ["3", "3.7", false],
  ["3", "37", true],
  ["3", "3", false],
  ["4.5", "4o", true],
])("titles with the numbers %s and %s cannot tell one event: %s", (a, b, isTwo) => {
  expect(isApart(titled(a), titled(b))).toBe(isTwo);
  expect(isApart(titled(b), titled(a))).toBe(isTwo);
});

test("a title without a number can tell the event of any", () => {
  expect(isApart(titled(), titled("4.5"))).toBe(false);
});
