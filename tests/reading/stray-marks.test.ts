import { expect, test } from "vitest";
import { withoutStrayMarks } from "../../src/reading/text/stray-marks.ts";

test.each([
  ["Databricks Summit****: LlamaIndex", "Databricks Summit: LlamaIndex"],
  ["**没有合上的强调", "没有合上的强调"],
  ["结尾多出来的**", "结尾多出来的"],
  ["中间**多出的记号", "中间多出的记号"],
  ["2**10 = 1024", "2**10 = 1024"],
  ["a * b", "a * b"],
  ["2 ** 3 与 4 ** 5", "2 ** 3 与 4 ** 5"],
  ["****", ""],
])("B35: %j shows as %j", (text, shown) => {
  expect(withoutStrayMarks(text)).toBe(shown);
});
