import { expect, test, vi } from "vitest";
import { openArea } from "../../src/app/env/storage-area.ts";
import { openSlots } from "../../src/app/env/storage-slots.ts";
import { seal } from "../../src/reading/state/envelope.ts";
import { isRead, type ReadingState, settingOf } from "../../src/reading/state/reading-state.ts";
import { type FakeDisk, fakeDisk, openTab, storageEvent } from "./fake-browser.ts";
import { holdTime, items, mark, marked, READ, swallowWrite } from "./marking.ts";

const journals = (disk: FakeDisk) =>
  [...disk.values.keys()].filter((key) => key.startsWith("tidings:/:page:"));

/** What a tab finds where nothing is stored but the journal that stands on a disk. */
function foundIn(disk: FakeDisk): ReadingState {
  const other = fakeDisk();
  for (const key of journals(disk)) other.values.set(key, disk.values.get(key) ?? "");
  return openTab(other).state;
}

holdTime();

/** Two tabs mark, both are closed at once, and the first one's write reaches the disk after the second's. */
function closedAtOnce(disk: FakeDisk): void {
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(one, 0, 10);
  one.do({ type: "set", name: "theme", value: "dark" });
  const swallowed = [...disk.values].filter(([key]) => !key.includes(":page:"));
  mark(two, 10, 20);
  two.do({ type: "set", name: "density", value: "compact" });
  for (const [key, value] of swallowed) disk.values.set(key, value);
  one.storage.close();
  two.storage.close();
}

test("S8: what two tabs marked in the moment in which both were closed is there when one is opened", () => {
  const disk = fakeDisk();
  closedAtOnce(disk);
  const { state } = openTab(disk);
  expect([marked(state), settingOf(state, "theme"), settingOf(state, "density")]).toEqual([
    20,
    "dark",
    "compact",
  ]);
  vi.runAllTimers();
  expect(journals(disk)).toEqual([]);
  expect(marked(openTab(disk).state)).toBe(20);
});

test("S8: a tab that stays open takes in what a closed one left, once it is looked at", () => {
  const disk = fakeDisk();
  const third = openTab(disk);
  closedAtOnce(disk);
  third.events.dispatchEvent(new Event("visibilitychange"));
  expect(marked(third.state)).toBe(20);
  vi.runAllTimers();
  expect([journals(disk), marked(openTab(disk).state)]).toEqual([[], 20]);
});

test("a journal goes once its page was quiet, and never before its marks are stored", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  expect(journals(disk).length).toBe(1);
  disk.quota = 0;
  disk.values.delete(READ);
  vi.runAllTimers();
  expect(journals(disk).length).toBe(1);
  disk.quota = 5_000_000;
  mark(tab, 10);
  vi.runAllTimers();
  expect([journals(disk), marked(openTab(disk).state)]).toEqual([[], 11]);
});

test("the journal of a page that goes on marking is left to it", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(one, 0);
  two.events.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(3_000);
  mark(one, 1);
  vi.advanceTimersByTime(3_000);
  expect(journals(disk).length).toBe(1);
  vi.runAllTimers();
  expect(journals(disk)).toEqual([]);
});

test("a journal outlives the seconds that a busy machine lets pass between two marks", () => {
  const disk = fakeDisk();
  const [one, two] = [openTab(disk), openTab(disk)];
  mark(two, 20, 30);
  const late = disk.values.get(READ) ?? "";
  mark(one, 0, 10);
  vi.advanceTimersByTime(20_000);
  mark(one, 10, 20);
  for (const tab of [one, two]) tab.storage.close();
  // What the other tab wrote first reaches the disk last, and nobody is there to see it.
  disk.values.set(READ, late);
  expect(marked(openTab(disk).state)).toBe(30);
});

test("a journal stays small: many marks at once are stored by their parts alone", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  for (let at = 0; at < 1_200; at += 100) {
    mark(tab, at, at + 100);
    const [name = ""] = journals(disk);
    expect(disk.values.get(name)?.length).toBeLessThanOrEqual(4_000);
  }
  tab.do({ type: "read", items, read: false });
  expect(journals(disk)).toEqual([]);
  expect(openTab(disk).state.marks).toEqual(tab.state.marks);
});

test("the last marks stand in a journal, also where it has just become too long for all", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  let longest = 0;
  let fewest = 1_500;
  for (let at = 0; at < 1_500; at += 10) {
    mark(tab, at, at + 10);
    const [name = ""] = journals(disk);
    longest = Math.max(longest, disk.values.get(name)?.length ?? 0);
    if (at < 300) continue;
    const found = foundIn(disk);
    const last = items.slice(0, at + 10).findLastIndex((item) => !isRead(found, item.id));
    fewest = Math.min(fewest, at + 9 - last);
  }
  expect(longest).toBeLessThanOrEqual(4_000);
  expect(fewest).toBeGreaterThanOrEqual(150);
});

test("after very many marks at once a journal goes on with those that follow", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  tab.do({ type: "read", items, read: true });
  expect(journals(disk)).toEqual([]);
  tab.do({ type: "read", items: items.slice(0, 5), read: false });
  expect(foundIn(disk).marks.size).toBe(1);
});

test("a change that a journal does not keep leaves it as it stands", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  const [name = ""] = journals(disk);
  const text = disk.values.get(name);
  tab.do({ type: "read", items: items.slice(0, 10), read: true });
  expect(disk.values.get(name)).toBe(text);
});

test("a journal that reaches a tab after it was opened is taken in without a look at the tab", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  const other = fakeDisk();
  mark(openTab(other), 0, 10);
  const [key = ""] = journals(other);
  const text = other.values.get(key) ?? "";
  disk.values.set(key, text);
  tab.events.dispatchEvent(storageEvent(key, text));
  vi.advanceTimersByTime(1_000);
  expect([marked(tab.state), marked(openTab(disk).state)]).toEqual([10, 10]);
  disk.values.delete(key);
  tab.events.dispatchEvent(storageEvent(key, null));
  vi.runAllTimers();
  expect([journals(disk), marked(tab.state)]).toEqual([[], 10]);
});

test.each([
  ["damaged", "1.abc.{}"],
  ["no object", seal("[]")],
  ["without parts", seal('{"read:2025-06-1":1}')],
  ["of parts that cannot be read", seal('{"read:2025-06-1":"["}')],
  ["of a newer release", seal("{}").replace(/^1/, "2")],
])("a journal that is %s is left where it is", (_, text) => {
  const disk = fakeDisk();
  disk.values.set("tidings:/:page:other", text);
  const tab = openTab(disk);
  mark(tab, 0);
  vi.runAllTimers();
  expect([disk.values.get("tidings:/:page:other"), marked(tab.state), tab.notices()]).toEqual([text, 1, []]);
});

test("a part of a newer release keeps no journal for ever", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0);
  const newer = seal("{}").replace(/^1/, "2");
  disk.values.set(READ, newer);
  tab.events.dispatchEvent(storageEvent(READ, newer));
  mark(tab, 1);
  vi.runAllTimers();
  expect([journals(disk), disk.values.get(READ)]).toEqual([[], newer]);
});

test("a journal that another tab removes after its key was listed counts as damaged", () => {
  const disk = fakeDisk();
  disk.values.set("tidings:/:page:other", seal("{}"));
  const area = openArea(() => disk);
  const get = (): null => null;
  expect(area && openSlots({ ...area, get }, "/").journals()).toEqual([["other", ""]]);
});

test.each(["pagehide", "visibilitychange"])(
  "on the way out a tab puts back what another tab's write swallowed (%s)",
  (event) => {
    const disk = fakeDisk();
    const [one, two] = [openTab(disk), openTab(disk)];
    const swallowed = swallowWrite(disk, one, two);
    two.visible = false;
    two.events.dispatchEvent(new Event(event));
    expect(disk.values.get(READ)?.length).toBeGreaterThan(swallowed.length);
  },
);
