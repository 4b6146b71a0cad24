import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../../src/bundle/schema.ts";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages, translate } from "../../src/reading/messages/translate.ts";
import { agoText, dayText, itemTimeText, monthText, weekdayText } from "../../src/reading/text/time-text.ts";

addMessages("en", en);

const NOW = Date.parse("2025-06-14T12:00:00Z");
const LANGUAGES = [
  ["zh", "zh-Hans"],
  ["en", "en"],
] as const;

test.each([
  ["2025-06-14T11:59:50Z", "1分钟前", "1\u00a0minute\u00a0ago"],
  ["2025-06-14T11:15:00Z", "45分钟前", "45\u00a0minutes\u00a0ago"],
  ["2025-06-14T09:01:00Z", "2小时前", "2\u00a0hours\u00a0ago"],
  ["2025-06-12T11:00:00Z", "2天前", "2\u00a0days\u00a0ago"],
  // A clock that was put back.
  ["2025-06-15T00:00:00Z", "1分钟前", "1\u00a0minute\u00a0ago"],
])("%s is %s", (at, chinese, english) => {
  expect(agoText(Date.parse(at), NOW, "zh")).toBe(chinese);
  expect(agoText(Date.parse(at), NOW, "en")).toBe(english);
});

test("what was published this very minute is a minute old, not none", () => {
  const place = { day: "2025-06-14" as Day, zone: "Z", windowStart: null };
  expect(itemTimeText(NOW, NOW, place, "zh")).toBe("1分钟前");
});

test.each(LANGUAGES)(
  "in %s days, weekdays and months are named as the platform names them",
  (locale, tag) => {
    const named = (shape: Intl.DateTimeFormatOptions, day: Day) =>
      new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...shape }).format(new Date(`${day}T12:00:00Z`));
    const month = locale === "zh" ? "long" : "short";
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2199-12-31"), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10) as Day;
        expect(dayText(day, locale)).toBe(named({ month, day: "numeric" }, day));
        expect(dayText(day, locale, "1900")).toBe(named({ month, day: "numeric", year: "numeric" }, day));
        expect(monthText(day, locale)).toBe(named({ month: locale === "zh" ? "numeric" : "long" }, day));
        for (const width of ["long", "short", "narrow"] as const)
          expect(weekdayText(day, locale, width)).toBe(named({ weekday: width }, day));
      }),
    );
  },
);

test.each(LANGUAGES)("in %s ages and numbers are said as the platform says them", (locale, tag) => {
  const rules = new Intl.RelativeTimeFormat(tag, { numeric: "always" });
  // An age is never broken inside.
  const relative = (n: number, unit: "minute" | "hour" | "day") =>
    rules.format(-n, unit).replaceAll(" ", "\u00a0");
  const numbers = new Intl.NumberFormat(tag, { useGrouping: locale !== "zh" });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.nat({ max: 400_000 }), (n, many) => {
      if (n < 60) expect(agoText(NOW - n * 60_000, NOW, locale)).toBe(relative(n, "minute"));
      if (n < 24) expect(agoText(NOW - n * 3_600_000, NOW, locale)).toBe(relative(n, "hour"));
      expect(agoText(NOW - n * 86_400_000, NOW, locale)).toBe(relative(n, "day"));
      for (const value of [n, many, -n, many / 7])
        expect(translate(locale, "digest.unread", { n: value })).toContain(numbers.format(value));
    }),
  );
});
