import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivals } from "../../src/reading/arrivals.ts";
import { catchUpRows, catchUpShards } from "../../src/reading/catch-up.ts";
import { NO_FOLDS } from "../../src/reading/folding.ts";
import {
  arrivedSince,
  readVisit,
  VISIT_IDLE_MS,
  type Visit,
  visitAt,
  visitText,
} from "../../src/reading/visit.ts";
import { makeDigest, manifestOf } from "./made.ts";

const digests = ["2025-06-14-08", "2025-06-14-04", "2025-06-14-00", "2025-06-13-20"].map((id) =>
  makeDigest(id, 3),
);
const manifest = manifestOf(digests);
const at = (id: string) => digests.find((digest) => digest.id === id)?.publishedAt ?? 0;
const START = at("2025-06-14-00") + 1000;

const time = fc.integer({ min: 0, max: 4e12 });
const visit: fc.Arbitrary<Visit> = fc.record({
  since: fc.option(time),
  ended: fc.option(time),
  seen: time,
  at: time,
});

test("a visit comes back from its text", () => {
  fc.assert(
    fc.property(visit, (one) => {
      expect(readVisit(visitText(one))).toEqual(one);
    }),
  );
});

test.each([null, "", "1 2 3", "a b c d", "1 2  4", "1.5 2 3 4"])("%j is no visit", (text) => {
  expect(readVisit(text)).toBeNull();
});

test("a first visit has nothing new, whatever there is", () => {
  const first = visitAt(null, START, manifest.latest);
  expect(arrivedSince(manifest, first.since)).toBeNull();
});

test("a visit lasts while there is a sign within 30 minutes, and keeps where the last one ended", () => {
  const one: Visit = { since: at("2025-06-13-20"), ended: 5, seen: at("2025-06-14-00"), at: START };
  const later = visitAt(one, START + VISIT_IDLE_MS, manifest.latest);
  expect(later.since).toBe(one.since);
  expect(later.seen).toBe(manifest.latest);
});

test("after 30 idle minutes a new visit begins where the last one ended", () => {
  const one: Visit = { since: 1, ended: 5, seen: at("2025-06-14-00"), at: START };
  const next = visitAt(one, START + VISIT_IDLE_MS + 1, manifest.latest);
  expect(next).toMatchObject({ since: at("2025-06-14-00"), ended: START });
  expect(arrivedSince(manifest, next.since)).toEqual({
    digests: 2,
    items: 6,
    more: false,
    known: "2025-06-14-00",
  });
});

test("a clock set back ends no visit", () => {
  const one: Visit = { since: 1, ended: 5, seen: 9, at: START };
  expect(visitAt(one, START - 1e9, 9)).toEqual(one);
});

test("where everything in the head is new, there may be more", () => {
  expect(arrivedSince({ ...manifest, digests: 99 }, 1)).toMatchObject({
    digests: 4,
    more: true,
    known: null,
  });
});

test("catch-up holds exactly the items after the watermark, each once, oldest digest first", () => {
  fc.assert(
    fc.property(fc.integer({ min: at("2025-06-13-20") - 1e7, max: manifest.latest + 1e7 }), (since) => {
      const shards = catchUpShards(manifest, since).map((ref) => ({
        version: 1 as const,
        digests: digests.filter((digest) => digest.id === ref.digests[0]?.id),
      }));
      const rules = { shows: () => true, fold: () => NO_FOLDS };
      const items = catchUpRows(shards, since, rules).flatMap((row) =>
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
