// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { KeySettings } from "../../src/app/views/KeySettings.tsx";
import { preferencesOf } from "../../src/reading/state/preferences.ts";
import { drawn, press, typed } from "./drawn.tsx";

/** The first command's row, pressed to record a key, and what was given to keep. */
async function recording() {
  const given: unknown[] = [];
  const { page, close } = await drawn(
    <KeySettings
      preferences={preferencesOf(() => null)}
      onKeys={(keys) => given.push(Object.values(keys))}
    />,
  );
  const row = page.querySelector(".key-button") as HTMLButtonElement;
  await press(row);
  return { given, row, close };
}

test("while a key is recorded, the browser's own shortcuts stay the browser's", async () => {
  const { given, row, close } = await recording();
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(await typed(row, "r", held)).toBe(true);
  expect([given, row.getAttribute("aria-pressed")]).toEqual([[], "true"]);
  expect(await typed(row, "R", { shiftKey: true })).toBe(false);
  expect(given).toEqual([[["R"]]]);
  await close();
});

test("Backspace takes a command's key away", async () => {
  const { given, row, close } = await recording();
  await typed(row, "Backspace");
  expect(given).toEqual([[[]]]);
  await close();
});
