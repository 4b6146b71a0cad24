import { expect, test } from "vitest";
import { findDate, parseDate } from "../../src/compile/header/digest-date.ts";
import { withDaysInDigits } from "../../src/compile/header/spelt-days.ts";
import { compile } from "./compile-text.ts";

test.each([
  ["14 Jun 2025", "2025-06-14T00:00Z"],
  ["14th of June, 2025", "2025-06-14T00:00Z"],
  ["14-Jun-2025 08:30", "2025-06-14T08:30Z"],
  ["June 14th, 2025 at 8:30 PM GMT+8", "2025-06-14T20:30+08:00"],
  ["Sept. 4 2025", "2025-09-04T00:00Z"],
  ["2025 June 14", "2025-06-14T00:00Z"],
  ["Sat, 14 Jun 2025 08:30:00 +0800", "2025-06-14T08:30+08:00"],
  ["Saturday, 14-Jun-25 08:30:00 UTC", "2025-06-14T08:30Z"],
  ["01 Jan 70 08:30 +0000", "1970-01-01T08:30+00:00"],
  ["Sat Jun 14 08:30:00 2025", "2025-06-14T08:30Z"],
  ["Sat Jun 14 08:30:00 -0700 2025", "2025-06-14T08:30-07:00"],
  ["2025–06–14 08:30", "2025-06-14T08:30Z"],
  ["2025. 6. 14.", "2025-06-14T00:00Z"],
  ["2025 06 14", "2025-06-14T00:00Z"],
  ["２０２５－０６－１４ ０８：３０", "2025-06-14T08:30Z"],
  ["2025年6月14号8点", "2025-06-14T08:00Z"],
  ["二〇二五年六月十四日", "2025-06-14T00:00Z"],
  ["二零二四年十二月三十一日 08:30", "2024-12-31T08:30Z"],
  ["一九九九年十月二十日", "1999-10-20T00:00Z"],
])("the date %s is read as it is spelt", (date, whole) => {
  const { day, time, zone } = parseDate(date) ?? {};
  expect(`${day}T${time}${zone}`).toBe(whole);
});

test.each([
  "30 Feb 2025",
  "Feb 30, 2025",
  "32 June 2025",
  "二〇二五年二月三十日",
  "June 2025",
  "Mayor 14, 2025",
])("%s is no day and never rolls over", (date) => {
  expect(parseDate(date)).toBeNull();
  expect(findDate(date)).toBeNull();
});

test.each([
  ["AI News for June 14, 2025", "a.md"],
  ["AI 日报（二〇二五年六月十四日）", "a.md"],
  ["日报", "june-14-2025.md"],
  ["日报", "14_jun_2025.md"],
])("the title %s and the name %s give the day", (title, path) => {
  const { draft, rules } = compile(`---\ntitle: ${title}\n---\n\n1. [甲-作者](https://a.example/)\n`, path);
  expect([draft?.day, rules]).toEqual(["2025-06-14", ["date-fallback"]]);
});

test.each(["14 ", "may 14 ", "2025 ", "2025年一", "2025 . ", "sat, ", "1 jan ", "jan 1 "])(
  "a title of many %j is looked through once",
  (piece) => {
    expect(withDaysInDigits(`${piece.repeat(100_000)}x`)).toMatch(/x$/);
  },
);
