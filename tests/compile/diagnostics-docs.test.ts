import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RULES } from "../../src/compile/report/rules.ts";

const text = readFileSync("docs/diagnostics.md", "utf8");
const sections = text
  .split(/^### /m)
  .slice(1)
  .map((part) => {
    const [rule = "", ...lines] = part.split("\n");
    return { rule, body: lines.join("\n").split(/^## /m)[0]?.trim() ?? "" };
  });

test("each rule has its section in docs/diagnostics.md, and no other section is there", () => {
  expect(sections.map((one) => one.rule).toSorted()).toEqual(Object.keys(RULES).toSorted());
});

test("each section begins with the severity of its rule and says what to do", () => {
  const wrong = sections.filter(
    ({ rule, body }) =>
      !body.startsWith(`*${RULES[rule as keyof typeof RULES]}.* `) || body.trim().length < 60,
  );
  expect(wrong.map((one) => one.rule)).toEqual([]);
});
