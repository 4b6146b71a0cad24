import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day, Digest } from "../../src/bundle/schema.ts";
import { buildRows, type LoadedShard } from "../../src/reading/timeline/timeline.ts";
import { extendNewer, extendOlder, openAt, placeOfDay, WINDOW_ITEMS } from "../../src/reading/view/span.ts";
import { START } from "../../src/reading/view/view.ts";
import { makeDigest, NO_FOLDS, refOf } from "./made.ts";

/** `count` digests of 14 items, six a day, newest first. */
const archive = (count: number): readonly Digest[] =>
  Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(2025, 5, 14, 20) - back * 4 * 3_600_000).toISOString();
    return makeDigest(`${at.slice(0, 10)}-${at.slice(11, 13)}`, 14);
  });

const ready = (digests: readonly Digest[]): LoadedShard => ({
  state: "ready",
  ref: refOf(digests),
  shard: { version: 1, digests: [...digests] },
});

const rules = { shows: () => true, markerBefore: null, fold: () => NO_FOLDS };
const shards = archive(1200).map((digest) => refOf([digest]));

test("the first window shows at least sixty items where there are as many", () => {
  expect(openAt(shards, START, 0)).toEqual({ first: 0, end: 5 });
  expect(openAt(shards.slice(0, 2), START, 0)).toEqual({ first: 0, end: 2 });
});

test("no item is out of reach, and the window never holds more than its bound", () => {
  let span = openAt(shards, START, 0);
  const seen = new Set<number>();
  for (let step = 0; step < 1000; step += 1) {
    for (let at = span.first; at < span.end; at += 1) seen.add(at);
    expect((span.end - span.first) * 14).toBeLessThanOrEqual(WINDOW_ITEMS + 200);
    if (span.end === shards.length) break;
    span = extendOlder(shards, START, span);
  }
  expect(seen.size).toBe(shards.length);
  while (span.first > 0) span = extendNewer(shards, START, span);
  expect(span.first).toBe(0);
});

test("a window never cuts a day at its top, so that adding newer days moves no heading", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1100 }), fc.integer({ min: 1, max: 8 }), (from, steps) => {
      const day = (at: number) => shards[at]?.digests[0]?.id.slice(0, 10);
      let span = openAt(shards, START, placeOfDay(shards, day(from) as Day));
      for (let step = 0; step < steps; step += 1) span = extendNewer(shards, START, span);
      expect(span.first === 0 || day(span.first) !== day(span.first - 1)).toBe(true);
    }),
  );
});

test("a jump finds its day or, where that has no digest, the next older one", () => {
  const place = placeOfDay(shards, "2025-06-10" as Day);
  expect(shards[place]?.digests[0]?.id).toBe("2025-06-10-20");
  expect(placeOfDay(shards, "2030-01-01" as Day)).toBe(0);
  expect(placeOfDay(shards, "1999-01-01" as Day)).toBe(shards.length - 1);
});

test("rows go day, digest, items, newest first, with places counted through", () => {
  const digests = archive(3).map((digest) => ({ ...digest, items: digest.items.slice(0, 2) }));
  const rows = buildRows(
    digests.map((digest) => ready([digest])),
    rules,
  );
  expect(rows.map((row) => row.type)).toEqual([
    ...["day", "digest", "item", "item"],
    ...["digest", "item", "item"],
    ...["digest", "item", "item"],
  ]);
  expect(rows.flatMap((row) => (row.type === "item" ? [row.position] : []))).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  expect(rows[0]).toMatchObject({ digests: 3, items: 6 });
});

test("a digest none of whose items show has no heading, and a day of such digests neither", () => {
  const rows = buildRows([ready(archive(8))], { ...rules, shows: (item) => item.digest.endsWith("-08") });
  expect(rows.filter((row) => row.type === "digest")).toHaveLength(1);
  expect(rows.filter((row) => row.type === "day")).toHaveLength(1);
});

test("B10 the marker stands between the oldest new digest and the newest known one", () => {
  const digests = archive(4);
  const rows = buildRows([ready(digests)], { ...rules, markerBefore: digests[2]?.id ?? null });
  const at = rows.findIndex((row) => row.type === "marker");
  expect(rows[at + 1]?.key).toBe(`digest ${digests[2]?.id}`);
  expect(rows[at - 1]?.key).toBe(digests[1]?.items.at(-1)?.id);
});

test("with nothing new there is no marker", () => {
  const digests = archive(4);
  const rows = buildRows([ready(digests)], { ...rules, markerBefore: digests[0]?.id ?? null });
  expect(rows.some((row) => row.type === "marker")).toBe(false);
});

test("shards on their way hold their place, but none before the first that is here", () => {
  const digests = archive(3);
  const waiting = (at: number): LoadedShard => ({ state: "loading", ref: refOf(digests.slice(at, at + 1)) });
  const rows = buildRows([waiting(0), ready(digests.slice(1, 2)), waiting(2)], rules);
  expect(rows[0]?.type).toBe("day");
  expect(rows.at(-1)).toMatchObject({ type: "loading", items: 14 });
});

test("a shard that failed has its row even before the first that is here", () => {
  const digests = archive(2);
  const failed: LoadedShard = { state: "failed", ref: refOf(digests.slice(0, 1)) };
  const rows = buildRows([failed, ready(digests.slice(1, 2))], rules);
  expect(rows[0]?.type).toBe("failed");
  expect(rows[1]?.type).toBe("day");
});

test("an item tells when the stretch of its digest begins, where the digest keeps the rhythm", () => {
  const made = makeDigest("2025-06-14-08", 1);
  const starts = ["08:00", "08:03", "09:30"].map((time) =>
    buildRows([ready([{ ...made, time }])], rules).flatMap((row) =>
      row.type === "item" ? [row.windowStart] : [],
    ),
  );
  const start = Date.parse("2025-06-14T04:00:00+08:00");
  expect(starts).toEqual([[start], [start], [null]]);
});

test("days within each other, as of digests from several zones, give no two rows one key", () => {
  // Read as of Greenwich, 20:00 is later than 02:00 of the next day in Shanghai.
  const digests = ["2025-06-12-20", "2025-06-13-02", "2025-06-12-16"].map((id) => makeDigest(id, 1));
  const rows = buildRows(
    digests.map((digest) => ready([digest])),
    rules,
  );
  expect(rows.map(({ type }) => type)).toEqual(digests.flatMap(() => ["day", "digest", "item"]));
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  expect(rows[0]?.key).toBe("day 2025-06-12");
});
