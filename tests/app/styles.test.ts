import { readdirSync, readFileSync } from "node:fs";
import { type AtRule, type Declaration, parse } from "postcss";
import { expect, test } from "vitest";

const FOLDER = "src/app/styles";

/** Every declaration of a property in the style, as `selector: value`. */
function declarations(property: string): readonly (readonly [Declaration, string])[] {
  const found: (readonly [Declaration, string])[] = [];
  for (const file of readdirSync(FOLDER))
    parse(readFileSync(`${FOLDER}/${file}`, "utf8")).walkDecls(property, (one) => {
      const selector = one.parent?.type === "rule" ? one.parent.toString().split("{")[0] : "";
      found.push([one, `${selector?.trim()}: ${one.value}`]);
    });
  return found;
}

/** What has to hold for a declaration inside a condition. */
const conditionOf = (one: Declaration): string => (one.parent?.parent as AtRule | undefined)?.params ?? "";

test("an underline's colour is declared for itself: Safari before 26.2 draws none where the shorthand has a variable", () => {
  const lines = declarations("text-decoration").map(([, text]) => text);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((text) => text.includes("var("))).toEqual([]);
});

test("dates have no gaps where WebKit would draw their digits over each other, and keep them on Apple's systems", () => {
  const spaced = declarations("text-autospace").map(([one]) => [one.value, conditionOf(one)]);
  expect(spaced).toEqual([
    ["normal", "base"],
    ["no-autospace", "(hanging-punctuation: allow-end) and (not (font: -apple-system-body))"],
  ]);
});
