import { expect, test } from "vitest";
import { comingLines } from "../../src/publish/report.ts";
import { put } from "./folder.ts";
import { folderOfTest, placesIn, published } from "./test-folder.ts";

const folder = folderOfTest();

const NOW = Date.UTC(2025, 5, 14, 9);

const linesOf = async (days: readonly string[]) => {
  const { digests, out } = placesIn(folder());
  for (const day of days)
    put(
      digests,
      `of-${day}.md`,
      `---\ntitle: "t"\ndate: ${day}T08:00:00+08:00\n---\n\n1. [甲-乙](https://a.example/)\n`,
    );
  put(digests, "no.md", "no date");
  const { rows } = await published({ digests, out, cache: null });
  return comingLines(rows, NOW);
};

test("a digest of a day that has begun nowhere is named after compiling", async () => {
  expect(await linesOf(["2025-06-14", "2025-06-15", "2052-06-14"])).toEqual([
    "2 digests are of days to come, and so above all others until then: of-2025-06-15.md (2025-06-15), of-2052-06-14.md (2052-06-14)",
  ]);
});

test("one of today is not, nor of a tomorrow that has begun somewhere", async () => {
  expect(await linesOf(["2025-06-14"])).toEqual([]);
  const { digests, out } = placesIn(folder());
  const { rows } = await published({ digests, out, cache: null });
  expect(comingLines(rows, Date.UTC(2025, 5, 13, 10))).toEqual([]);
});

test("three are named, and the others counted", async () => {
  const [line] = await linesOf(["2030-01-01", "2030-01-02", "2030-01-03", "2030-01-04", "2030-01-05"]);
  expect(line).toMatch(/^5 digests .*2030-01-03\) and 2 more$/);
});
