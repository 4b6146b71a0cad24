import fc from "fast-check";
import { expect, test } from "vitest";
import type { Digest } from "../../src/bundle/schema.ts";
import { catchUpRows, catchUpShards, digestsOf } from "../../src/reading/timeline/catch-up.ts";
import {
  arrivedSince,
  freshDigests,
  newestOf,
  readVisit,
  VISIT_IDLE_MS,
  visitAt,
  visitText,
} from "../../src/reading/timeline/visit.ts";
import { makeDigest, manifestOf, NO_FOLDS, refOf } from "./made.ts";

const digests = ["2025-06-14-08", "2025-06-14-04", "2025-06-14-00", "2025-06-13-20"].map((id) =>
  makeDigest(id, 3),
);
const manifest = manifestOf(digests);
const START = Date.parse("2025-06-14T00:00:01+08:00");

test("a digest that was published late counts as new at the next visit, in the line and in catch-up", () => {
  const [newest, late, ...rest] = digests as [Digest, Digest, ...Digest[]];
  const before = manifestOf([newest, ...rest]);
  const first = readVisit(visitText(visitAt(null, START, before.latest, newestOf(before))));
  const next = visitAt(first, START + VISIT_IDLE_MS + 1, manifest.latest, newestOf(manifest));
  const { since, known } = next;
  expect(arrivedSince(manifest, since, known)).toEqual({ digests: 1, items: 3, more: false, known: null });
  const fresh = freshDigests(manifest, since, known);
  expect(catchUpShards(manifest, fresh)).toEqual([refOf([late])]);
  const rules = { shows: () => true, fold: () => NO_FOLDS };
  const shards = [{ version: 1 as const, digests }];
  const rows = catchUpRows(digestsOf(shards, fresh), rules);
  expect(rows.flatMap((row) => (row.type === "item" ? [row.item] : []))).toEqual(late.items);
  const third = visitAt(next, next.at + VISIT_IDLE_MS + 1, manifest.latest, newestOf(manifest));
  expect(arrivedSince(manifest, third.since, third.known)).toBeNull();
});

test("of two digests of one minute the one that was published late is not missed, whichever keeps the id", () => {
  const [, first, ...rest] = digests as [Digest, Digest, ...Digest[]];
  const second = { ...first, id: `${first.id}-aB3_xy` as Digest["id"] };
  const before = manifestOf([first, ...rest]);
  const after = manifestOf([first, second, ...rest]);
  for (const latest of [before.latest, before.latest + 4 * 3_600_000]) {
    const one = readVisit(visitText(visitAt(null, START, latest, newestOf(before))));
    const next = visitAt(one, START + VISIT_IDLE_MS + 1, latest, newestOf(after));
    const fresh = freshDigests(after, next.since, next.known).map(({ id }) => id);
    expect(fresh).toEqual([first.id, second.id]);
    const failed = visitAt(one, next.at, latest, newestOf(after), newestOf(after).slice(0, 1));
    for (const [last, again] of [
      [next, []],
      [failed, fresh],
    ] as const) {
      const third = visitAt(last, next.at + VISIT_IDLE_MS + 1, latest, newestOf(after));
      expect(freshDigests(after, third.since, third.known).map(({ id }) => id)).toEqual(again);
    }
  }
});

test("whatever is published when, nothing is missed: what no visit saw is new, and what a visit saw is not new again", () => {
  const hours = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 5 }), (visits) => {
      const old = makeDigest("2025-06-13-00", 1);
      let all: readonly Digest[] = [old];
      let last = visitAt(null, START, old.publishedAt, newestOf(manifestOf(all)));
      for (const added of visits) {
        const seen = new Set(all.map(({ publishedAt }) => publishedAt));
        const news = added.map((hour, at) => {
          const digest = makeDigest(`2025-06-14-0${hour}`, 1);
          return { ...digest, id: `${digest.id}-${all.length + at}` as Digest["id"] };
        });
        all = [...news, ...all].toSorted((a, b) => b.publishedAt - a.publishedAt);
        const now = manifestOf(all);
        last = visitAt(last, last.at + VISIT_IDLE_MS + 1, now.latest, newestOf(now));
        const fresh = freshDigests(now, last.since, last.known).map(({ id }) => id);
        for (const { id } of news) expect(fresh).toContain(id);
        const others = all.filter(({ id }) => fresh.includes(id) && !news.some((one) => one.id === id));
        // Those of a minute to which one was added: nothing tells them apart.
        for (const { publishedAt } of others)
          expect(seen.has(publishedAt) && news.some((one) => one.publishedAt === publishedAt)).toBe(true);
      }
    }),
  );
});

test("what is older than all that a visit remembers is not late but of the archive", () => {
  const many = Array.from({ length: 30 }, (_, n) =>
    makeDigest(`2025-06-${String(30 - n).padStart(2, "0")}-08`, 1),
  );
  const one = visitAt(null, START, manifestOf(many).latest, newestOf(manifestOf(many)));
  expect(one.shown.length).toBe(16);
  const next = visitAt(one, START + VISIT_IDLE_MS + 1, 0, newestOf(manifestOf(many)));
  expect(arrivedSince(manifestOf(many), next.since, next.known)).toBeNull();
});

test("with a late digest under new ones the marker stands where it stood", () => {
  const [newest, second, third, fourth] = digests as [Digest, Digest, Digest, Digest];
  const known = newestOf(manifestOf([second, fourth]));
  expect(arrivedSince(manifestOf([newest, second, third, fourth]), second.publishedAt, known)).toEqual({
    digests: 2,
    items: 6,
    more: false,
    known: second.id,
  });
});
