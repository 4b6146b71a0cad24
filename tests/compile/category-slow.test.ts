import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readModel } from "../../src/compile/categories/category-model.ts";
import type { ItemText } from "../../src/compile/categories/category-score.ts";
import { classifierFor } from "../../src/compile/categories/classify.ts";
import weights from "../../src/compile/categories/weights.json";
import { compileDigest } from "../../src/compile/compile-digest.ts";
import { slowClassifier } from "./slow-category.ts";

const NAMES = ["AI Industry", "AI Research", "AI Ethics", "AI Hardware", "Software Development"];
const CORPUS = "../shared/corpus";
const classify = classifierFor(new Map());
const slow = slowClassifier(readModel(weights));

/** Items of all digests in a folder. */
const itemsOf = (folder: string): readonly ItemText[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort()
    .flatMap(
      (path) =>
        compileDigest({ path: basename(path), bytes: readFileSync(join(folder, path)) }).draft?.items ?? [],
    )
    .map(({ title, body, handle }) => ({ title, body, handle }));

test("items of the shipped digests have the very category, confidence and reasons that the rules give", () => {
  const items = itemsOf("digests");
  expect(items.length).toBeGreaterThan(10);
  for (const item of items) expect(classify(item, NAMES, null), item.title).toEqual(slow(item));
});

test.skipIf(!existsSync(CORPUS))("so have those of real digests (skipped: no ../shared)", () => {
  const items = itemsOf(CORPUS);
  expect(items.length).toBeGreaterThan(2000);
  for (const item of items.filter((_, at) => at % 8 === 0))
    expect(classify(item, NAMES, null), item.title).toEqual(slow(item));
});

test("so have texts of pieces that the model knows something of, and any other", () => {
  const piece = fc.constantFrom(
    ..."模型 发布 开源 芯片 融资 数据中心 位 熵 Ｇ GPT-4 gpu OpenAI 。 ， ** ` c++ h http https://a.example/b 的 了 研究 \n \0 𝒳".split(
      " ",
    ),
    " ",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, text, fc.option(fc.constantFrom("OpenAI", "nobody")), (title, body, handle) => {
      expect(classify({ title, body, handle }, NAMES, null)).toEqual(slow({ title, body, handle }));
    }),
    { numRuns: 1000 },
  );
});

test("so has a text for which there is no room at first, and a short one after it", () => {
  const [short, ...more] = itemsOf("digests").slice(0, 150);
  const body = more.map((item) => `${item.title}。${item.body}`).join("\n");
  const long = { title: body, body, handle: null };
  expect(body.length).toBeGreaterThan(8192);
  for (const item of [long, short]) expect(item && classify(item, NAMES, null)).toEqual(item && slow(item));
});
