import { expect, test } from "vitest";
import type { DigestRef } from "../../src/bundle/schema.ts";
import { applyReading, emptyReading } from "../../src/reading/state/reading-state.ts";
import { leftOf } from "../../src/reading/view/digest-left.ts";
import { makeDigest, manifestOf } from "./made.ts";

const days = [makeDigest("2025-06-14-08", 3), makeDigest("2025-06-14-04", 2), makeDigest("2025-06-13-20", 4)];
const manifest = manifestOf(days);
const refs = manifest.head.flatMap(({ digests }) => digests) as [DigestRef, DigestRef, DigestRef];
const [newest, second, alone] = days.map(({ items }) => items) as [
  (typeof days)[0]["items"],
  (typeof days)[0]["items"],
  (typeof days)[0]["items"],
];

const left = (at: 0 | 1 | 2, read: typeof newest, here: typeof newest = []) =>
  leftOf(refs[at], manifest, here, applyReading(emptyReading, { type: "read", items: read, read: true }));

test("a digest whose items are here is counted by them", () => {
  expect(left(0, newest.slice(0, 1), newest)).toEqual({ unread: 2, share: 2 / 3 });
});

test("a digest that is not loaded is read where its whole day is, and unread where none of it is", () => {
  expect([left(0, [...newest, ...second]), left(1, [])]).toEqual([
    { unread: 0, share: 0 },
    { unread: 2, share: 1 },
  ]);
});

test("what is left of the only digest of a day is told by the day's marks", () => {
  expect(left(2, alone.slice(0, 1))).toEqual({ unread: 3, share: 3 / 4 });
});

test("of a day that is read in part no digest is called read or unread", () => {
  expect([left(0, newest), left(1, newest)]).toEqual([
    { unread: null, share: 2 / 5 },
    { unread: null, share: 2 / 5 },
  ]);
});

test("an empty digest has nothing left", () => {
  const empty = makeDigest("2025-06-12-08", 0);
  const ref = { id: empty.id, publishedAt: 0, counts: {} };
  expect(leftOf(ref, manifestOf([empty]), [], emptyReading)).toEqual({ unread: 0, share: 0 });
});
