import fc from "fast-check";
import { expect, test } from "vitest";
import { HEADLINE, listFeatures } from "../../src/compile/categories/category-features.ts";
import { GRAMS } from "../../src/compile/categories/category-grams.ts";
import { readModel } from "../../src/compile/categories/category-model.ts";
import { itemReader, type ReadFeatures } from "../../src/compile/categories/category-score.ts";
import { foldForModel } from "../../src/compile/categories/folded-text.ts";
import { indexHashes, slotIn } from "../../src/compile/categories/hash-index.ts";
import { eachHit, noHits } from "../../src/compile/categories/hits.ts";
import weights from "../../src/compile/categories/weights.json";

const model = readModel(weights);
const read = itemReader(model);

/** Pieces of text that the model knows something of, and others. */
const piece = fc.constantFrom(
  ..."模型发布开源芯片 融资 GPT-4 gpu。，**ＡＩ** c++\nhttps://a.example/b 的 研究 open source𝒳".split(""),
);
const text = fc.oneof(fc.string({ unit: piece, maxLength: 80 }), fc.string());

/** What `listFeatures` finds and the model knows, as sorted lines. */
function listed(of: string, turn: number): readonly string[] {
  const hits = noHits();
  listFeatures(foldForModel(of), hits);
  return [...eachHit(hits)]
    .map(([hash, from, to]) => [slotIn(model.index, hash ^ turn), from, to] as const)
    .flatMap(([slot, from, to]) => (slot > 0 ? [`${slot} ${from} ${to}`] : []))
    .sort();
}

function met({ grams, words }: ReadFeatures, length: number): readonly string[] {
  const places = Array.from({ length: length * GRAMS }, (_, at) => at);
  const known = places.filter((at) => (grams[at] ?? 0) > 0);
  const lines = known.map((at) => {
    const from = Math.floor(at / GRAMS);
    return `${grams[at]} ${from} ${from + 1 + (at % GRAMS)}`;
  });
  return [...lines, ...[...eachHit(words)].map((hit) => hit.join(" "))].sort();
}

test("an item is read by the very features that the model is trained on", () => {
  fc.assert(
    fc.property(text, text, (title, body) => {
      const reading = read({ title, body, handle: null });
      const [plain, headline] = reading.title.features;
      const { length } = reading.title.folded;
      expect(plain && met(plain, length)).toEqual(listed(title, 0));
      expect(headline && met(headline, length)).toEqual(listed(title, HEADLINE));
      const [features] = reading.body.features;
      expect(features && met(features, reading.body.folded.length)).toEqual(listed(body, 0));
    }),
  );
});

test("a feature counts once an item, however many items came before", () => {
  const item = { title: "芯片芯片", body: "芯片，芯片。", handle: null };
  const { share, margins } = itemReader(model)(item);
  const first = [share, ...margins];
  for (let nth = 0; nth < 600; nth += 1) {
    const again = read(item);
    expect([again.share, ...again.margins]).toEqual(first);
  }
});

test("a text of any length is read, and shorter ones after it", () => {
  const short = { title: "芯片", body: "数据中心", handle: null };
  const before = [...read(short).margins];
  const long = "新一代芯片开始出货。".repeat(2000);
  const reading = read({ title: long, body: long, handle: null });
  expect(reading.body.features[0] && met(reading.body.features[0], reading.body.folded.length)).toEqual(
    listed(long, 0),
  );
  expect([...read(short).margins]).toEqual(before);
});

/** A hash as those of features are: all its bits depend on all of the number. */
function mixed(number: number): number {
  const half = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  return Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
}

test("each listed hash has a slot of its own, and no other hash has one", () => {
  const hash = fc
    .integer()
    .map(mixed)
    .filter((one) => one !== 0);
  fc.assert(
    fc.property(fc.uniqueArray(hash, { maxLength: 300 }), fc.array(hash), (hashes, others) => {
      const index = indexHashes(Int32Array.from(hashes));
      const slots = hashes.map((one) => slotIn(index, one));
      expect([...index.slots]).toEqual(slots);
      expect(new Set([...slots, 0]).size).toBe(hashes.length + 1);
      for (const other of others) if (!hashes.includes(other)) expect(slotIn(index, other)).toBe(0);
      expect(slotIn(index, 0)).toBe(0);
    }),
  );
});
