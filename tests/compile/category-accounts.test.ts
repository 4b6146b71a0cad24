import { describe, expect, test } from "vitest";
import { accountWeigher } from "../../src/compile/categories/category-accounts.ts";
import { classifierFor } from "../../src/compile/categories/classify.ts";
import weights from "../../src/compile/categories/weights.json";

describe("kinds of accounts", () => {
  const weigh = accountWeigher(
    ["chipmaker,lab", "lab"],
    [
      [1, -1],
      [0.5, 2],
    ],
  );

  test("add what their kind says, or all of their kinds", () => {
    expect([...weigh("chipmaker")]).toEqual([1, -1]);
    expect([...weigh("lab")]).toEqual([1.5, 1]);
  });

  test("do not ask how an account is written", () => {
    expect(weigh("ChipMaker")).toEqual(weigh("chipmaker"));
  });

  test("say nothing of an account that is not known", () => {
    expect([...weigh("nobody")]).toEqual([0, 0]);
  });

  test("make a category more or less likely", () => {
    const classify = classifierFor(new Map());
    const item = { title: "显卡与算法", body: "文章比较了显卡上的几种算法，结果出人意料。" };
    const likely = (handle: string) => {
      const { category, confidence } = classify({ ...item, handle }, ["AI Research", "AI Industry"], null);
      return category === "research" ? confidence : 0;
    };
    expect(likely("papers_anon")).toBeGreaterThan(likely("levelsio"));
  });

  test("are written as they are looked up", () => {
    for (const list of Object.values(weights.accounts)) expect(list).toMatch(/^[a-z0-9_]+(,[a-z0-9_]+)*$/);
  });
});
