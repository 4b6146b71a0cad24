import { expect, test, vi } from "vitest";
import { seal } from "../../src/reading/state/envelope.ts";
import { bookmarksOf, settingOf } from "../../src/reading/state/reading-state.ts";
import { makeItem, makeItems } from "../reading/items.ts";
import { fakeDisk, openTab, storageEvent } from "./fake-browser.ts";
import { DAY, first, holdTime, mark, marked, READ } from "./marking.ts";

holdTime();

test("what is marked is stored at once and there after a reload, bookmarks and settings too", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 3);
  tab.do({ type: "bookmark", item: first, on: true });
  tab.do({ type: "set", name: "theme", value: "dark" });
  const again = openTab(disk);
  expect([marked(again.state), bookmarksOf(again.state).length, settingOf(again.state, "theme")]).toEqual([
    3,
    1,
    "dark",
  ]);
  expect(again.notices()).toEqual([]);
});

test.each<[string, () => Storage | null]>([
  [
    "its getter throws",
    () => {
      throw new DOMException("denied", "SecurityError");
    },
  ],
  ["there is none", () => null],
  [
    "it reads by throwing",
    () => ({
      ...fakeDisk(),
      getItem: () => {
        throw new Error("no");
      },
    }),
  ],
  ["it keeps nothing", () => Object.assign(fakeDisk(), { setItem: () => {} })],
])("S1: with a storage where %s the page works from memory and says so once", (_, provider) => {
  const tab = openTab(fakeDisk(), { provider });
  mark(tab, 0, 5);
  expect([marked(tab.state), tab.notices()]).toEqual([5, ["memory"]]);
  expect([tab.storage.characters(), tab.storage.setAside(), marked(tab.storage.wipe())]).toEqual([
    null,
    [],
    0,
  ]);
  tab.storage.close();
});

test("S2: on a full storage the marks stay in the page, the old value stays whole, and the next write stores all", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0);
  const old = disk.values.get(READ);
  disk.removeItem("tidings:/:spare:read:2025-06-1");
  disk.quota = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  for (let at = 1; at <= 50; at++) mark(tab, at);
  expect([marked(tab.state), tab.notices(), disk.values.get(READ)]).toEqual([51, ["full"], old]);
  disk.quota = 5_000_000;
  mark(tab, 51);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([52, ["full", "saved-again"]]);
});

test("S2: marks that found no room, more than a journal holds, are stored with the next mark of another part", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  disk.quota = 0;
  mark(tab, 0, 1_000);
  disk.quota = 5_000_000;
  tab.do({ type: "read", items: makeItems("2025-07-01", 1), read: true });
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([1_000, ["full", "saved-again"]]);
});

test("S2: second copies give way before a mark is lost", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 100);
  disk.quota = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0) + 5;
  mark(tab, 100, 110);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([110, []]);
});

test("S2: a second copy that could not be renewed gives way too", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 100);
  // Room for one more mark in the first copy, and for none in the second.
  disk.quota = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0) + 10;
  for (let at = 100; at < 110; at++) mark(tab, at);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([110, []]);
});

test.each(Array.from({ length: 30 }, (_, n) => n + 1))(
  "S3: a write refused at call %i loses no mark after the next one",
  (n) => {
    const disk = fakeDisk();
    const tab = openTab(disk);
    disk.failAt = n;
    for (let at = 0; at < 15; at++) {
      mark(tab, at);
      tab.do({ type: "bookmark", item: makeItem(DAY, at), on: true });
    }
    disk.failAt = 0;
    mark(tab, 15);
    const again = openTab(disk);
    expect([marked(again.state), bookmarksOf(again.state).length]).toEqual([16, 15]);
  },
);

const GOOD = seal('{"1":{"14":"_____0#"},"c":["industry"]}');

test("S6: a value of a newer release is never written; the page goes on in memory and says so once", () => {
  const disk = fakeDisk();
  const newer = GOOD.replace(/^1/, "2");
  disk.setItem(READ, newer);
  const tab = openTab(disk);
  mark(tab, 0, 5);
  tab.do({ type: "read", items: makeItems("2025-07-01", 3), read: true });
  expect([marked(tab.state), tab.notices(), disk.values.get(READ)]).toEqual([5, ["newer"], newer]);
  expect(openTab(disk).notices()).toEqual(["newer"]);
  expect(disk.values.has("tidings:/:read:2025-07-0")).toBe(true);
});

test("S6: a newer second copy is respected too", () => {
  const disk = fakeDisk();
  const newer = GOOD.replace(/^1/, "2");
  disk.setItem("tidings:/:spare:read:2025-06-1", newer);
  const tab = openTab(disk);
  mark(tab, 0);
  expect([tab.notices(), disk.values.has(READ)]).toEqual([["newer"], false]);
});

test("S7: keys of others, and of another base path, are neither read nor touched", () => {
  const disk = fakeDisk();
  const foreign = {
    theme: "x",
    "tidings:/other/:read:2025-06-1": GOOD,
    "tidings:/:unknown": "kept",
    "reader:read": "{",
  };
  for (const [key, value] of Object.entries(foreign)) disk.setItem(key, value);
  const tab = openTab(disk);
  expect(marked(tab.state)).toBe(0);
  mark(tab, 1);
  mark(openTab(disk, { basePath: "/other/" }), 2);
  expect(marked(openTab(disk).state)).toBe(1);
  expect(marked(openTab(disk, { basePath: "/other/" }).state)).toBe(2);
  expect(["theme", "tidings:/:unknown", "reader:read"].map((key) => disk.values.get(key))).toEqual([
    "x",
    "kept",
    "{",
  ]);
});

test("a newer release that appears while the page runs is left alone", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  const newer = GOOD.replace(/^1/, "2");
  disk.values.set(READ, newer);
  tab.events.dispatchEvent(storageEvent(READ, newer));
  mark(tab, 10);
  vi.runAllTimers();
  expect([marked(tab.state), disk.values.get(READ), tab.notices()]).toEqual([11, newer, ["newer"]]);
});

test("second copies are kept while there is room, then of the parts written last", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  for (let month = 1; month <= 12; month++)
    for (const date of ["05", "15", "25"])
      tab.do({
        type: "read",
        items: makeItems(`2024-${String(month).padStart(2, "0")}-${date}`, 3_000),
        read: true,
      });
  const spares = [...disk.values.keys()].filter((key) => key.includes(":spare:"));
  expect(spares.length).toBeGreaterThanOrEqual(4);
  expect(spares).toContain("tidings:/:spare:read:2024-12-2");
  expect(spares).not.toContain("tidings:/:spare:read:2024-01-0");
  expect(tab.storage.characters()).toBe(
    [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0),
  );
});

test("a part that is written again keeps its second copy longer than those written before", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  const fill = (months: readonly number[], date: string) => {
    for (const month of months)
      tab.do({
        type: "read",
        items: makeItems(`2024-${String(month).padStart(2, "0")}-${date}`, 3_000),
        read: true,
      });
  };
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  fill(months, "05");
  fill(months.slice(0, 11), "15");
  const spares = () => [...disk.values.keys()].filter((key) => key.includes(":spare:"));
  expect(spares().length).toBe(23);
  tab.do({ type: "read", items: makeItems("2024-01-06", 1), read: true });
  fill([12], "15");
  expect(spares()).toContain("tidings:/:spare:read:2024-01-0");
  expect(spares()).not.toContain("tidings:/:spare:read:2024-02-0");
});
