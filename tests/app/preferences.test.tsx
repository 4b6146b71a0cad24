// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { usePreferences, useStores, useT } from "../../src/app/state/context.tsx";
import type { Stores } from "../../src/app/state/stores.ts";
import { applyReading } from "../../src/reading/state/reading-state.ts";
import { drawn } from "./drawn.tsx";

const seen: { drawings: number; stores: Stores | null; folds: boolean } = {
  drawings: 0,
  stores: null,
  folds: true,
};

/** Asks for the choices and for sentences, as each card does. */
function Card() {
  seen.stores = useStores();
  seen.folds = usePreferences().foldVoices;
  useT();
  seen.drawings += 1;
  return null;
}

const set = (name: string, value: string) =>
  act(async () => {
    const { reading } = seen.stores as Stores;
    reading.setState(applyReading(reading.getState(), { type: "set", name, value }), true);
  });

test("what is remembered of a visit draws no card again, a choice does", async () => {
  const { close } = await drawn(<Card />);
  const before = seen.drawings;
  await set("visit", "1 2 3 4 5 5");
  expect(seen.drawings).toBe(before);
  await set("foldVoices", "false");
  expect(seen.drawings).toBe(before + 1);
  expect(seen.folds).toBe(false);
  await close();
});
