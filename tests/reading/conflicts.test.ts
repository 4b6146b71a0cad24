import { describe, expect, test } from "vitest";
import { conflictText, findConflicts } from "../../src/reading/stories/conflicts.ts";
import { makeItem } from "./made.ts";

const conflictsOf = (...bodies: readonly string[]) =>
  findConflicts(bodies.map((body, at) => makeItem("2025-06-14-00", at + 1, { title: "", body })));
const told = (...bodies: readonly string[]) => conflictsOf(...bodies).map(conflictText);

describe("reports of one story conflict in", () => {
  test.each([
    [
      "sums of one deal",
      ["Meta 与 Scale AI 达成价值 **150亿美元** 的协议", "Meta 以 **143亿美元** 投资 Scale AI"],
      ["150亿 / 143亿美元"],
    ],
    [
      "sums in two languages",
      ["协议价值 150亿美元", "a deal of $14.3 billion"],
      ["150亿美元 / $14.3 billion"],
    ],
    ["a slip of a digit", ["完成 1.5 亿美元融资", "完成 15 亿美元融资"], ["1.5 亿 / 15 亿美元"]],
    ["a stake", ["获得其49%的股份", "取得 45% 股权"], ["49 / 45%"]],
    ["a size", ["参数量为 671B", "共有 685B 参数"], ["671B / 685B 参数"]],
    ["a size behind its word", ["参数 671B", "参数 685B"], ["671B / 685B"]],
    ["sums of one year", ["2024 年营收 37 亿美元", "2024年营收为 40 亿美元"], ["37 亿 / 40 亿美元"]],
    ["sums of one round", ["B 轮融资 3 亿美元", "B轮融资 3.5 亿美元"], ["3 亿 / 3.5 亿美元"]],
    ["one kind beside another", ["估值 100亿美元，融资 5亿美元", "估值 120亿美元"], ["100亿 / 120亿美元"]],
    ["sums of which one says its kind", ["耗资 150亿美元", "投资 143亿美元"], ["150亿 / 143亿美元"]],
  ])("%s", (_, bodies, texts) => {
    expect(told(...bodies)).toEqual(texts);
  });
});

describe("it is no conflict", () => {
  test.each([
    ["that a value is written differently", ["143亿美元的投资", "invests $14.3 billion"]],
    ["that a value is rounded", ["投资 143亿美元", "投资 140亿美元"]],
    ["that a value is about", ["投资近 150亿美元", "投资 143亿美元"]],
    ["that a value is at least so much", ["收购价超过 100 亿美元", "收购价 143 亿美元"]],
    ["that units differ", ["投资 150亿美元", "投资 150亿元，占 49% 股份"]],
    ["that kinds differ", ["融资 1.5亿美元", "估值 2亿美元"]],
    ["that one report has both values", ["投资 143亿美元", "投资 150亿美元，此前称 143亿美元"]],
    ["that one report has many values", ["营收 10亿美元", "营收 12亿美元，去年营收 9亿美元"]],
    ["that shares are of different things", ["准确率 65.1%", "得分 72.7%"]],
    ["that prices are of different tiers", ["定价 20 美元", "定价 200 美元"]],
    ["that values are far apart and say no kind", ["花费 3 亿美元", "花费 5000 万美元"]],
    ["that years differ", ["2024 年营收 37 亿美元", "2025 年营收 40 亿美元"]],
    [
      "that quarters or months differ",
      ["Q1 营收 10 亿美元，5 月裁员 6000 人", "第二季度营收 12 亿美元，7 月裁员 9000 人"],
    ],
    ["that rounds differ", ["A 轮融资 1亿美元", "B 轮融资 3亿美元"]],
    ["that one is planned", ["预计亏损 50 亿美元", "亏损 40 亿美元"]],
    ["that one is the whole", ["本轮融资 3亿美元", "累计融资 5亿美元"]],
    ["that one was before", ["ARR 从 1000 万美元起", "ARR 1 亿美元"]],
    ["that one is before the money came", ["投前估值 100亿美元", "投后估值 120亿美元"]],
    ["that users are counted by the week and the month", ["周活 4 亿用户", "月活 5 亿用户"]],
    ["that a size is of what is active", ["激活参数 32B", "参数 37B"]],
    ["that a number is of a name", ["GPT-4.5 发布", "GPT-4.1 发布"]],
    ["to report once", ["投资 150亿美元"]],
    ["that numbers count what is not compared", ["推理用 100 tokens", "推理用 120 tokens"]],
    ["that one report names several sums of no kind", ["耗资 10亿美元，另耗 12亿美元", "耗资 11亿美元"]],
  ])("%s", (_, bodies) => {
    expect(told(...bodies)).toEqual([]);
  });
});

test("reports that name others alone do not conflict", () => {
  const told = (first: readonly string[], then: readonly string[]) =>
    findConflicts([
      makeItem("2025-06-14-00", 1, { title: "", body: "开源 8B 模型", names: first }),
      makeItem("2025-06-14-00", 2, { title: "", body: "开源 7B 模型", names: then }),
    ]).length;
  expect(told(["Quorvex"], ["Zephyra"])).toBe(0);
  expect(told(["Quorvex"], ["Zephyra", "Quorvex"])).toBe(1);
  expect(told(["Quorvex"], [])).toBe(1);
});

test("a value names all reports that state it, in the order of reporting", () => {
  const [found] = conflictsOf("投资 143亿美元", "投资 150亿美元", "投资 143 亿美元");
  const ids = ["2025-06-14-00", "2025-06-14-00", "2025-06-14-00"].map(
    (digest, at) => makeItem(digest, at + 1).id,
  );
  expect(found?.values.map(({ value, items }) => [value, items])).toEqual([
    [143e8, [ids[0], ids[2]]],
    [150e8, [ids[1]]],
  ]);
});

test("a report that states a value twice, once with its kind, is named once", () => {
  const [found, ...others] = conflictsOf("耗资 143亿美元。投资 143亿美元。", "投资 150亿美元。");
  expect(others).toEqual([]);
  expect(found?.values.map(({ value, items }) => [value, items.length])).toEqual([
    [143e8, 1],
    [150e8, 1],
  ]);
});
