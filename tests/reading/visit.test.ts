import fc from "fast-check";
import { expect, test } from "vitest";
import type { Digest } from "../../src/bundle/schema.ts";
import { arrivals, inSight } from "../../src/reading/timeline/arrivals.ts";
import { catchUpRows, catchUpShards, digestsOf } from "../../src/reading/timeline/catch-up.ts";
import { joinVisits } from "../../src/reading/timeline/join-visits.ts";
import {
  arrivedSince,
  freshDigests,
  missingOf,
  newestOf,
  readVisit,
  VISIT_IDLE_MS,
  type Visit,
  visitAt,
  visitText,
} from "../../src/reading/timeline/visit.ts";
import { makeDigest, manifestOf, NO_FOLDS } from "./made.ts";

const digests = ["2025-06-14-08", "2025-06-14-04", "2025-06-14-00", "2025-06-13-20"].map((id) =>
  makeDigest(id, 3),
);
const manifest = manifestOf(digests);
const at = (id: string) => digests.find((digest) => digest.id === id)?.publishedAt ?? 0;
/** What a visit of a release before says of single digests. */
const NONE = { known: [], shown: [] };
const START = at("2025-06-14-00") + 1000;

const time = fc.integer({ min: 0, max: 4e12 });
const times = fc.array(fc.integer({ min: 0, max: 7e7 }), { maxLength: 16 });
const visit: fc.Arbitrary<Visit> = fc.record({
  since: fc.option(time),
  ended: fc.option(time),
  seen: time,
  at: time,
  known: times,
  shown: times,
});

test("a visit comes back from its text", () => {
  fc.assert(
    fc.property(visit, (one) => {
      expect(readVisit(visitText(one))).toEqual(one);
      expect(visitText(one).length).toBeLessThan(300);
    }),
  );
});

test("a visit of a release that remembered no single digests is read still", () => {
  expect(readVisit("1 2 3 4")).toEqual({ since: 1, ended: 2, seen: 3, at: 4, ...NONE });
  expect(readVisit("  3 4")).toEqual({ since: null, ended: null, seen: 3, at: 4, ...NONE });
});

test.each([
  null,
  "",
  "1 2 3",
  "1 2 3 4 5",
  "1 2 3 4 a.- b",
  "1 2 3 4 5 6 7",
  "a b c d",
  "1 2  4",
  "1.5 2 3 4",
  "1 9000000000000000 3 4",
  "-9000000000000000 2 3 4",
  "1 2 3 -9000000000000000 5 6",
])("%j is no visit", (text) => {
  expect(readVisit(text)).toBeNull();
});

test("a first visit has nothing new, whatever there is", () => {
  const first = visitAt(null, START, manifest.latest);
  expect(arrivedSince(manifest, first.since)).toBeNull();
});

test("a visit lasts while there is a sign within 30 minutes, and keeps where the last one ended", () => {
  const one: Visit = { since: at("2025-06-13-20"), ended: 5, seen: at("2025-06-14-00"), at: START, ...NONE };
  const later = visitAt(one, START + VISIT_IDLE_MS, manifest.latest);
  expect(later.since).toBe(one.since);
  expect(later.seen).toBe(manifest.latest);
});

test("after 30 idle minutes a new visit begins where the last one ended", () => {
  const one: Visit = { since: 1, ended: 5, seen: at("2025-06-14-00"), at: START, ...NONE };
  const next = visitAt(one, START + VISIT_IDLE_MS + 1, manifest.latest);
  expect(next).toMatchObject({ since: at("2025-06-14-00"), ended: START });
  expect(arrivedSince(manifest, next.since)).toEqual({
    digests: 2,
    items: 6,
    more: false,
    known: "2025-06-14-00",
  });
});

test("a bundle older than the one that was shown makes nothing new later", () => {
  const one: Visit = { since: 1, ended: 5, seen: at("2025-06-14-08"), at: START, ...NONE };
  expect(visitAt(one, START, at("2025-06-14-00")).seen).toBe(at("2025-06-14-08"));
});

test("a clock set back ends no visit", () => {
  const one: Visit = { since: 1, ended: 5, seen: 9, at: START, ...NONE };
  expect(visitAt(one, START - 1e9, 9)).toEqual({ ...one, at: START - 1e9 });
});

test("a clock that was ahead for a while keeps no visit until that time comes", () => {
  const ahead: Visit = { since: 1, ended: 5, seen: 9, at: START + 1e12, ...NONE };
  const back = visitAt(ahead, START, 9);
  expect(back).toMatchObject({ since: 1, ended: 5 });
  expect(visitAt(back, START + VISIT_IDLE_MS + 1, 9)).toMatchObject({ since: 9, ended: START });
});

test("where everything in the head is new, there may be more", () => {
  expect(arrivedSince({ ...manifest, digests: 99 }, 1)).toMatchObject({
    digests: 4,
    more: true,
    known: null,
  });
  expect(arrivedSince({ ...manifest, digests: 99 }, at("2025-06-13-20"))?.more).toBe(false);
});

test("catch-up holds exactly the items after the watermark, each once, oldest digest first", () => {
  fc.assert(
    fc.property(fc.integer({ min: at("2025-06-13-20") - 1e7, max: manifest.latest + 1e7 }), (since) => {
      const fresh = freshDigests(manifest, since);
      const shards = catchUpShards(manifest, fresh).map((ref) => ({
        version: 1 as const,
        digests: digests.filter((digest) => digest.id === ref.digests[0]?.id),
      }));
      const rules = { shows: () => true, fold: () => NO_FOLDS };
      const items = catchUpRows(digestsOf(shards, fresh), rules).flatMap((row) =>
        row.type === "item" ? [row.item] : [],
      );
      const wanted = digests.filter((digest) => digest.publishedAt > since).toReversed();
      expect(items).toEqual(wanted.flatMap((digest) => digest.items));
    }),
  );
});

test("B9 arrivals are the digests that the shown manifest does not list", () => {
  const older = manifestOf(digests.slice(2));
  expect(arrivals(older, manifest)).toEqual({ digests: 2, items: 6 });
  expect(arrivals(manifest, manifest)).toEqual({ digests: 0, items: 0 });
});

test("B9 a digest that was published late is announced like any other; one that moved up from the archive is not", () => {
  const [newest, late, ...rest] = digests as [Digest, Digest, ...Digest[]];
  expect(arrivals(manifestOf([newest, ...rest]), manifest)).toEqual({ digests: 1, items: 3 });
  expect(arrivals(manifestOf([newest, late]), manifestOf([newest, late, ...rest]))).toEqual({
    digests: 0,
    items: 0,
  });
  expect(arrivals(manifestOf([]), manifest)).toEqual({ digests: 4, items: 12 });
});

test("a digest that could not be had is new at the next visit still, but for one that was known before", () => {
  const known = newestOf(manifestOf(digests.slice(1)));
  const one: Visit = { since: 1, ended: 5, seen: at("2025-06-14-04"), at: START, known: [], shown: known };
  const files = new Set(manifest.head.slice(0, 2).map(({ file }) => file));
  const missing = missingOf(manifest, files);
  expect(missing.length).toBe(2);
  const next = START + VISIT_IDLE_MS + 1;
  const failed = visitAt(one, next, manifest.latest, newestOf(manifest), missing);
  const again = visitAt(failed, failed.at + VISIT_IDLE_MS + 1, manifest.latest, newestOf(manifest));
  expect(arrivedSince(manifest, again.since, again.known)).toMatchObject({
    digests: 1,
    known: "2025-06-14-04",
  });
  const had = visitAt(failed, next, manifest.latest, newestOf(manifest));
  const third = visitAt(had, had.at + VISIT_IDLE_MS + 1, manifest.latest, newestOf(manifest));
  expect(arrivedSince(manifest, third.since, third.known)).toBeNull();
});

test("a visit that took in another one goes on, and what either knew is not new again", () => {
  const own: Visit = { since: 1, ended: 2, seen: 600_000, at: 3, known: [], shown: [10, 8] };
  const other: Visit = { since: 4, ended: 5, seen: 540_000, at: 6, known: [1], shown: [9, 8] };
  expect(joinVisits(own, other)).toEqual({ ...own, shown: [10, 9, 8] });
  expect(joinVisits(other, own)).toEqual({ ...other, seen: 600_000, shown: [10, 9, 8] });
  const twice: Visit = { ...other, shown: [9, 9, 8] };
  expect(joinVisits(twice, own).shown).toEqual([10, 9, 9, 8]);
});

test("muted and hidden items, and digests without any other, count as no arrivals", () => {
  const fresh = freshDigests(manifest, at("2025-06-14-00"));
  const [newest, second] = digests as [Digest, Digest];
  expect(inSight(fresh, [])).toEqual({ digests: 2, items: 6 });
  expect(inSight(fresh, newest.items.slice(1))).toEqual({ digests: 2, items: 4 });
  expect(inSight(fresh, [...newest.items, ...second.items.slice(1)])).toEqual({ digests: 1, items: 1 });
  expect(inSight(freshDigests(manifestOf([makeDigest("2025-06-14-08", 0)]), 1), [])).toEqual({
    digests: 0,
    items: 0,
  });
});
