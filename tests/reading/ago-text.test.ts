import { expect, test } from "vitest";
import { agoText } from "../../src/reading/time-text.ts";

const NOW = Date.parse("2025-06-14T12:00:00Z");

test.each([
  ["2025-06-14T11:59:50Z", "1分钟前", "1 minute ago"],
  ["2025-06-14T11:15:00Z", "45分钟前", "45 minutes ago"],
  ["2025-06-14T09:01:00Z", "2小时前", "2 hours ago"],
  ["2025-06-12T11:00:00Z", "2天前", "2 days ago"],
  // A clock that was put back.
  ["2025-06-15T00:00:00Z", "1分钟前", "1 minute ago"],
])("%s is %s", (at, chinese, english) => {
  expect(agoText(Date.parse(at), NOW, "zh")).toBe(chinese);
  expect(agoText(Date.parse(at), NOW, "en")).toBe(english);
});
