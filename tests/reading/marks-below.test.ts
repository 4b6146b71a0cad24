import { expect, test } from "vitest";
import { hasMarksBelow } from "../../src/reading/search/marks-below.ts";

const FILL = "很长的话。".repeat(30);

test.each<readonly [string, string, readonly string[], boolean]>([
  ["in the first line", `芯片。${FILL}`, ["芯片"], false],
  ["in the first line and again at the end", `芯片。${FILL}芯片`, ["芯片"], false],
  ["at the end", `${FILL}芯片`, ["芯片"], true],
  ["one in the first line, the other at the end", `芯片。${FILL}模型`, ["芯片", "模型"], true],
  ["behind many short lines", `${"- 一\n".repeat(9)}芯片`, ["芯片"], true],
  ["across bold marks", `${FILL}芯**片**`, ["芯片"], true],
  ["nowhere", FILL, ["芯片"], false],
])("what is looked for stands below the fold of a long text: %s", (_, text, parts, below) => {
  expect(hasMarksBelow(text, parts)).toBe(below);
});
