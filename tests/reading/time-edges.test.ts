import { expect, test } from "vitest";
import { FARTHEST_MS } from "../../src/bundle/limits.ts";
import type { Day, DigestId, Manifest } from "../../src/bundle/schema.ts";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages } from "../../src/reading/messages/translate.ts";
import {
  clockText,
  dayText,
  fullTimeText,
  itemTimeText,
  momentText,
  monthText,
  weekdayText,
} from "../../src/reading/text/time-text.ts";
import { scheduleOf } from "../../src/reading/timeline/schedule.ts";
import { readVisit } from "../../src/reading/timeline/visit.ts";
import { sourceRows } from "../../src/reading/view/sources.ts";
import { makeDigest, makeItem, manifestOf, refOf } from "./made.ts";

addMessages("en", en);

const digest = makeDigest("2025-06-14-00", 4);
const [_one, _two] = digest.items as [(typeof digest.items)[0], (typeof digest.items)[0]];
const day = "2025-06-14" as Day;

test("digests whose names are no hours, or whose zone cannot be, make no schedule", () => {
  const named = (suffix: string): Manifest => {
    const digests = Array.from({ length: 7 }, (_, at) => makeDigest(`2025-06-${10 + at}-00`, 1)).reverse();
    const refs = digests.map((made) => ({
      ...refOf([made]),
      digests: refOf([made]).digests.map((ref) => ({ ...ref, id: `${made.day}-${suffix}` as DigestId })),
    }));
    return { ...manifestOf(digests), head: refs };
  };
  expect([scheduleOf(named("ab")), scheduleOf(named("77"))]).toEqual([null, null]);
  const far = manifestOf([...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-00`, 1)));
  const moved = far.head.map((ref) => ({
    ...ref,
    digests: ref.digests.map((one) => ({ ...one, publishedAt: one.publishedAt + 30 * 3_600_000 })),
  }));
  expect(scheduleOf({ ...far, head: moved })).toBeNull();
});

test("a digest whose name is no hour, among others, is no slot and takes none away", () => {
  const made = [...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-08`, 1));
  const manifest = manifestOf(made);
  const extra = manifest.head.map((ref) => ({
    ...ref,
    digests: ref.digests.map((one) => ({ ...one, id: `${one.id.slice(0, 10)}-ab` as DigestId })),
  }));
  expect(scheduleOf({ ...manifest, head: [...manifest.head, ...extra] })).toEqual({
    slots: ["08:00"],
    zone: "+08:00",
  });
});

test("a schedule west of Greenwich has a zone with a minus", () => {
  const made = [...Array(7).keys()].map((at) => makeDigest(`2025-06-${16 - at}-0830`, 1));
  const west = manifestOf(made.map((one) => ({ ...one, publishedAt: Date.parse(`${one.day}T13:30:00Z`) })));
  expect(scheduleOf(west)).toEqual({ slots: ["08:00"], zone: "-05:00" });
});

test("digests at an hour of their own each make no slot", () => {
  const scattered = manifestOf(
    [...Array(8).keys()].map((at) => makeDigest(`2025-06-${20 - at}-${String(at).padStart(2, "0")}`, 1)),
  );
  expect(scheduleOf(scattered)).toBeNull();
});

test("of two sources heard as often, the one heard last comes first", () => {
  const heard = (author: string, publishedAt: number) =>
    makeItem("2025-06-14-00", publishedAt, {
      publishedAt,
      source: { url: null, site: null, author, handle: null },
    });
  expect(sourceRows([heard("A", 1), heard("B", 2)], () => false).map(({ name }) => name)).toEqual(["B", "A"]);
});

test("times are told in the digest's zone, in both languages", () => {
  const at = Date.parse("2025-06-13T15:03:00Z");
  const place = { day, zone: "+08:00", windowStart: null };
  expect([clockText(at, "+08:00"), fullTimeText(at, "+08:00"), fullTimeText(at, "Z")]).toEqual([
    "23:03",
    "2025-06-13 23:03 +08:00",
    "2025-06-13 15:03 UTC",
  ]);
  expect([momentText(at, "+08:00", "zh"), weekdayText(day, "zh"), weekdayText(day, "zh", "short")]).toEqual([
    "6月13日 23:03",
    "星期六",
    "周六",
  ]);
  expect(itemTimeText(at, at + 5 * 60_000, place, "zh")).toBe("5分钟前");
  expect(itemTimeText(at, at + 5 * 3_600_000, place, "en")).toBe("5\u00a0hours\u00a0ago");
  expect(itemTimeText(at, at + 30 * 3_600_000, place, "zh")).toBe("23:03");
  expect(itemTimeText(at, at - 1, place, "zh")).toBe("23:03");
});

test("a visit's text without its newest digest or its end is no visit", () => {
  expect([readVisit("1 2  4"), readVisit("1 2 3 "), readVisit("1 2 3.5 4"), readVisit("1 2")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("days and months have their words in both languages, the year only where it is another one", () => {
  expect([dayText(day, "zh"), dayText(day, "en"), dayText(day, "zh", "2026")]).toEqual([
    "6月14日",
    "Jun 14",
    "2025年6月14日",
  ]);
  expect([monthText(day, "zh"), monthText(day, "en")]).toEqual(["6月", "June"]);
});

test("the farthest times that are accepted, a digest of the year 9999 among them, can be said in every zone", () => {
  const last = Date.parse("9999-12-31T23:59:59-14:00");
  expect(last).toBeLessThan(FARTHEST_MS);
  expect(readVisit(`1 2 ${last} 4`)?.seen).toBe(last);
  for (const instant of [-FARTHEST_MS, last, FARTHEST_MS])
    for (const zone of ["-99:99", "Z", "+99:99"]) expect(() => fullTimeText(instant, zone)).not.toThrow();
});
