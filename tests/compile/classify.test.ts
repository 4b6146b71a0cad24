import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categorySlug, OTHER } from "../../src/compile/categories/categories.ts";
import { classifierFor } from "../../src/compile/categories/classify.ts";

const classify = classifierFor(new Map());
const ALL = ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"];
const item = (title: string, body = "", handle: string | null = null) => ({ title, body, handle });

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

  test("is no longer than the bundle allows, and ends in a whole character", () => {
    expect(categorySlug("类".repeat(200))).toHaveLength(120);
    expect(categorySlug(`${"类".repeat(119)}🤖🤖`)).toBe("类".repeat(119));
    expect(categorySlug(`${"类".repeat(118)}🤖🤖`)).toBe(`${"类".repeat(118)}🤖`);
  });
});

const CLEAR = [
  ["某公司完成 3 亿美元融资", "估值升至 40 亿美元，投资方包括多家基金。", "industry"],
  ["新论文提出一种注意力变体", "研究团队在多个基准上评测，训练成本更低。", "research"],
  ["监管机构就版权问题展开调查", "批评者担忧隐私与滥用风险，相关诉讼仍在进行。", "ethics"],
  ["新一代加速芯片开始出货", "数据中心将部署数万块 GPU，采用液冷。", "hardware"],
  ["编程助手新增命令行模式", "开发者可以在终端里重构代码，并通过 API 接入编辑器。", "software"],
  ["A startup raises $80M", "The Series B round values the company at $1 billion.", "industry"],
  ["Open weights for a new reasoning model", "It beats larger ones on math benchmarks.", "research"],
] as const;

describe("an item's category", () => {
  test.each(CLEAR)("of %j is found in its text", (title, body, category) => {
    const found = classify(item(title, body), ALL, null);
    expect(found.category).toBe(category);
    expect(found.confidence).toBeGreaterThan(0.4);
    expect(found.confidence).toBeLessThanOrEqual(1);
  });

  test("is one of those that the digest declares", () => {
    const text = item("新一代加速芯片开始出货", "投资方看好其在数据中心的收入。");
    expect(classify(text, ["AI Industry", "AI Ethics"], null).category).toBe("industry");
  });

  test("is declared or other, the same every time, whatever was asked before", () => {
    const fresh = classifierFor(new Map());
    const text = fc.oneof(fc.string(), fc.constantFrom(...CLEAR.map(([title, body]) => `${title} ${body}`)));
    fc.assert(
      fc.property(text, text, fc.subarray(ALL), (title, body, declared) => {
        const found = classify(item(title, body), declared, null);
        expect([OTHER, ...declared.map(categorySlug)]).toContain(found.category);
        expect(found).toEqual(fresh(item(title, body), [...declared], null));
      }),
    );
  });

  test("is its section's, whatever it says", () => {
    const text = item("新一代加速芯片开始出货");
    expect(classify(text, ALL, " 行业动态 ")).toEqual({
      category: "行业动态",
      confidence: 1,
      reasons: ["行业动态"],
    });
  });

  test.each([
    ["nothing", ""],
    ["the weather", "明天白天多云，夜里有小雨，气温略降，请注意添衣。"],
    ["sport", "客队下半场连进两球，逆转取胜，球迷涌上街头庆祝。"],
    ["a recipe", "鲫鱼煎到两面金黄，加热水煮二十分钟，汤色奶白再放豆腐。"],
    ["a garden", "The tulips are out and the hedge wants cutting before the birds nest."],
    ["letters without sense", "zzkq wvxp jjqh"],
  ])("is other where a text is about %s", (_, body) => {
    expect(classify(item("", body), ALL, null)).toEqual({ category: OTHER, confidence: 0, reasons: [] });
  });

  test("is other where nothing is declared, or only what the text is not about", () => {
    const text = item("新一代加速芯片开始出货", "数据中心将部署数万块 GPU，采用液冷。");
    expect(classify(text, [], null).category).toBe(OTHER);
    expect(classify(text, ["AI Ethics"], null).category).toBe(OTHER);
    expect(classify(text, ["园艺"], null).category).toBe(OTHER);
  });
});

describe("the reasons of a category", () => {
  test("stand in the text, are five at most, and none is inside another", () => {
    for (const [title, body] of CLEAR) {
      const { reasons } = classify(item(title, body), ALL, null);
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.length).toBeLessThanOrEqual(5);
      for (const one of reasons) {
        expect(title.includes(one) || body.includes(one)).toBe(true);
        expect(reasons.filter((other) => other.includes(one))).toEqual([one]);
      }
    }
  });

  test("are words that a reader would name", () => {
    const { reasons } = classify(
      item("新一代加速芯片开始出货", "数据中心将部署数万块 GPU，采用液冷。"),
      ALL,
      null,
    );
    expect(reasons).toEqual(expect.arrayContaining(["芯片", "数据中心", "GPU"]));
  });

  test("leave out marks of Markdown", () => {
    const { reasons } = classify(item("", "新的**芯**片与**数据中心**"), ALL, null);
    expect(reasons).toContain("数据中心");
    expect(reasons.join("")).not.toMatch(/[*`]/);
  });
});

describe("a configuration's terms", () => {
  const extended = classifierFor(
    new Map([
      ["园艺", ["郁金香", "pruning shears"]],
      ["ethics", ["蓝皮书"]],
    ]),
  );

  test("find a category that the model does not know", () => {
    const declared = [...ALL, "园艺"];
    expect(extended(item("郁金香开了"), declared, null)).toMatchObject({
      category: "园艺",
      reasons: ["郁金香"],
    });
    expect(extended(item("", "New Pruning Shears"), declared, null)).toMatchObject({
      category: "园艺",
      reasons: ["Pruning Shears"],
    });
  });

  test("stand for whole words where they begin or end with a letter", () => {
    expect(extended(item("", "xpruning shears"), ["园艺"], null).category).toBe(OTHER);
    expect(extended(item("", "pruning shearsx"), ["园艺"], null).category).toBe(OTHER);
  });

  test("add to what the model says of a category that it knows", () => {
    const text = item("", "昨天发布了蓝皮书。");
    expect(classify(text, ALL, null).category).not.toBe("ethics");
    expect(extended(text, ALL, null)).toMatchObject({ category: "ethics", reasons: ["蓝皮书"] });
  });
});
