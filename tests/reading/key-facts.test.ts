import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyFacts } from "../../src/reading/text/key-facts.ts";

const plain = (text: string) =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]/g, "")
    .replace(/\s+/g, " ")
    .trim();

test("N5 key facts are the bold phrases in their order, then the numbers that have room", () => {
  const text =
    "据报道，Meta 与 Scale AI 达成一项价值 **150亿美元** 的协议，获得 49% 的股份，并由 **Alexandr Wang** 领导新的团队，这表明该公司正在进行大规模的布局。";
  const { facts, clause } = keyFacts(text);
  expect(clause).toBe(false);
  expect(facts[0]).toBe("150亿美元");
  expect(facts).toContain("Alexandr Wang");
});

test("the number of a list's line is no fact of what is in it", () => {
  const list = "模型依次是：\n\n1. 甲模型，速度很快\n2) 乙模型，价格是 30 美元\n10. 丙模型，参数最多";
  expect(keyFacts(list).facts).toEqual(["30 美元"]);
});

test("where nothing stands out the first clause speaks", () => {
  expect(
    keyFacts("腾讯即将开源一款全新的模型，据称其效果非常出色，引人期待，将对社区做出重要贡献。").facts,
  ).toEqual([expect.stringMatching(/^腾讯/)]);
});

test("key facts take at most 35 % of a text and are never empty", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 40, maxLength: 400, unit: "grapheme" }), (markdown) => {
      const text = plain(markdown);
      const { facts } = keyFacts(markdown);
      const length = facts.join("").length;
      if (text.length >= 40) {
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(text.length * 0.35 + 1);
      }
    }),
  );
});

const seed = "../shared/corpus/seed";

test.skipIf(!existsSync(seed))("the sample's items keep to the share, and none is empty", () => {
  const files = (readdirSync(seed, { recursive: true }) as string[])
    .map((name) => join(seed, name))
    .filter((path) => path.endsWith(".md") && statSync(path).isFile());
  const bodies = files.flatMap((path) =>
    readFileSync(path, "utf8")
      .split(/^\d+\.\s.*$/m)
      .slice(1)
      .map((body) => body.trim()),
  );
  expect(bodies.length).toBe(14);
  let shown = 0;
  let all = 0;
  for (const body of bodies) {
    const length = keyFacts(body).facts.join("").length;
    expect(length).toBeGreaterThan(0);
    shown += length;
    all += plain(body).length;
  }
  expect(shown / all).toBeLessThanOrEqual(0.35);
});
