import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the site is built for the browsers that README names", () => {
  const [, chrome, firefox, safari] =
    /Chrome and Edge from (\d+) on, Firefox from (\d+) and Safari from ([\d.]+)\.\n/.exec(
      readFileSync("README.md", "utf8"),
    ) ?? [];
  const [, built = "[]"] = /^const BROWSERS = (.+);$/m.exec(readFileSync("vite.config.ts", "utf8")) ?? [];
  expect(JSON.parse(built)).toEqual([
    `chrome${chrome}`,
    `edge${chrome}`,
    `firefox${firefox}`,
    `safari${safari}`,
  ]);
});
