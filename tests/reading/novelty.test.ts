import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../../src/bundle/schema.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { judge, judgeAsWritten, judgeList, newFacts } from "../../src/reading/stories/novelty.ts";
import { factPieces } from "../../src/reading/stories/verdict.ts";
import { makeItem } from "./made.ts";

const told = (body: string, names: readonly string[] = [], title = "实验室发布新模型") => ({
  title,
  body,
  names,
});

const READ = told("宣布发布 **Alpha 模型**，训练花了 **150亿美元**，用了 3000 台服务器，由 OpenAI 出资。", [
  "OpenAI",
]);

test("N2 a copy brings nothing new, and one new amount in it is exactly what is new", () => {
  expect(newFacts(READ, [READ])).toEqual([]);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 999 }), (n) => {
      fc.pre(n !== 150);
      expect(newFacts({ ...READ, body: READ.body.replace("150亿美元", `${n}亿美元`) }, [READ])).toEqual([
        `${n}亿美元`,
      ]);
      expect(newFacts({ ...READ, body: `${READ.body}另有 ${n}% 的提升。` }, [READ])).toEqual([`${n}%`]);
    }),
  );
});

test("a number that was read with its unit is known without it, but for a single digit", () => {
  const read = [told("有 4096 名用户，快 3 倍。")];
  expect(newFacts(told("一共 4,096 个，涨了 3 个点。"), read)).toEqual(["3 个点"]);
});

test.each([
  ["the same amount in other words", "This cost $15 billion.", []],
  ["a number of nothing known", "一共有 4096 个节点。", ["4096"]],
  ["a number that was read", "这 3,000 台服务器都在运行。", []],
  ["a date or a time", "消息来自 6月14日 12:30，2025年发布。", []],
  ["a place in an order", "它排第 8 位，从第 21 位升上来。", []],
  ["the year of an event", "它在 WWDC 2025 上亮相。", []],
  ["a number that looks like a year", "一共有 2025 个节点。", ["2025"]],
  ["a number within a name", "它比 GPT-45 和 H100 都快。", []],
  ["a decimal", "得分 9.8，成本 0.26 元。", ["9.8", "0.26 元"]],
  ["a score", "它拿了 87.5 分，上次 9 分。", ["87.5 分", "9 分"]],
  ["points of a share", "领先 2.5 个点，涨了 1.5 点。", ["2.5", "1.5 点"]],
  ["a digit with what it counts", "一共 5 款，来自 3家公司。", ["5 款", "3家"]],
  ["amounts of one digit", "快 4x，省 3 倍，来了 7 人，花了 5 美元。", ["4x", "3 倍", "7 人", "5 美元"]],
  [
    "a number with a scale",
    "支持 128K 上下文，下载 1.5 亿次，有 5 万行，得 6 千分。",
    ["128K", "1.5 亿", "5 万", "6 千分"],
  ],
  ["a measure", "24GB 显存就够，用 14nm 工艺，耗电 0.24 Wh。", ["24GB", "14nm", "0.24"]],
  ["a time of day or a span", "早上9点，8 点 30 分，20分钟后，3 个月，3 个小时，2 分 30 秒。", []],
  ["a place in an order or in a list", "它是第 5 款，第3次。\n1. 第一\n2. 第二", []],
  ["a version in a name", "GPT 4.5、Sonnet 3.6、3.7，2.0 Flash，版本 2.1，大模型5.5。之后 3.7 又来了。", []],
  [
    "a picture's size, an article, a word that begins as a unit",
    "4K 画面，5G 网络，1 个，100 点评，30 分析。",
    [],
  ],
  ["a fraction", "三分之一，3 分之 1。", []],
  ["how many looked or starred", "（1.3万次观看），⭐84.7k，15k+ Star，4万星标。", []],
  ["a bold phrase that was read", "**发布 Alpha 模型**", []],
  ["a bold phrase in nearly the words that were read", "**宣布发布了Alpha模型**", []],
  ["a bold phrase", "**全部权重今天开源**", ["全部权重今天开源"]],
  ["a bold phrase around a new amount", "**训练花了 143亿美元**", ["143亿美元"]],
])("N2 %s", (_, body, facts) => {
  expect(newFacts(told(body), [READ])).toEqual(facts);
});

test("N2 a number that was read is not new in another spelling", () => {
  const seen = told("一共两款，3 家公司，支持 128K，得 87.5 分，快了 2.50 个点，比 Sonnet 3.7 好。");
  const again = told("共 2 款，来自三家的 3 个，支持 128,000，得分 87.5，快 2.5 点，胜过 3.7。");
  expect(newFacts(again, [seen])).toEqual([]);
  expect(newFacts(told("5 月发布，5 款。"), [told("5 月发布，5% 的人。")])).toEqual(["5 款"]);
});

test.each([
  ["one sum in words and in digits", "完成十亿美元融资", "融资 $1B", []],
  ["a sum in digits and in words", "投资 150亿美元", "投了一百五十亿美元", []],
  ["a number whose unit comes later", "估值 120亿", "估值 120亿美元", []],
  ["users in thousands and in full", "有 1.5万 名用户", "15,000 名用户", []],
  ["a multiple and a share in words", "快三倍，降价八成", "快 3 倍，降价 80%", []],
  ["one price with and without decimals", "每月 2 美元", "每百万 tokens 2.00 美元", []],
  ["a price per piece", "今天上线", "每百万 tokens 20 美元，输出 $40/M", ["20 美元", "$40"]],
  ["a sum in words", "今天融资", "拿到三千万美元，来了百万用户", ["三千万美元", "百万用户"]],
  ["words that are no number", "今天融资", "数十亿美元，千万别错过，每百万 tokens，第一万名，二元分类", []],
  ["a day in English", "6 月 11 日发布", "Out on June 11, no, 12 June", []],
  [
    "stars, however they are told",
    "**3.9万**星标",
    "**42820**颗星，星标已超过 **45,000** 颗，**1.6万** Star",
    [],
  ],
  ["a bold number of stars", "很受欢迎", "**7690颗星**，高达**8.4万**的 GitHub Star 数", []],
  ["what is named after stars or sold in pieces", "无", "用 12 颗卫星，共 30 个星期", ["12", "30"]],
  [
    "numbers within an address or a tag",
    "无",
    '<video src="https://a.example/?tag=16" width="100%"> https://b.example/?s=20',
    [],
  ],
  [
    "a phrase in the other language",
    "**24B parameter model**，**128K context**",
    "**24B 参数**，**128K 上下文长度**",
    [],
  ],
  ["a model in either language", "**Alpha 模型**", "**Alpha model**，**收购 Zeta**", ["收购 Zeta"]],
  ["a translation in brackets", "用**自回归 U-Net**", "用**自回归 U-Net (Autoregressive U-Net)**", []],
  ["what says nothing by itself", "新工具", "用 **AI**、**LLM** 和 **AI代理**，**Agent**", []],
  ["a phrase with a word that says nothing", "新工具", "**智能体市场**今天开放", ["智能体市场"]],
])("N2 what is new where numbers or phrases are written differently: %s", (_, before, after, facts) => {
  expect(newFacts(told(after), [told(before)])).toEqual(facts);
});

test("N2 a bold name that was read is no new phrase with a word that says nothing", () => {
  const read = told("Quorvex 降价。", ["Quorvex"]);
  expect(newFacts(told("**Quorvex产品**降价。", ["Quorvex"]), [read])).toEqual([]);
});

test("N2 a name counts where neither its spelling nor itself was read", () => {
  expect(newFacts(told("由 NVIDIA 参与。", ["NVIDIA", "OpenAI"]), [READ])).toEqual(["NVIDIA"]);
  const linked = told("[项目](https://github.com/quorvex/lumen)上线。");
  expect(newFacts(told("在 GitHub 上。", ["GitHub"]), [linked])).toEqual([]);
});

const first = makeItem("2025-06-14-00", 1, { ...READ });
const copy = makeItem("2025-06-14-04", 1, { ...READ, story: first.id });
const update = makeItem("2025-06-14-08", 1, { ...told("又花了 143亿美元。"), story: first.id });
const alone = makeItem("2025-06-14-08", 2);
const all: readonly Item[] = [update, alone, copy, first];
const read = (items: readonly Item[], on = true) => ({ type: "read", items, read: on }) as const;

test("N2 of a story that was read a copy is a repeat and a new number an update; nothing else is judged", () => {
  const verdicts = judge(all, applyReading(emptyReading, read([first])));
  expect(verdicts.get(copy.id)).toEqual({ type: "repeat" });
  expect(verdicts.get(update.id)).toEqual({ type: "update", facts: ["143亿美元"] });
  expect(verdicts.get(first.id)).toBeNull();
  expect(verdicts.has(alone.id)).toBe(false);
});

test("N2 a new name is told as the report writes it, so that it is marked there", async () => {
  const reading = applyReading(emptyReading, read([first]));
  const names = ["NVIDIA", "Quorvex", "OpenAI"];
  const again = makeItem("2025-06-14-08", 3, { ...told("英伟达和 Quorvex 参与。", names), story: first.id });
  const lost = makeItem("2025-06-14-08", 4, { ...told("老朋友参与。", ["Zephyra"]), story: first.id });
  const verdicts = await judgeAsWritten([first, again, lost], reading);
  expect(verdicts.get(again.id)).toEqual({ type: "update", facts: ["英伟达", "Quorvex"] });
  expect(verdicts.get(lost.id)).toEqual({ type: "update", facts: ["Zephyra"] });
  expect(await judgeAsWritten(all, reading)).toEqual(judge(all, reading));
});

test("N2 a verdict once given stays, and what repeats is told once", async () => {
  const reading = applyReading(emptyReading, read([first]));
  const begun = await judgeList([first], [copy, update], reading, new Map());
  expect(begun.repeats).toEqual([copy]);
  const later = await judgeList(
    [first],
    [copy, update],
    applyReading(reading, read([update])),
    begun.verdicts,
  );
  expect(later).toEqual({ verdicts: begun.verdicts, repeats: [] });
});

test("of a story not read nothing is judged, nor what the reader marked unread again", () => {
  expect([...judge(all, emptyReading).values()]).toEqual([null, null, null]);
  const again = applyReading(applyReading(emptyReading, read([first, copy])), read([copy], false));
  expect(judge(all, again).get(copy.id)).toBeNull();
});

test("the new words are cut out of a text as written, and a number not out of a longer one", () => {
  const marked = (text: string, facts: readonly string[]) =>
    factPieces(text, facts).flatMap((piece) => (piece.marked ? [piece.text] : []));
  expect(marked("先说 150亿，再说 50亿。", ["50亿"])).toEqual(["50亿"]);
  expect(marked("a.b（c）Nvidia", ["NVIDIA", "（c）"])).toEqual(["（c）", "Nvidia"]);
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), (text, facts) => {
      expect(
        factPieces(text, facts)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
