import { expect, test } from "vitest";
import type { ItemId } from "../../src/bundle/schema.ts";
import { storyReports, storyShards, storyYears } from "../../src/reading/stories/story-page.ts";
import { makeDigest, makeItem, manifestOf, refOf } from "./made.ts";

const first = makeItem("2024-12-30-20", 1);
const digests = ["2025-01-03-00", "2025-01-02-20", "2024-12-31-00", "2024-12-30-20", "2024-12-30-00"].map(
  (id) => makeDigest(id, 2, (ordinal) => (ordinal === 1 && id > "2024-12-30-20" ? { story: first.id } : {})),
);

test("a story's reports are looked for on its first day and in the 72 hours after", () => {
  const shards = storyShards(
    digests.map((digest) => refOf([digest])),
    first.id,
  );
  expect(shards.map((ref) => ref.digests[0]?.id)).toEqual([
    "2025-01-02-20",
    "2024-12-31-00",
    "2024-12-30-20",
    "2024-12-30-00",
  ]);
});

test("a story at the turn of a year is looked for in both", () => {
  const year = (name: string) => ({ year: name, file: `years/${name}.json`, digests: 1, counts: {} });
  const manifest = { ...manifestOf([]), years: ["2025", "2024", "2023"].map(year) };
  expect(storyYears(manifest, first.id).map((one) => one.year)).toEqual(["2025", "2024"]);
  expect(storyYears(manifest, "2024-05-01.000001" as ItemId).map((one) => one.year)).toEqual(["2024"]);
});

test("all reports come by time, whichever of them is asked for; of an unknown item none", () => {
  const inTime = storyReports(digests.slice(1), first.id);
  expect(inTime.map(({ digest }) => digest)).toEqual(["2024-12-30-20", "2024-12-31-00", "2025-01-02-20"]);
  const later = inTime[1]?.id as ItemId;
  expect(storyReports(digests.slice(1), later)).toEqual(inTime);
  expect(storyReports(digests, "2024-05-01.000001" as ItemId)).toEqual([]);
});
