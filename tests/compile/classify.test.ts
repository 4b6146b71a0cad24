import { describe, expect, test } from "vitest";
import { categorySlug, OTHER } from "../../src/compile/categories.ts";
import { classifierFor } from "../../src/compile/classify.ts";

const classify = classifierFor(new Map());
const ALL = ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"];

describe("a category's slug", () => {
  test.each([
    ["AI Industry", "industry"],
    ["  ai research ", "research"],
    ["AI ETHICS", "ethics"],
    ["AI Hardware", "hardware"],
    ["software development", "software"],
    [" 产品与功能 ", "产品与功能"],
    ["  ", "other"],
  ])("of %j is %j", (name, slug) => {
    expect(categorySlug(name)).toBe(slug);
  });

  test("is no longer than the bundle allows", () => {
    expect(categorySlug("类".repeat(200))).toHaveLength(120);
  });
});

describe("an item's category", () => {
  test.each([
    ["某公司完成 3 亿美元融资", "估值升至 40 亿美元，投资方包括多家基金。", "industry"],
    ["新论文提出一种注意力变体", "研究团队在多个基准上评测，训练成本更低。", "research"],
    ["监管机构就版权问题展开调查", "批评者担忧隐私与滥用风险，相关诉讼仍在进行。", "ethics"],
    ["新一代加速芯片开始出货", "数据中心将部署数万块 GPU，采用液冷。", "hardware"],
    ["编程助手新增命令行模式", "开发者可以在终端里重构代码，并通过 API 接入编辑器。", "software"],
  ])("of %j is found in its text", (title, body, category) => {
    const found = classify({ title, body }, ALL, null);
    expect(found.category).toBe(category);
    expect(found.confidence).toBeGreaterThan(0);
    expect(found.reasons.length).toBeGreaterThan(0);
    expect(found.reasons.length).toBeLessThanOrEqual(5);
  });

  test("is one of those that the digest declares", () => {
    const text = { title: "新一代加速芯片开始出货", body: "投资方看好其在数据中心的收入。" };
    expect(classify(text, ["AI Industry", "AI Ethics"], null).category).toBe("industry");
  });

  test("is its section's, whatever it says", () => {
    const text = { title: "新一代加速芯片开始出货", body: "" };
    expect(classify(text, ALL, " 行业动态 ")).toMatchObject({ category: "行业动态", confidence: 1 });
  });

  test("is other where nothing fits or nothing is declared", () => {
    expect(classify({ title: "", body: "" }, ALL, null).category).toBe(OTHER);
    expect(classify({ title: "新芯片", body: "" }, [], null)).toEqual({
      category: OTHER,
      confidence: 0,
      reasons: [],
    });
  });
});
