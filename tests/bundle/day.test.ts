import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localTime, makeDay, parseDay, weekdayOf, zoneMinutes } from "../../src/bundle/day.ts";
import type { Day } from "../../src/bundle/schema.ts";

const day = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2200-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

describe("a day", () => {
  test.each([
    [2025, 2, 28, "2025-02-28"],
    [2024, 2, 29, "2024-02-29"],
    [2000, 2, 29, "2000-02-29"],
    [2025, 12, 31, "2025-12-31"],
  ])("is made of %i-%i-%i", (year, month, date, expected) => {
    expect(makeDay(year, month, date)).toBe(expected);
  });

  test.each([
    [2025, 2, 29],
    [2025, 2, 30],
    [1900, 2, 29],
    [2025, 13, 1],
    [2025, 0, 1],
    [2025, 4, 31],
    [2025, 4, 0],
    [0, 1, 1],
  ])("never rolls over: %i-%i-%i is no day", (year, month, date) => {
    expect(makeDay(year, month, date)).toBeNull();
  });

  test.each(["2025-6-1", "20250601", "2025-06-01T00:00", "", "x2025-06-01"])(
    "is not read from %j",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  test("reads back what it is written as", () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(parseDay(one)).toBe(one);
      }),
    );
  });

  test("comes back after going forth and back", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (one, n) => {
        expect(addDays(addDays(one, n), -n)).toBe(one);
      }),
    );
  });

  test("knows its weekday, Monday first", () => {
    expect(weekdayOf("2025-06-14" as Day)).toBe(5);
    expect(weekdayOf("2025-06-16" as Day)).toBe(0);
  });
});

describe("a zone as written", () => {
  test.each([
    ["+08:00", 480],
    ["Z", 0],
    ["-03:30", -210],
    ["nonsense", 0],
  ])("%s is %i minutes east", (zone, minutes) => {
    expect(zoneMinutes(zone)).toBe(minutes);
  });

  test("gives the day and time on its own clocks", () => {
    expect(localTime(Date.UTC(2025, 5, 13, 16, 0, 56), "+08:00")).toEqual({
      day: "2025-06-14",
      time: "00:00",
    });
    expect(localTime(Date.UTC(2025, 5, 13, 16, 0, 56), "Z")).toEqual({ day: "2025-06-13", time: "16:00" });
  });
});
