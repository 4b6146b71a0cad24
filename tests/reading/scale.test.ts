import { expect, test } from "vitest";
import type { ItemId } from "../../src/bundle/schema.ts";
import { seal } from "../../src/reading/state/envelope.ts";
import { changedParts, encodePart } from "../../src/reading/state/parts.ts";
import {
  applyReading,
  emptyReading,
  isRead,
  type MarkedItem,
} from "../../src/reading/state/reading-state.ts";
import { fakeDisk, openTab } from "../app/fake-browser.ts";

const CATEGORIES = ["industry", "research", "ethics", "hardware", "software"];
const KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Ten years of 82 items a day: 299,964 with keys spread as hashes are. */
function tenYears(): readonly MarkedItem[] {
  const items: MarkedItem[] = [];
  let seed = 1;
  for (let n = 0; items.length < 299_964; n++) {
    const day = new Date(Date.UTC(2015, 5, 14) + n * 86_400_000).toISOString().slice(0, 10);
    for (let at = 0; at < 82 && items.length < 299_964; at++) {
      let key = "";
      for (let digit = 0; digit < 6; digit++) {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        key += KEY[seed >>> 26];
      }
      items.push({
        id: `${day}.${key}` as ItemId,
        category: (CATEGORIES[at % 5] ?? "") as MarkedItem["category"],
      });
    }
  }
  return items;
}

test("ten years read fit in 2.2 million characters, and one more mark writes at most 20 kB", () => {
  const items = tenYears();
  const disk = fakeDisk();
  const tab = openTab(disk);
  tab.do({ type: "read", items, read: true });
  const characters = [...disk.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  expect(characters).toBeLessThan(2_200_000);
  expect(tab.storage.characters()).toBe(characters);
  const last = items.at(-1);
  if (!last) throw new Error("no items");
  disk.written.length = 0;
  tab.do({
    type: "read",
    items: [{ ...last, id: last.id.replace(/.{6}$/, "______") as ItemId }],
    read: true,
  });
  expect(disk.written.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(20_000);
  const again = openTab(disk).state;
  expect(items.every(({ id }) => isRead(again, id))).toBe(true);
});

test("a state of 300,000 marks has one part for each third of a month, none of them large", () => {
  const state = applyReading(emptyReading, { type: "read", items: tenYears(), read: true });
  const sizes = changedParts(emptyReading, state).map((name) => seal(encodePart(state, name) ?? "").length);
  expect(Math.max(...sizes)).toBeLessThan(8_000);
  expect(sizes.length).toBeLessThan(370);
});
