import fc from "fast-check";
import { expect, test } from "vitest";
import { type FoldedText, foldForModel, WORD_KIND } from "../../src/compile/categories/folded-text.ts";
import { eachHit, noHits } from "../../src/compile/categories/hits.ts";
import { termMatcher } from "../../src/compile/categories/term-matcher.ts";

const unitsOf = ({ units, length }: FoldedText): string => String.fromCharCode(...units.slice(1, length - 1));

/** Every place of every term, looked for one by one. */
function placesOf(terms: readonly string[], text: string): readonly (readonly number[])[] {
  const folded = foldForModel(text);
  const found = new Map<string, readonly number[]>();
  const goesOn = (at: number): boolean =>
    [at - 1, at].every((one) => ((folded.units[one] ?? 0) & WORD_KIND) !== 0);
  for (const [term, spelling] of terms.entries()) {
    const units = unitsOf(foldForModel(spelling));
    for (let at = 1; units !== "" && at + units.length < folded.length; at += 1) {
      const end = at + units.length;
      if (goesOn(at) || goesOn(end)) continue;
      if (String.fromCharCode(...folded.units.slice(at, end)) === units)
        found.set(`${at} ${end}`, [term, at, end]);
    }
  }
  return [...found.values()].sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0));
}

const unit = fc.constantFrom(..."ab芯片云 -A４");
const spelling = fc.string({ unit, maxLength: 5 });

test("terms are found wherever they stand as whole words, in the order of the text, the shorter one first", () => {
  fc.assert(
    fc.property(fc.array(spelling, { maxLength: 20 }), fc.string({ unit, maxLength: 40 }), (terms, text) => {
      const hits = noHits();
      termMatcher(terms)(foldForModel(text), hits);
      expect([...eachHit(hits)]).toEqual(placesOf(terms, text));
    }),
    { numRuns: 1000 },
  );
});
