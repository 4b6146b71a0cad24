import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The pure folders: what they export is read where it is called, by its name and docstring alone. */
const PURE = ["src/bundle", "src/compile", "src/reading"] as const;

/** Exports with nothing said of them: of a group without blank lines between, what is said of the first holds for all. */
function unsaid(file: string): readonly string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, at) => {
    const above = lines[at - 1] ?? "";
    return /^export (?!\{)/.test(line) && above.trim() === "" ? [`${file}:${at + 1} ${line}`] : [];
  });
}

test.each(PURE)("every export of %s says what it is", (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.d)\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(unsaid)).toEqual([]);
});
