import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { seal } from "../../src/reading/state/envelope.ts";
import { isBookmarked, settingOf } from "../../src/reading/state/reading-state.ts";
import { exportReading } from "../../src/reading/state/transfer.ts";
import { fakeDisk, openTab } from "./fake-browser.ts";
import { first, holdTime, mark, marked } from "./marking.ts";

holdTime();

const NAMES = [
  "read:2025-06-1",
  "read:2025-99-1",
  "kept:2025-06-14.pcNFhh",
  "entries",
  "page:x1",
  "page:",
  "aside:entries:1",
  "wiped",
  "look",
  "__proto__",
  "toString",
];
const key = fc
  .tuple(fc.constantFrom("", "spare:", "spare:spare:"), fc.constantFrom(...NAMES))
  .map((parts) => parts.join(""));

const odd = fc.constantFrom(null, 0, -1, 1.5, "", "1", "__proto__", [], ["a", "a"], {}, "y".repeat(30_000));
const orOdd = <T>(...right: T[]) => fc.oneof(fc.constantFrom(...right), odd);
const stamp = fc.tuple(orOdd(1, 2 ** 40), orOdd("a", "zz"));
const bookmark = fc.record({
  count: orOdd(1, 2),
  item: orOdd(first),
  added: stamp,
  note: orOdd("n"),
  tags: odd,
  noted: stamp,
});
const entry = fc
  .tuple(orOdd("set:theme", "set:visit", "mute:author:x"), orOdd("1", "1 2 3 4"), stamp)
  .map(([name, value, when]) => [name, value, ...when]);
const bucket = fc.record({
  c: orOdd(["industry"], ["__proto__", "constructor"]),
  1: orOdd({ 14: "_____0#" }, { 14: "_____0#_____0#" }, { 99: "_____0#" }),
  2: orOdd({ 14: "_____1$" }),
});
const part = fc
  .oneof(bookmark, fc.array(entry, { maxLength: 3 }), bucket, fc.jsonValue())
  .map((json) => JSON.stringify(json));
const journal = fc.dictionary(key, part).map((parts) => JSON.stringify(parts));
const value = fc.oneof(fc.oneof(part, journal).map(seal), part, fc.string());

test("S4, I2: whatever stands under keys of ours, all opens, and what is done from then on is kept", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (found) => {
      const disk = fakeDisk();
      for (const [name, text] of found) disk.setItem(`tidings:/:${name}`, text);
      const tab = openTab(disk);
      mark(tab, 0, 3);
      tab.do({ type: "bookmark", item: first, on: true });
      tab.do({ type: "set", name: "theme", value: "dark" });
      const texts = [openTab(disk), openTab(disk)].map(({ state }) => {
        vi.runAllTimers();
        expect([marked(state) >= 3, isBookmarked(state, first.id), settingOf(state, "theme")]).toEqual([
          true,
          true,
          "dark",
        ]);
        return exportReading(state);
      });
      expect(texts).toEqual([exportReading(tab.state), exportReading(tab.state)]);
    }),
    { numRuns: 300 },
  );
});
