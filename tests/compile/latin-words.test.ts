import fc from "fast-check";
import { expect, test } from "vitest";
import { latinWords } from "../../src/compile/names/latin-words.ts";

/** The same in one expression, which looks at every character; what begins another address ends the one before. */
const PASSED_OR_WORD =
  /\]\((?:(?!\]\()[^)\s])*\)|https?:\/\/[^\s)]+|`[^`\n]*`|[@#/][\w./-]+|[A-Za-z][A-Za-z0-9]*(?:[-.'’‑][A-Za-z0-9]+)*|\d+(?:\.\d+)?[a-zA-Z]?/g;

const piece = fc.constantFrom(
  ..."aZ9.-'’‑]()[`@#/ \n中，_~".split(""),
  "http://",
  "https://a",
  "](x)",
  "GPT-4",
);

test("Latin words are what stands outside of addresses, code and mentions", () => {
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 40 }), (text) => {
      const words = [...text.matchAll(PASSED_OR_WORD)]
        .filter(([found]) => /^[A-Za-z0-9]/.test(found) && !found.startsWith("http"))
        .map(({ 0: found, index }) => ({
          text: found.replaceAll("‑", "-"),
          at: index,
          end: index + found.length,
        }));
      expect(latinWords(text)).toEqual(words);
    }),
    { numRuns: 1000 },
  );
});
