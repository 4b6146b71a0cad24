import { expect, test } from "vitest";
import type { Day } from "../../src/bundle/schema.ts";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages } from "../../src/reading/messages/translate.ts";
import { hoursAgoText, hoursBefore } from "../../src/reading/text/resurfaced.ts";
import { digestWindow } from "../../src/reading/timeline/digest-window.ts";
import { nextDue, scheduleOf, slotsOf } from "../../src/reading/timeline/schedule.ts";
import { makeDigest, manifestOf } from "./made.ts";

addMessages("en", en);

const HOURS = ["20", "16", "12", "08", "04", "00"];
const week = ["13", "12", "11", "10"].flatMap((day) =>
  HOURS.map((hour) => makeDigest(`2025-06-${day}-${hour}`, 2)),
);
const today = ["04", "00"].map((hour) => makeDigest(`2025-06-14-${hour}`, 2));
const manifest = manifestOf([...today, ...week]);
const instant = (text: string) => Date.parse(text);

test("the schedule is found from the digests, in their own zone", () => {
  expect(scheduleOf(manifest)).toEqual({
    slots: ["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"],
    zone: "+08:00",
  });
});

test.each([
  ["+05:30", "08", "08:00:56"],
  ["+05:45", "00", "00:00:00"],
  ["-03:30", "20", "20:00:59"],
  ["+14:00", "0810", "08:10:56"],
  ["+08:00", "0840", "08:40:00"],
])("a schedule in the zone %s is found from digests named %s", (zone, name, time) => {
  const made = [...Array(7).keys()].map((at) => {
    const digest = makeDigest(`2025-06-${16 - at}-${name}`, 1);
    return { ...digest, publishedAt: instant(`${digest.day}T${time}${zone}`) };
  });
  expect(scheduleOf(manifestOf(made))).toEqual({ slots: [`${name.slice(0, 2)}:00`], zone });
});

test("a few digests make no schedule", () => {
  expect(scheduleOf(manifestOf(today))).toBeNull();
});

test("digests that are not named by an hour make no schedule", () => {
  const made = [...Array(7).keys()].map((at) => {
    const digest = makeDigest(`2025-06-${16 - at}-xx`, 1);
    return { ...digest, publishedAt: instant(`${digest.day}T00:00:00Z`) };
  });
  expect(scheduleOf(manifestOf(made))).toBeNull();
  // In whose zone the others come is told by the newest one.
  expect(scheduleOf(manifestOf([...made.slice(0, 1), ...week]))).toBeNull();
});

test("one extra issue makes no slot", () => {
  const extra = manifestOf([...today, makeDigest("2025-06-13-21", 1), ...week]);
  expect(scheduleOf(extra)?.slots).not.toContain("21:00");
});

test("N4 with one digest removed the strip shows exactly one gap", () => {
  const gapped = manifestOf([...today, ...week].filter(({ id }) => id !== "2025-06-13-08"));
  const schedule = scheduleOf(gapped);
  expect(schedule).not.toBeNull();
  if (!schedule) return;
  const slots = slotsOf(schedule, gapped, "2025-06-13" as Day, instant("2025-06-14T05:00:00+08:00"));
  expect(slots.filter(({ state }) => state === "missing").map(({ time }) => time)).toEqual(["08:00"]);
});

test("what is not due yet is not missing", () => {
  const schedule = scheduleOf(manifest);
  if (!schedule) throw new Error("no schedule");
  const slots = slotsOf(schedule, manifest, "2025-06-14" as Day, instant("2025-06-14T06:00:00+08:00"));
  expect(slots.map(({ state }) => state)).toEqual(["here", "here", "due", "due", "due", "due"]);
});

test("the next digest is due at the next slot, and at none once the archive is at rest", () => {
  const schedule = scheduleOf(manifest);
  if (!schedule) throw new Error("no schedule");
  expect(nextDue(schedule, manifest, instant("2025-06-14T06:00:00+08:00"))).toEqual({
    at: instant("2025-06-14T08:00:00+08:00"),
    late: false,
  });
  expect(nextDue(schedule, manifest, instant("2025-06-15T08:00:00+08:00"))).not.toBeNull();
  expect(nextDue(schedule, manifest, instant("2025-06-15T08:00:01+08:00"))).toBeNull();
});

test("after the last slot of a day the next is the first of the day after", () => {
  const done = manifestOf(week);
  const schedule = scheduleOf(done);
  if (!schedule) throw new Error("no schedule");
  expect(nextDue(schedule, done, instant("2025-06-13T21:00:00+08:00"))).toEqual({
    at: instant("2025-06-14T00:00:00+08:00"),
    late: false,
  });
});

const due: readonly (readonly [string, string, boolean])[] = [
  ["07:59", "08:00", false],
  ["08:00", "08:00", false],
  ["08:05", "08:00", true],
  ["09:59", "08:00", true],
  ["10:05", "12:00", false],
  ["15:00", "16:00", false],
  ["23:00", "00:00", false],
];

test.each(due)("at %s a digest is expected for %s, late: %s", (now, time, late) => {
  const schedule = scheduleOf(manifest);
  if (!schedule) throw new Error("no schedule");
  const found = nextDue(schedule, manifest, instant(`2025-06-14T${now}:00+08:00`));
  const day = time === "00:00" ? "15" : "14";
  expect(found).toEqual({ at: instant(`2025-06-${day}T${time}:00+08:00`), late });
});

test("a digest that comes a quarter of an hour before its only slot is that slot's, and the next is a day later", () => {
  const nightly = { slots: ["00:00"], zone: "+08:00" };
  const early = { ...manifest, latest: instant("2025-06-13T23:45:00+08:00") };
  expect(nextDue(nightly, early, instant("2025-06-14T09:00:00+08:00"))).toEqual({
    at: instant("2025-06-15T00:00:00+08:00"),
    late: false,
  });
});

const windows: readonly (readonly [string, string, ReturnType<typeof digestWindow>])[] = [
  [
    "2025-06-14",
    "00:00",
    { from: "20:00", to: "24:00", eve: true, start: instant("2025-06-13T20:00:00+08:00") },
  ],
  [
    "2025-06-14",
    "12:00",
    { from: "08:00", to: "12:00", eve: false, start: instant("2025-06-14T08:00:00+08:00") },
  ],
  ["2025-06-14", "09:30", null],
];

test.each(windows)("the digest of %s %s covers its four hours", (day, time, window) => {
  const publishedAt = instant(`${day}T${time}:00+08:00`) + 56_000;
  expect(digestWindow({ day: day as Day, time, zone: "+08:00", publishedAt })).toEqual(window);
});

test.each(["+05:30", "+05:45", "-03:30"])("in the zone %s a window has whole hours of that zone", (zone) => {
  const publishedAt = instant(`2025-06-14T12:07:56${zone}`);
  expect(digestWindow({ day: "2025-06-14" as Day, time: "12:07", zone, publishedAt })).toEqual({
    from: "08:00",
    to: "12:00",
    eve: false,
    start: instant(`2025-06-14T08:00:00${zone}`),
  });
});

test("N3 an item from before its digest's window is old news, by whole hours or days", () => {
  const start = instant("2025-06-13T20:00:00+08:00");
  expect(hoursBefore(start, start)).toBeNull();
  expect(hoursBefore(start - 1, start)).toBe(1);
  expect(hoursBefore(start - 6.5 * 24 * 3_600_000, start)).toBe(156);
  expect(hoursBefore(0, null)).toBeNull();
  expect(hoursAgoText(156, "zh")).toBe("6天前");
  expect(hoursAgoText(5, "en")).toBe("5\u00a0hours\u00a0ago");
});
