import { expect, test } from "vitest";
import { openKeys } from "../../src/app/env/own-keys.ts";
import { openSpares, SPARE, SPARE_LIMIT } from "../../src/app/env/spares.ts";
import { openArea, type StorageArea } from "../../src/app/env/storage-area.ts";
import { fakeDisk } from "./fake-browser.ts";

const PARTS = Array.from({ length: 7 }, (_, at) => `read:2025-0${at + 1}-0`);

/** The parts that have a second copy once each was written, beside so many characters that are stored already. */
function sparesBeside(characters: number): readonly string[] {
  const keys = openKeys(openArea(() => fakeDisk()) as StorageArea, "tidings:/:");
  keys.set("entries", "x".repeat(characters));
  const spares = openSpares(keys);
  for (const part of PARTS) spares.write(part, "{}");
  return keys.namesAfter(SPARE);
}

test("while there is room every part has a second copy", () => {
  expect(sparesBeside(0)).toEqual(PARTS);
});

test("where there is no room the four parts that were written last have one, and no other", () => {
  expect(sparesBeside(SPARE_LIMIT)).toEqual(PARTS.slice(-4));
});
