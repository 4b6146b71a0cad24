import { afterEach, expect, test, vi } from "vitest";
import { openBrowserReading } from "../../src/app/env/reading-storage.ts";
import { openArea } from "../../src/app/env/storage-area.ts";
import { openSlots } from "../../src/app/env/storage-slots.ts";
import { seal } from "../../src/reading/state/envelope.ts";
import type { PartName } from "../../src/reading/state/parts.ts";
import { applyReading, isRead } from "../../src/reading/state/reading-state.ts";
import { makeItem, makeItems } from "../reading/items.ts";
import { type FakeDisk, fakeDisk, openTab, storageEvent } from "./fake-browser.ts";

const READ = "tidings:/:read:2025-06-1";
const SPARE = "tidings:/:spare:read:2025-06-1";
const NAME = "read:2025-06-1" as PartName;
const items = makeItems("2025-06-14", 20);
const first = makeItem("2025-06-14", 0);

afterEach(() => vi.unstubAllGlobals());

/** What a tab stores that marks all items as read. */
function readText(): string {
  const disk = fakeDisk();
  openTab(disk).do({ type: "read", items, read: true });
  return disk.values.get(READ) ?? "";
}

/** A disk of which one method answers as another tab's work in between would make it. */
const withAnswer = (disk: FakeDisk, answers: Partial<Storage>): Storage =>
  Object.assign(Object.create(disk), answers) as Storage;

function slotsOf(storage: Storage) {
  const area = openArea(() => storage);
  if (!area) throw new Error("the storage was not opened");
  return openSlots(area, "/");
}

test("a key that another tab removes while the keys are listed is passed over", () => {
  const disk = fakeDisk();
  disk.setItem("a", "1");
  disk.setItem("b", "2");
  const area = openArea(() => withAnswer(disk, { key: (at) => (at === 0 ? null : "b") }));
  expect(area?.keys()).toEqual(["b"]);
});

test("a value that another tab removes after its key was listed counts as nothing", () => {
  const disk = fakeDisk();
  disk.setItem(READ, "[");
  disk.setItem(`tidings:/:aside:${NAME}:1`, "[");
  const slots = slotsOf(
    withAnswer(disk, { getItem: (key) => (key.startsWith("tidings:/:") ? null : disk.getItem(key)) }),
  );
  expect(slots.aside()).toEqual([{ key: `${NAME}:1`, text: "" }]);
  expect(slots.setAside(NAME, "first")).toBe(true);
  expect(disk.values.get(READ)).toBe("[");
});

test.each([
  ["either copy", "[", "{", "[{"],
  ["the second copy", null, "{", "{"],
])("S5: where there is no room to set %s aside, both stay as they are", (_, copy, second, refused) => {
  const disk = fakeDisk();
  disk.values.set(READ, "[");
  disk.values.set(SPARE, second);
  const full = withAnswer(disk, {
    setItem: (key: string, value: string) => {
      if (key.includes("aside") && refused.includes(value))
        throw new DOMException("full", "QuotaExceededError");
      disk.setItem(key, value);
    },
  });
  const tab = openTab(disk, { provider: () => full });
  tab.do({ type: "read", items, read: true });
  expect([tab.notices(), disk.values.get(READ), disk.values.get(SPARE)]).toEqual(
    [["lost"], copy, second].map((one) => one ?? undefined),
  );
});

test("S4: a damaged second copy without a first one is set aside and told of", () => {
  const disk = fakeDisk();
  disk.setItem(SPARE, "[");
  const tab = openTab(disk);
  expect([tab.notices(), tab.storage.setAside().map(({ text }) => text)]).toEqual([["lost"], ["["]]);
});

test("S6: however many parts a newer release wrote, the reader hears of it once", () => {
  const disk = fakeDisk();
  const newer = seal("{}").replace(/^1/, "2");
  disk.setItem(READ, newer);
  disk.setItem("tidings:/:read:2025-07-0", newer);
  expect(openTab(disk).notices()).toEqual(["newer"]);
});

test("S7: deleting everything leaves the keys of other apps", () => {
  const disk = fakeDisk();
  disk.setItem("zustand", "{");
  disk.setItem(READ, "[");
  const tab = openTab(disk);
  expect(tab.storage.setAside().length).toBe(1);
  tab.do({ type: "read", items, read: true });
  tab.storage.wipe();
  expect([...disk.values.keys()].sort()).toEqual(["tidings:/:wiped", "zustand"]);
});

test.each([
  ["of a newer release", seal("{}").replace(/^1/, "2"), "newer"],
  ["damaged, with no room to set it aside", "[".repeat(3_000), "lost"],
])("after everything is deleted a part that was %s is written again", (_, text, notice) => {
  const disk = fakeDisk();
  disk.setItem(READ, text);
  disk.quota = 3_500;
  const tab = openTab(disk);
  expect(tab.notices()).toEqual([notice]);
  const other = openTab(disk);
  tab.state = tab.storage.wipe();
  other.events.dispatchEvent(storageEvent("tidings:/:wiped", disk.values.get("tidings:/:wiped") ?? ""));
  tab.do({ type: "read", items: items.slice(0, 1), read: true });
  other.do({ type: "read", items: items.slice(1, 2), read: true });
  for (const key of [...disk.values.keys()]) if (key.includes(":page:")) disk.removeItem(key);
  const { state } = openTab(disk);
  expect(items.slice(0, 2).map(({ id }) => isRead(state, id))).toEqual([true, true]);
});

test("after everything is deleted a storage that is full still is told of anew", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  disk.quota = 0;
  tab.do({ type: "read", items: items.slice(0, 1), read: true });
  tab.state = tab.storage.wipe();
  tab.do({ type: "read", items: items.slice(0, 1), read: true });
  expect(tab.notices()).toEqual(["full", "full"]);
});

test("S7: another app's storage event is none of ours, nor is that of another reader on the host", () => {
  const tab = openTab(fakeDisk());
  const text = readText();
  for (const key of ["zustand", NAME, READ.replace(":/:", ":/other/:")])
    tab.events.dispatchEvent(storageEvent(key, text));
  expect(tab.news).toEqual([]);
  tab.events.dispatchEvent(storageEvent(READ, text));
  expect(tab.news.map(({ type }) => type)).toEqual(["merged"]);
});

test("who no longer listens hears nothing more", () => {
  const tab = openTab(fakeDisk());
  const heard: string[] = [];
  const stop = tab.storage.subscribe(({ type }) => heard.push(type));
  stop();
  tab.events.dispatchEvent(storageEvent(READ, readText()));
  expect(tab.news.length).toBe(1);
  expect(heard).toEqual([]);
});

/** What a page has of its browser, as far as the storage asks for it. */
function stubPage(
  disk: FakeDisk,
  browser: { readonly locks: boolean; readonly channel: boolean },
): EventTarget {
  const events = Object.assign(new EventTarget(), { localStorage: disk });
  vi.stubGlobal("window", events);
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("navigator", browser.locks ? { locks: { request: async () => undefined } } : {});
  vi.stubGlobal("BroadcastChannel", browser.channel ? FakeChannel : undefined);
  return events;
}

class FakeChannel {
  onmessage = null;
  postMessage(): void {}
  close(): void {}
}

test.each([
  { locks: true, channel: true },
  { locks: false, channel: false },
])("S12: the page's own storage keeps marks with locks and channels, and without ($locks)", (browser) => {
  const disk = fakeDisk();
  const events = stubPage(disk, browser);
  const storage = openBrowserReading("/");
  const { state } = storage.load();
  storage.save(applyReading(state, { type: "read", items: [first], read: true }));
  events.dispatchEvent(new Event("visibilitychange"));
  storage.close();
  expect(isRead(openTab(disk).state, first.id)).toBe(true);
  expect(state.replica).toMatch(/^[0-9a-z]{2,10}$/);
});
