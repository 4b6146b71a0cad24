import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../../src/bundle/schema.ts";
import { judge, newFacts } from "../../src/reading/novelty.ts";
import { applyReading, emptyReading } from "../../src/reading/reading-state.ts";
import { factPieces } from "../../src/reading/verdict.ts";
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

test.each([
  ["the same amount in other words", "This cost $15 billion.", []],
  ["a number of nothing known", "一共有 4096 个节点。", ["4096"]],
  ["a number that was read", "这 3,000 台服务器都在运行。", []],
  ["a date or a time", "消息来自 6月14日 12:30，2025年发布。", []],
  ["a place in an order", "它排第 8 位，从第 21 位升上来。", []],
  ["the year of an event", "它在 WWDC 2025 上亮相。", []],
  ["a number that looks like a year", "一共有 2025 个节点。", ["2025"]],
  ["a number within a name", "它比 GPT-45 和 H100 都快。", []],
  ["a bold phrase that was read", "**发布 Alpha 模型**", []],
  ["a bold phrase in nearly the words that were read", "**宣布发布了Alpha模型**", []],
  ["a bold phrase", "**全部权重今天开源**", ["全部权重今天开源"]],
  ["a bold phrase around a new amount", "**训练花了 143亿美元**", ["143亿美元"]],
])("N2 %s", (_, body, facts) => {
  expect(newFacts(told(body), [READ])).toEqual(facts);
});

test("N2 a name counts where neither its spelling nor itself was read", () => {
  expect(newFacts(told("由 NVIDIA 参与。", ["NVIDIA", "OpenAI"]), [READ])).toEqual(["NVIDIA"]);
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
