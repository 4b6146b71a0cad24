import { expect, test } from "vitest";
import { categoriesOf, sumCounts } from "../../src/compile/summary.ts";

test("counts are added up in an order that no part decides", () => {
  const sum = sumCounts([
    { research: 1, hardware: 2 },
    { ethics: 1, research: 3 },
  ]);
  expect(JSON.stringify(sum)).toBe('{"ethics":1,"hardware":2,"research":4}');
  expect(sumCounts([])).toEqual({});
});

test("known categories come in their order, others by name in their newest spelling, and other last", () => {
  const counts = { other: 1, research: 1, 机器人: 1, Robotics: 1, industry: 2 };
  const categories = categoriesOf(["Robotics", "AI Ethics", "机器人"], counts);
  expect(categories.map(({ slug }) => slug)).toEqual(["industry", "research", "Robotics", "机器人", "other"]);
  expect(categories.at(-1)?.name).toBe("其他");
  expect(categoriesOf(["工业  机器人", "工业 机器人"], { "工业 机器人": 1 })).toEqual([
    { slug: "工业 机器人", name: "工业  机器人" },
  ]);
});
