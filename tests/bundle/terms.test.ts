import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beginsWord,
  eachTerm,
  fold,
  isCrossing,
  queryTerms,
  startsWithWord,
} from "../../src/bundle/terms.ts";

const termsOf = (text: string): readonly string[] => {
  const terms: string[] = [];
  eachTerm(text, (term) => terms.push(term));
  return terms;
};

test("the terms of a text are its words, its pairs, the ends of its runs, and what stands beside its signs", () => {
  expect(termsOf("发布新款。gpt-4 来了")).toEqual([
    "发布",
    "布新",
    "新款",
    "款",
    "款。g",
    "gpt",
    "t-4",
    "4",
    "来了",
    "了",
  ]);
});

test("a blank, an end of the text and a long row of signs are crossed by nothing", () => {
  for (const text of ["甲。 乙", "甲 。乙", "甲。", "。乙", "甲，，，，乙"])
    expect(termsOf(text).filter(isCrossing)).toEqual([]);
  expect(termsOf("甲」，「乙").filter(isCrossing)).toEqual(["甲」，「乙"]);
});

test("no word, pair or facet is taken for a crossing", () => {
  for (const term of ["", "gpt", "发布", "款", "a", "𠮷野", "野𠮷", "3d"])
    expect(isCrossing(term)).toBe(false);
  for (const term of ["款。g", "t-4", "𠮷。𠮷"]) expect(isCrossing(term)).toBe(true);
});

test("a character between two signs is asked for with these, and by itself where they are many", () => {
  expect(queryTerms("新，的，旧").map(({ text }) => text)).toEqual(["新，的", "的，旧"]);
  expect(queryTerms("的，，，，旧")).toEqual([
    { text: "的", prefix: true },
    { text: "旧", prefix: true },
  ]);
});

test("a text has every term that any piece of it asks for", () => {
  const unit = fc.constantFrom(..."甲乙丙丁𠮷ア가ab12。，-「」 ");
  const text = fc.array(unit, { maxLength: 30 }).map((units) => fold(units.join("")));
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (folded, from, length) => {
      const start = from % (folded.length + 1);
      const piece = folded.slice(start, start + 1 + (length % 12));
      fc.pre(piece !== "" && !/\s/.test(piece) && fold(piece) === piece);
      fc.pre(!startsWithWord(piece) || beginsWord(folded, start));
      const terms = termsOf(folded);
      for (const { text: asked, prefix } of queryTerms(piece))
        expect(terms.some((term) => (prefix ? term.startsWith(asked) : term === asked))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
