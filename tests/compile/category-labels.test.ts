import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import weights from "../../src/compile/categories/weights.json";
import { compileDigest } from "../../src/compile/compile-digest.ts";

const LABELS = "../shared/labels/categories-dev.jsonl";
const here = existsSync(LABELS);

interface Labelled {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly primary: readonly string[];
  readonly also: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  industry: "AI Industry",
  research: "AI Research",
  ethics: "AI Ethics",
  hardware: "AI Hardware",
  software: "Software Development",
};

const labels = (): readonly Labelled[] =>
  readFileSync(LABELS, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** The labelled items as one digest that declares all five categories; category names by address. */
function compiled(items: readonly Labelled[]): ReadonlyMap<string | null, string> {
  const entries = items.map(({ title, url, text }, at) => {
    const body = text.split("\n").map((line) => `    ${line}`.trimEnd());
    return `${at + 1}.  [${title.replace(/[[\]\\]/g, "\\$&")}](${url})\n\n${body.join("\n")}\n`;
  });
  const header = `---\ndate: 2025-06-14\ncategories: ${JSON.stringify(Object.values(NAMES))}\n---\n\n---\n`;
  const bytes = new TextEncoder().encode(`${header}\n${entries.join("\n")}`);
  const { draft } = compileDigest({ path: "2025-06-14.md", bytes });
  return new Map(draft?.items.map((item) => [item.url, NAMES[item.category] ?? item.category]));
}

test.skipIf(!here)("categories of labelled items are right often enough (skipped: no ../shared)", () => {
  const items = labels();
  const found = compiled(items);
  expect(found.size).toBe(items.length);
  const pairs = items.map((item) => {
    const category = found.get(item.url) ?? "";
    return { item, category, truth: item.primary.includes(category) ? category : item.primary[0] };
  });
  const accepted = pairs.filter(({ item, category }) => [...item.primary, ...item.also].includes(category));
  const f1 = Object.values(NAMES).map((name) => {
    const right = pairs.filter(({ category, truth }) => category === name && truth === name).length;
    const said = pairs.filter(({ category }) => category === name).length;
    const meant = pairs.filter(({ truth }) => truth === name).length;
    return (2 * right) / (said + meant);
  });
  expect(accepted.length / items.length).toBeGreaterThanOrEqual(0.93);
  expect(f1.reduce((sum, one) => sum + one, 0) / f1.length).toBeGreaterThanOrEqual(0.75);
});

test.skipIf(!here)("no item that measures is one that trains (skipped: no ../shared)", () => {
  const own = readFileSync("scripts/categories/labels.txt", "utf8").trim().split("\n");
  const given = readFileSync("../shared/labels/categories-train.jsonl", "utf8").trim().split("\n");
  const trained = new Set([
    ...own.filter((line) => !line.startsWith("#")).map((line) => line.split(" ")[0]),
    ...given.map((line) => (JSON.parse(line) as Labelled).url),
  ]);
  expect(trained.size).toBe(2953);
  expect(labels().filter(({ url }) => trained.has(url))).toEqual([]);
});

test("the model's file is small and holds no sentence", () => {
  expect(readFileSync("src/compile/categories/weights.json").length).toBeLessThanOrEqual(300_000);
  const terms = Object.values(weights.terms).flatMap((list) => list.split(","));
  expect(terms.filter((term) => term.length > 40)).toEqual([]);
});
