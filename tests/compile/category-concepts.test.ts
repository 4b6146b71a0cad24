import { describe, expect, test } from "vitest";
import {
  conceptCounter,
  conceptFeature,
  HEADLINE_PLACE,
  readConcepts,
  WHOLE,
} from "../../src/compile/categories/category-concepts.ts";
import { readModel } from "../../src/compile/categories/category-model.ts";
import { foldForModel } from "../../src/compile/categories/folded-text.ts";
import { eachHit, noHits } from "../../src/compile/categories/hits.ts";
import weights from "../../src/compile/categories/weights.json";

const TERMS = ["chip", "wafer", "paper", "river"];
const concepts = readConcepts(["chip,wafer", "wafer,paper"], TERMS);

function taken(counter: ReturnType<typeof conceptCounter>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  counter.take((feature, count) => counts.set(feature, count));
  return counts;
}

describe("concepts of an item", () => {
  test("count each of their terms that is counted, by place", () => {
    const counter = conceptCounter(concepts);
    for (const term of [0, 1, 3]) counter.count(term, WHOLE);
    counter.count(2, HEADLINE_PLACE);
    expect(taken(counter)).toEqual(
      new Map([
        [conceptFeature(2, 0, WHOLE), 2],
        [conceptFeature(2, 1, WHOLE), 1],
        [conceptFeature(2, 1, HEADLINE_PLACE), 1],
      ]),
    );
  });

  test("are counted anew for each item", () => {
    const counter = conceptCounter(concepts);
    counter.count(1, WHOLE);
    taken(counter);
    expect(taken(counter)).toEqual(new Map());
    counter.count(1, WHOLE);
    expect([...taken(counter).values()]).toEqual([1, 1]);
  });

  test("are few enough for their numbers", () => {
    expect(() => readConcepts(new Array(257).fill("chip"), TERMS)).toThrow("More concepts");
  });
});

test("each term of the shipped model is found where it stands alone", () => {
  const model = readModel(weights);
  const lost = model.terms.filter((term, at) => {
    const hits = noHits();
    model.listTerms(foldForModel(term), hits);
    return ![...eachHit(hits)].some(([what]) => what === at);
  });
  expect(lost).toEqual([]);
});
