import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ItemId } from "../../src/bundle/schema.ts";
import { nameFinder } from "../../src/compile/names/names.ts";
import { assignStories, type StoryItem } from "../../src/compile/stories/stories.ts";
import { canonicalUrl } from "../../src/compile/text/canonical-url.ts";
import { ownPairs } from "./own-pairs.ts";
import { measurePairs, measureStories } from "./story-measures.ts";

const HOUR = 3_600_000;

const findNames = nameFinder([]);

const item = (n: number, hours: number, url: string | null, title = "", body = ""): StoryItem => ({
  id: `2025-06-14.${String(n).padStart(6, "0")}` as ItemId,
  at: hours * HOUR,
  title,
  body,
  url: url === null ? null : canonicalUrl(url),
  names: findNames(title, body),
  story: null,
});

/** Whether the second of two reports, some hours later, is folded into the first. */
const isFolded = (first: readonly [string, string], second: readonly [string, string], hours = 4): boolean =>
  assignStories([], [item(1, 0, null, ...first), item(2, hours, null, ...second)])[1] !== null;

const POST = "https://x.com/someone/status/1933540748357431448";

describe("a story", () => {
  test("joins reports of one address and refers to the first, whatever was told before", () => {
    const items = [1, 2, 3].map((n) => item(n, 4 * n, "https://a.example/1"));
    expect(assignStories([], items)).toEqual([null, items[0]?.id, items[0]?.id]);
    expect(assignStories([], items.slice(1))).toEqual([null, items[1]?.id]);
  });

  test("joins two addresses of one post", () => {
    const items = [item(1, 0, POST), item(2, 4, POST.replace("x.com/someone", "twitter.com/i/web"))];
    expect(assignStories([], items)).toEqual([null, items[0]?.id]);
  });

  test("keeps pages apart whose addresses look like posts and are on other hosts", () => {
    const hosts = ["x.com", "a.example", "b.example"];
    const items = hosts.map((host, at) => item(at, at, POST.replace("x.com", host)));
    expect(assignStories([], items)).toEqual([null, null, null]);
  });

  test("begins anew after 72 hours", () => {
    const items = [item(1, 0, POST), item(2, 72, POST), item(3, 73, POST), item(4, 74, POST)];
    expect(assignStories([], items)).toEqual([null, items[0]?.id, null, items[2]?.id]);
  });

  test("does not join items without an address", () => {
    expect(assignStories([], [item(1, 0, null), item(2, 0, null)])).toEqual([null, null]);
  });
});

describe("reports without an address in common", () => {
  const LEAD = [
    "Meta 斥资 150 亿美元入股 Scale AI",
    "Meta 以 **150亿美元** 取得 Scale AI 49% 的股份，Alexandr Wang 加入 Meta。",
  ] as const;

  test("are folded where they tell the same event in other words", () => {
    expect(
      isFolded(LEAD, [
        "Scale AI 获 Meta 150亿美元投资",
        "据报道，Alexandr Wang 将离开 Scale AI，Meta 取得其 49% 的股份。",
      ]),
    ).toBe(true);
  });

  test("are folded where one opening is told again in other words, none of them rare", () => {
    expect(
      isFolded(
        [
          "模型在长对话中变差",
          "论文发现，模型在多轮对话里的表现明显下降，平均下降三成以上，主要因为过早作出假设。",
        ],
        ["多轮对话让模型变差", "一篇论文发现，由于过早作出假设，模型的表现在多轮对话里平均下降三成以上。"],
      ),
    ).toBe(true);
  });

  test("are folded into the one they follow, though many fill in the same form", () => {
    const companies = [
      ...["小米", "华为", "百度", "腾讯", "Meta", "微软", "苹果", "英伟达", "谷歌", "亚马逊", "字节跳动"],
      "智谱",
    ];
    const forms = companies.map((company, n) =>
      item(
        n + 1,
        n / 4,
        null,
        `${company}完成新一轮融资`,
        `${company}宣布完成 ${n + 21} 亿美元融资，资金将主要投向视频生成与基础设施。渠道伙伴的分成比例也随之调整。`,
      ),
    );
    const follow = (n: number): StoryItem =>
      item(
        50,
        6,
        null,
        `后续：完成新一轮融资，${companies[n]}这样回应`,
        `更多信息证实了早前的说法。${companies[n]}宣布完成 ${n + 21} 亿美元融资，资金将主要投向视频生成与基础设施。多位早期员工套现离场。`,
      );
    for (const [n, form] of forms.entries()) {
      expect(assignStories([], [...forms, follow(n)])).toEqual([...forms.map(() => null), form.id]);
    }
  });

  test("are folded across spellings of a name", () => {
    const chinese = ["英伟达发布 Zephyron 推理芯片", "英伟达推出 Zephyron，带宽达到 12 TB/s。"] as const;
    const latin = ["NVIDIA 的 Zephyron 芯片亮相", "NVIDIA 公布 Zephyron 推理芯片，带宽 12 TB/s。"] as const;
    expect(isFolded(chinese, latin)).toBe(true);
  });

  test.each([
    [
      "another version",
      ["OpenAI 发布 GPT-4.5", "OpenAI 发布 GPT-4.5，面向 Pro 用户。"],
      ["OpenAI 更新 GPT-4o", "OpenAI 更新 GPT-4o，面向 Pro 用户。"],
    ],
    [
      "another company in the same words",
      ["Cohere 完成新一轮融资", "Cohere 完成 5 亿美元融资，用于扩建团队。"],
      ["Groq 完成新一轮融资", "Groq 完成 5 亿美元融资，用于扩建团队。"],
    ],
    [
      "another number in the same words",
      ["微软裁员 3%", "微软宣布裁员 3%，涉及多个部门。"],
      ["微软裁员 9%", "微软宣布裁员 9%，涉及多个部门。"],
    ],
    [
      "another deed of one person",
      ["Tomas Ekholm 离开 Cohere 自立门户", "Cohere 的研究员 **Tomas Ekholm** 宣布离职，将创办自己的公司。"],
      ["Tomas Ekholm 团队公开医学数据集", "**Tomas Ekholm** 及合作者公开了十万条医学问答，附带标注规范。"],
    ],
    ["another subject", LEAD, ["Meta 发布 Llama 4", "Meta 开放 Llama 4 的权重，上下文更长。"]],
  ] as const)("are not folded with %s", (_, first, second) => {
    expect(isFolded(first, second)).toBe(false);
  });

  test("are not folded after 72 hours", () => {
    expect(isFolded(LEAD, LEAD, 72)).toBe(true);
    expect(isFolded(LEAD, LEAD, 73)).toBe(false);
  });
});

const TITLES = [
  "Meta 斥资 150 亿美元入股 Scale AI",
  "Scale AI 获 Meta 150亿美元投资，Alexandr Wang 加入",
  "后续消息：Meta 斥资 150 亿美元入股 Scale AI 引发热议",
  "英伟达发布 Zephyron 推理芯片",
  "NVIDIA 的 Zephyron 芯片亮相",
  "OpenAI 发布 GPT-4.5",
  "OpenAI 更新 GPT-4o",
  "",
];

test("assigning digest by digest gives what assigning everything at once gives", () => {
  const corpus = fc.array(
    fc.record({
      step: fc.integer({ min: 0, max: 40 }),
      address: fc.integer({ min: 0, max: 5 }),
      title: fc.constantFrom(...TITLES),
      body: fc.constantFrom(...TITLES),
    }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(corpus, fc.integer({ min: 1, max: 7 }), (drawn, size) => {
      let hours = 0;
      const items = drawn.map(({ step, address, title, body }, n) => {
        hours += step;
        return item(n, hours, address === 0 ? null : `https://a.example/${address}`, title, body);
      });
      const stepwise: StoryItem[] = [];
      for (let from = 0; from < items.length; from += size) {
        const next = items.slice(from, from + size);
        const oldest = (next[0]?.at ?? 0) - 72 * HOUR;
        const window = stepwise.filter(({ at }) => at >= oldest);
        const stories = assignStories(window, next);
        stepwise.push(...next.map((one, n) => ({ ...one, story: stories[n] ?? null })));
      }
      expect(stepwise.map(({ story }) => story)).toEqual(assignStories([], items));
    }),
  );
});

test("a story refers to the earliest report in its 72 hours, and to no report of another story", () => {
  const drawn = fc.array(
    fc.record({ step: fc.integer({ min: 0, max: 30 }), title: fc.constantFrom(...TITLES) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(drawn, (all) => {
      let hours = 0;
      const items = all.map(({ step, title }, n) => {
        hours += step;
        return item(n, hours, null, title, title);
      });
      const stories = assignStories([], items);
      for (const [n, story] of stories.entries()) {
        if (story === null) continue;
        const lead = items.findIndex(({ id }) => id === story);
        expect(lead).toBeLessThan(n);
        expect(stories[lead]).toBeNull();
        expect((items[n]?.at ?? 0) - (items[lead]?.at ?? 0)).toBeLessThanOrEqual(72 * HOUR);
      }
    }),
  );
});

describe.skipIf(!existsSync("../shared"))("measured (skipped: no ../shared)", () => {
  test("labelled pairs of one event are found, few others", () => {
    const measured = measurePairs(readFileSync("../shared/labels/story-pairs-dev.jsonl", "utf8"));
    expect(measured.precision).toBeGreaterThan(0.92);
    expect(measured.recall).toBeGreaterThan(0.78);
  });

  test("of the pairs labelled for it those of one event are found, few others", () => {
    const measured = measurePairs(ownPairs());
    expect(measured.precision).toBeGreaterThan(0.91);
    expect(measured.recall).toBeGreaterThan(0.52);
  });

  test("repeats in a synthetic corpus are found, few others", () => {
    const folder = mkdtempSync(join(tmpdir(), "tidings-stories-"));
    try {
      const [out, truth] = [join(folder, "digests"), join(folder, "truth.json")];
      const options = ["--out", out, "--truth", truth, "--digests", "200", "--seed", "11"];
      execFileSync(process.execPath, ["../shared/tools/make-digests.mjs", ...options]);
      const files = readdirSync(out).map((path) => ({ path, bytes: readFileSync(join(out, path)) }));
      const { pairs } = measureStories(files, JSON.parse(readFileSync(truth, "utf8")).groups);
      expect(pairs.precision).toBeGreaterThan(0.92);
      expect(pairs.recall).toBeGreaterThan(0.88);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
