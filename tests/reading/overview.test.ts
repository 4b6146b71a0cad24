import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CategorySlug, Day } from "../../src/bundle/schema.ts";
import { fold } from "../../src/bundle/terms.ts";
import { en } from "../../src/reading/messages/en.ts";
import { addMessages } from "../../src/reading/messages/translate.ts";
import { placesOf } from "../../src/reading/search/search.ts";
import { aboutAny } from "../../src/reading/state/about.ts";
import { DEFAULT_PREFERENCES, preferencesOf, settingText } from "../../src/reading/state/preferences.ts";
import { itemMarkdown } from "../../src/reading/text/item-markdown.ts";
import { minutesFor, minutesForCount } from "../../src/reading/text/reading-time.ts";
import { itemTimeText } from "../../src/reading/text/time-text.ts";
import { heatOf, itemsByDay, monthsOf } from "../../src/reading/timeline/archive.ts";
import { sourceRows } from "../../src/reading/view/sources.ts";
import { makeDigest, makeItem, refOf } from "./made.ts";

addMessages("en", en);

test.each([
  [0, 0],
  [1, 1],
  [7, 1],
  [8, 2],
  [16, 3],
  [28, 4],
  [41, 4],
  [42, 5],
  [300, 5],
])("a day of %i items is of step %i", (items, step) => {
  expect(heatOf(items)).toBe(step);
});

test("months are whole, Monday first, newest first, and a day's digests add up", () => {
  const days = itemsByDay([
    refOf([makeDigest("2025-06-14-04", 3), makeDigest("2025-06-14-00", 4)]),
    refOf([makeDigest("2025-04-01-00", 2)]),
    refOf([makeDigest("2024-12-31-00", 2)]),
  ]);
  expect(days.get("2025-06-14" as Day)).toBe(7);
  const months = monthsOf("2025", days);
  expect(months.map(({ name, items, days: all }) => [name, items, all.length])).toEqual([
    ["2025-06", 7, 30],
    ["2025-05", 0, 31],
    ["2025-04", 2, 30],
  ]);
  expect(months[0]?.blanks).toBe(6);
  expect(monthsOf("2023", days)).toEqual([]);
});

test("sources are counted, the one heard most first, with what is unread of each", () => {
  const said = (author: string) => ({ source: { url: null, site: "x.com", author, handle: null } });
  const items = [
    makeItem("2025-06-14-00", 1, said("小互")),
    makeItem("2025-06-14-00", 2, said("merve")),
    makeItem("2025-06-14-04", 3, said("小互")),
    makeItem("2025-06-14-04", 4, { source: { url: null, site: null, author: null, handle: null } }),
  ];
  const rows = sourceRows(items, (item) => item.ordinal !== 1);
  expect(rows.map(({ name, items: count, unread }) => [name, count, unread])).toEqual([
    ["小互", 2, 1],
    ["merve", 1, 1],
  ]);
});

test("B29 a mute takes authors, names and words in any width or case", () => {
  const item = makeItem("2025-06-14-00", 1, {
    title: "OpenAI 发布 GPT",
    names: ["OpenAI"],
    category: "industry" as CategorySlug,
  });
  const mutes = [
    { kind: "author", text: "A1" },
    { kind: "name", text: "OpenAI" },
    { kind: "keyword", text: "ｏｐｅｎａｉ" },
  ] as const;
  for (const mute of mutes) expect(aboutAny([mute])(item), mute.kind).toBe(true);
  expect(aboutAny([{ kind: "keyword", text: "谷歌" }])(item)).toBe(false);
  expect(aboutAny([])(item)).toBe(false);
});

test("B29 a muted word is found as the text is read, whatever its Markdown", () => {
  const item = makeItem("2025-06-14-00", 1, {
    body: "用**具身**智能，见 [Open`AI`](https://hidden.example)。",
    source: { url: "https://x.com/a", site: "x.com", author: "Sam Altman", handle: "sama" },
  });
  const isMuted = (kind: "keyword" | "author", text: string) => aboutAny([{ kind, text }])(item);
  for (const word of ["具身智能", "openai", "见 ＯpenAI"]) expect(isMuted("keyword", word), word).toBe(true);
  expect(isMuted("keyword", "hidden.example")).toBe(false);
  for (const name of ["sam altman", "Ｓａｍ Altman", "sama", "@sama", "＠SAMA"])
    expect(isMuted("author", name), name).toBe(true);
  for (const name of ["Sam", "samaa", "x.com", ""]) expect(isMuted("author", name), name).toBe(false);
});

test("B29 a muted word is no part of another one, and stands beside Han with or without a blank", () => {
  const item = makeItem("2025-06-14-00", 1, { title: "GPT 发布", body: "Storage of **paragraphs** (C++)." });
  const isMuted = (text: string) => aboutAny([{ kind: "keyword", text }])(item);
  for (const word of ["rag", "age", "graphs"]) expect(isMuted(word), word).toBe(false);
  for (const word of ["gpt发布", "GPT  发布", "stor", "of paragraphs", "c++", "布"])
    expect(isMuted(word), word).toBe(true);
});

test("B29 a word is muted where a search for it finds it", () => {
  const text = fc
    .array(fc.constantFrom(..."ai G发布 \u00a0.ー９ςＡ\u200b("), { maxLength: 12 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, text, (title, word) => {
      fc.pre(fold(word) !== "");
      const item = makeItem("2025-06-14-00", 1, { title, body: "" });
      const isFound = placesOf(fold(word), fold(title)).length > 0;
      expect(aboutAny([{ kind: "keyword", text: word }])(item)).toBe(isFound);
    }),
    { numRuns: 1_000 },
  );
});

test("B29 who has no name is muted by account, and who has neither by site", () => {
  const from = (handle: string | null) =>
    makeItem("2025-06-14-00", 1, { source: { url: null, site: "x.com", author: null, handle } as never });
  expect(aboutAny([{ kind: "author", text: "@Sama" }])(from("sama"))).toBe(true);
  expect(aboutAny([{ kind: "author", text: "X.com" }])(from(null))).toBe(true);
});

test("minutes are whole and at least one", () => {
  expect(minutesForCount(1)).toBe(1);
  expect(minutesForCount(18)).toBe(6);
  expect(minutesFor([{ title: "", body: "字".repeat(1440) }])).toBe(3);
});

test("preferences come back from their texts, and nonsense falls back to the default", () => {
  const mine = {
    ...DEFAULT_PREFERENCES,
    theme: "dark",
    density: "facts",
    markOnScroll: true,
    keys: { next: ["l"] },
  } as const;
  const stored = new Map(
    Object.entries(mine).map(([name, value]) => [name, settingText(name as "theme", value as "dark")]),
  );
  expect(preferencesOf((name) => stored.get(name) ?? null)).toEqual(mine);
  expect(preferencesOf(() => "nonsense{")).toEqual({
    ...DEFAULT_PREFERENCES,
    ...{
      foldRead: false,
      mergeStories: false,
      foldVoices: false,
      foldRepeats: false,
      showConflicts: false,
      singleKeys: false,
      badge: false,
    },
  });
  expect(preferencesOf(() => null)).toEqual(DEFAULT_PREFERENCES);
});

const digest = { day: "2025-06-14" as Day, zone: "+08:00", windowStart: null };
const clock = Date.parse("2025-06-13T23:03:00+08:00");

test.each([
  [clock + 5 * 60_000, "5分钟前"],
  [clock + 3 * 3_600_000, "3小时前"],
  [clock + 25 * 3_600_000, "23:03"],
])("B36 a time is relative under 24 hours and absolute after", (now, text) => {
  expect(itemTimeText(clock, now, digest, "zh")).toBe(text);
});

test("B36 a time far from its digest's day carries its day", () => {
  expect(itemTimeText(clock - 5 * 86_400_000, clock + 1e9, digest, "zh")).toBe("6月8日 23:03");
});

test("an item older than its digest's window carries its day, though it is of the evening before", () => {
  const evening = Date.parse("2025-06-13T16:02:00+08:00");
  const place = { ...digest, windowStart: Date.parse("2025-06-13T20:00:00+08:00") };
  expect(itemTimeText(evening, clock + 1e9, place, "zh")).toBe("6月13日 16:02");
  expect(itemTimeText(clock, clock + 1e9, place, "zh")).toBe("23:03");
});

test("where no day stands over an item its day is said, with the year where that is another one", () => {
  const place = { day: null, zone: "+08:00", windowStart: null };
  expect(itemTimeText(clock, clock + 1e9, place, "zh", "2025")).toBe("6月13日");
  expect(itemTimeText(clock, clock + 1e9, place, "en", "2026")).toBe("Jun 13, 2025");
  expect(itemTimeText(clock, clock + 5 * 60_000, place, "zh", "2026")).toBe("5分钟前");
});

test("B39 an item's Markdown has title, source, author, time and text", () => {
  const item = makeItem("2025-06-14-00", 1, { title: "[号外] 新模型", body: "**真。**她说。" });
  expect(itemMarkdown(item)).toBe(
    "**[\\[号外\\] 新模型](https://x.com/a/status/1)**\n\nA1 · 2025-06-13 15:00 UTC\n\n**真。**她说。",
  );
});
