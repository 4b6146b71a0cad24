import fc from "fast-check";
import { expect, test } from "vitest";
import { foldForModel, HAN_KIND, UNIT, WORD_KIND } from "../../src/compile/categories/folded-text.ts";

/** A folded unit and its place. */
type Unit = readonly [letter: string, place: number];

const ADDRESS = /https?:\/\/[!-~]*/g;
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;
const LATIN = /[a-z0-9\u00df-\u024f\u0370-\u052f]/;

function folded(one: string): string {
  const plain = one.normalize("NFKC").toLowerCase();
  const letter = plain.length === 1 ? plain : one;
  return /\s/.test(letter) ? " " : letter;
}

/** What is read of a text, said plainly. */
function plainly(text: string): readonly Unit[] {
  const left = text.replace(ADDRESS, (address) => "*".repeat(address.length));
  const units = left.split("").map((one, place): Unit => [one, place]);
  const letters = units.filter(([one]) => !"*`".includes(one)).map(([one, at]): Unit => [folded(one), at]);
  const single = letters.filter(([one], at) => one !== " " || (at > 0 && letters[at - 1]?.[0] !== " "));
  const read = single.at(-1)?.[0] === " " ? single.slice(0, -1) : single;
  return [["\x02", 0], ...read, ["\x03", text.length]];
}

function expectPlain(text: string): void {
  const { units, places, length } = foldForModel(text);
  const found = Array.from(
    units.slice(0, length),
    (unit, at): Unit => [String.fromCharCode(unit & UNIT), places[at] ?? 0],
  );
  expect(found).toEqual(plainly(text));
  for (const [at, [letter]] of found.entries()) {
    expect(((units[at] ?? 0) & HAN_KIND) !== 0).toBe(HAN.test(letter));
    expect(((units[at] ?? 0) & WORD_KIND) !== 0).toBe(LATIN.test(letter));
  }
}

test("each code unit is folded to small letters of half width, and its kind is known", () => {
  const all = Array.from({ length: UNIT + 1 }, (_, unit) => String.fromCharCode(unit));
  for (let from = 0; from <= UNIT; from += 256) expectPlain(all.slice(from, from + 256).join(""));
});

test("marks of Markdown and addresses are left out, and blanks are one", () => {
  const piece = fc.constantFrom(
    "h",
    "http",
    "https://a.b/c ",
    "http://é",
    "*",
    "`",
    " ",
    "　",
    "\n",
    "Ｇ",
    "芯",
    "的",
    "ﬁ",
    "a",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join("")),
        fc.string({ unit: "binary" }),
      ),
      expectPlain,
    ),
    { numRuns: 1000 },
  );
});
