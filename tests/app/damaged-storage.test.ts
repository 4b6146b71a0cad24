import { expect, test, vi } from "vitest";
import { seal } from "../../src/reading/state/envelope.ts";
import { bookmarksOf } from "../../src/reading/state/reading-state.ts";
import { fakeDisk, openTab } from "./fake-browser.ts";
import { first, holdTime, mark, marked, READ } from "./marking.ts";

holdTime();

const GOOD = seal('{"1":{"14":"_____0#"},"c":["industry"]}');
const flip = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
const DAMAGE: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["a text", '"x"'],
  ["a brace", "{"],
  ["half of a good value", GOOD.slice(0, GOOD.length / 2)],
  ["a good value and more", `${GOOD}garbage`],
  ["a NUL", "\0"],
  ["NaN", "NaN"],
  ["brackets without end", "[".repeat(200_000)],
  ["a checksum off by one bit", flip(GOOD, 3)],
  ["a payload off by one bit", flip(GOOD, GOOD.length - 5)],
  ["wrong types on top", seal("7")],
  ["wrong types below", seal('{"1":{"14":["_____0#"]},"c":["industry"]}')],
  ["wrong types in the categories", seal('{"1":{"14":"_____0#"},"c":"industry"}')],
];

test("S4: a second copy that served is a first one again at once, also where no journal has the marks", () => {
  const disk = fakeDisk();
  mark(openTab(disk), 0, 20);
  vi.advanceTimersByTime(120_000);
  const text = disk.getItem(READ) ?? "";
  disk.setItem(READ, "[");
  openTab(disk);
  expect(disk.getItem(READ)).toBe(text);
});

test.each(DAMAGE)(
  "S4: where the stored value is %s, the second copy serves and the damaged one is set aside",
  (_, text) => {
    const disk = fakeDisk();
    mark(openTab(disk), 0, 20);
    disk.setItem(READ, text);
    const tab = openTab(disk);
    expect([marked(tab.state), tab.notices()]).toEqual([20, ["recovered"]]);
    expect(tab.storage.setAside()).toEqual([{ key: "read:2025-06-1:1", text }]);
    mark(tab, 20);
    const again = openTab(disk);
    expect([marked(again.state), again.notices(), again.storage.setAside().length]).toEqual([21, [], 1]);
    disk.setItem(READ, `${text} again`);
    expect(
      openTab(disk)
        .storage.setAside()
        .map(({ key }) => key),
    ).toEqual(["read:2025-06-1:1", "read:2025-06-1:2"]);
  },
);

test.each(DAMAGE)(
  "S5: where both copies are %s, the page starts empty and both can be downloaded",
  (_, text) => {
    const disk = fakeDisk();
    const before = openTab(disk);
    mark(before, 0, 20);
    before.do({ type: "bookmark", item: first, on: true });
    for (const key of [...disk.values.keys()]) disk.setItem(key, text);
    const tab = openTab(disk);
    expect([marked(tab.state), bookmarksOf(tab.state).length, tab.notices()]).toEqual([0, 0, ["lost"]]);
    expect(tab.storage.setAside().map((copy) => copy.text)).toEqual([text, text, text, text]);
    mark(tab, 3);
    expect(marked(openTab(disk).state)).toBe(1);
  },
);

test("S4: a damaged value that cannot be set aside for want of room stays where it is, unwritten", () => {
  const disk = fakeDisk();
  mark(openTab(disk), 0, 20);
  disk.values.set(READ, "[".repeat(5_000));
  const tab = openTab(disk, {
    provider: () =>
      Object.assign(Object.create(disk), {
        setItem: (key: string, value: string) => {
          if (key.includes("aside")) throw new DOMException("full", "QuotaExceededError");
          disk.setItem(key, value);
        },
      }) as Storage,
  });
  mark(tab, 20);
  expect([marked(tab.state), disk.values.get(READ)]).toEqual([21, "[".repeat(5_000)]);
});

test("damage that appears while the page runs is set aside too, and what the page knows is written again", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  disk.values.set(READ, "damaged");
  mark(tab, 10);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([11, ["recovered"]]);
  disk.values.set(READ, "damaged");
  disk.values.set("tidings:/:spare:read:2025-06-1", "damaged");
  tab.events.dispatchEvent(new Event("visibilitychange"));
  mark(tab, 11);
  expect([marked(openTab(disk).state), tab.notices()]).toEqual([12, ["recovered", "lost"]]);
  expect(tab.storage.setAside().length).toBe(3);
});

test("a page on its way out writes what it has, and leaves what it cannot tell any more to the next one", () => {
  const disk = fakeDisk();
  const tab = openTab(disk);
  mark(tab, 0, 10);
  disk.values.set(READ, "damaged");
  tab.visible = false;
  tab.events.dispatchEvent(new Event("visibilitychange"));
  tab.events.dispatchEvent(new Event("pagehide"));
  expect([tab.notices(), disk.values.get(READ)]).toEqual([[], "damaged"]);
  expect(openTab(disk).notices()).toEqual(["recovered"]);
});
