import fc from "fast-check";
import { expect, test } from "vitest";
import { eachTerm, fold } from "../../src/bundle/terms.ts";
import { createPostings } from "../../src/compile/search/postings.ts";
import { termPlaces } from "../../src/compile/search/term-places.ts";
import { textTerms } from "../../src/compile/search/text-terms.ts";
import { digestsOf } from "../reading/corpora.ts";

const found: string[] = [];
const find = textTerms((units, from, to) => {
  found.push(String.fromCharCode(...units.subarray(from, to).map((unit) => unit & 0xffff)));
});

function termsOf(text: string): readonly string[] {
  found.length = 0;
  find(text);
  return [...found];
}

function plainly(text: string): readonly string[] {
  const terms: string[] = [];
  eachTerm(fold(text), (term) => terms.push(term));
  return terms;
}

const LETTERS = "甲乙ア가ab1Ａ９ΣİéÉßſ";
const SIGNS = "。，-「」…·  \n\u3000\u00a0\ufeff";
const JOINING = "\u0301\u3099ﾞ\u1161\u11a8\u20e3\u200d\ufe0f";

test("the terms of any text are those of the text when it is folded", () => {
  const unit = fc.constantFrom(
    ...LETTERS,
    ...SIGNS,
    ...JOINING,
    "𠮷",
    "🤗",
    "\ud83e",
    "ｶ",
    "ﾊ",
    "㎏",
    "ﬁ",
    "①",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...LETTERS, ...SIGNS) }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(termsOf(text)).toEqual(plainly(text));
    }),
    { numRuns: 2_000 },
  );
});

test("each character folds as it does between two others", () => {
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const text = `a${String.fromCharCode(unit)}か${String.fromCharCode(unit)}가${String.fromCharCode(unit)}。`;
    expect(termsOf(text)).toEqual(plainly(text));
  }
});

test("the terms of the shipped digests are those of their folded texts", () => {
  for (const { items } of digestsOf("digests") ?? [])
    for (const { title, body } of items)
      for (const text of [title, body]) expect(termsOf(text)).toEqual(plainly(text));
});

test("a term is posted once for an item, however often it stands there", () => {
  const { next, add, addFacet, posted } = createPostings();
  const addText = textTerms(add);
  const texts = ["gpt gpt-4 发布发布。新", "gpt", "。发布", ""];
  for (const text of texts) {
    next();
    addText(text);
    addFacet("!products");
  }
  const { terms, itemsOf } = posted();
  const items = Object.fromEntries(terms.map((term, place) => [term, [...itemsOf(place)]]));
  expect(items).toEqual({
    gpt: [0, 1],
    "t-4": [0],
    "4": [0],
    发布: [0, 2],
    布发: [0],
    布: [0, 2],
    "布。新": [0],
    新: [0],
    "!products": [0, 1, 2, 3],
  });
});

test("terms have places of their own, also the few of half a million that have one hash", () => {
  const { terms, placeOf } = termPlaces();
  const word = new Int32Array(4);
  for (const round of [0, 1]) {
    for (let number = 0; number < 26 ** 4; number += 1) {
      for (let at = 0; at < 4; at += 1) word[at] = 97 + (Math.floor(number / 26 ** at) % 26);
      if (placeOf(word, 0, 4) !== number)
        throw new Error(`${String.fromCharCode(...word)} in round ${round}`);
    }
  }
  expect(new Set(terms).size).toBe(26 ** 4);
});

test("a word of a million letters, as encoded data is, is one term", () => {
  const { terms, placeOf } = termPlaces();
  const units = new Int32Array(1_000_000).fill(97);
  units[999_999] = 98;
  expect([placeOf(units, 0, 1_000_000), placeOf(units, 0, 999_999), placeOf(units, 0, 1_000_000)]).toEqual([
    0, 1, 0,
  ]);
  expect(terms[0] === `${"a".repeat(999_999)}b`).toBe(true);
});
