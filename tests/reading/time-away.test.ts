import { expect, test } from "vitest";
import { timeAway } from "../../src/reading/timeline/time-away.ts";

const HOUR = 3_600_000;

test.each([
  ["no time at all is an hour", 0, { unit: "hours", n: 1 }],
  ["a night is counted in hours", 9 * HOUR, { unit: "hours", n: 9 }],
  ["less than two days are hours", 47.4 * HOUR, { unit: "hours", n: 47 }],
  ["two days are days", 48 * HOUR, { unit: "days", n: 2 }],
  ["half a day more counts as a day", 100 * HOUR, { unit: "days", n: 4 }],
  ["three weeks are days", 21 * 24 * HOUR, { unit: "days", n: 21 }],
])("%s", (_, away, said) => {
  expect(timeAway(away)).toEqual(said);
});
