import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../src/bundle/terms.ts";
import { markedPieces, markRanges } from "../../src/reading/search/highlight.ts";
import { parseQuery } from "../../src/reading/search/search.ts";

const marked = (text: string, query: string): readonly string[] =>
  markedPieces(text, markRanges(text, parseQuery(query).parts))
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

test.each([
  ["英伟达发布新 GPU，发布会在周四", "发布", ["发布", "发布"]],
  ["ＮＶＩＤＩＡ 与 nvidia", "NVidia", ["ＮＶＩＤＩＡ", "nvidia"]],
  ["推出 GPT-5 模型", "gpt-5模型", ["GPT-5 模型"]],
  ["推出GPT-5", "推出 gpt", ["推出GPT"]],
  ["internet net", "net", ["net"]],
  ["ﬁne wine", "fi", ["ﬁ"]],
  ["🤗 Hugging Face 🤗", "🤗", ["🤗", "🤗"]],
  ["深度学习", "深度 度学", ["深度学"]],
  ["深度学习", "深 深度", ["深度"]],
  ["没有", "别的", []],
  ["具身\u200b智能", "具身智能", ["具身\u200b智能"]],
  ["data\u00adbase", "database", ["data\u00adbase"]],
  ["❤️真 ❤真", "❤真", ["❤️真", "❤真"]],
  ["发布 № 5", "发布no", ["发布 №"]],
  ["发布\u200b GPT", "发布gpt", ["发布\u200b GPT"]],
])("marks in %j for %j what was found, as it was written", (text, query, expected) => {
  expect(marked(text, query)).toEqual(expected);
});

test("the pieces together are the text, whatever text and query are", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", maxLength: 3 }),
      (text, query) => {
        const pieces = markedPieces(text, markRanges(text, parseQuery(query).parts));
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      },
    ),
  );
});

test("marks every place of a text that was cut out of it", () => {
  const text = fc.stringMatching(/^[深度学习模型发布a-cA-C ，。\uff21]{1,30}$/u);
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (whole, from, length) => {
      const start = from % whole.length;
      const piece = fold(whole.slice(start, start + length));
      fc.pre(piece !== "" && !/[a-c ]/.test(piece));
      expect(markRanges(whole, [piece]).length).toBeGreaterThan(0);
    }),
  );
});
