// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { CommandPalette } from "../../src/app/commands/CommandPalette.tsx";
import { useShortcuts } from "../../src/app/commands/use-shortcuts.ts";
import { SearchBox } from "../../src/app/search/SearchBox.tsx";
import { KeySettings } from "../../src/app/views/KeySettings.tsx";
import { preferencesOf } from "../../src/reading/state/preferences.ts";
import { drawn, press, typed } from "./drawn.tsx";

let close = async () => {};
beforeEach(() => {
  window.history.replaceState(null, "", "/");
});
afterEach(() => close());

/** What Safari sends for the key that ends a composition: it counts as composed, and only its code says so. */
const ENDING = { keyCode: 229 };

function Shortcuts() {
  useShortcuts();
  return null;
}

const field = (page: ParentNode) => page.querySelector("input") as HTMLInputElement;

test("a key that ends a composition is no shortcut; the next one is", async () => {
  const { stores, page, close: end } = await drawn(<Shortcuts />);
  close = end;
  await typed(page, "?", ENDING);
  expect(stores.session.getState().dialog).toBe(null);
  await typed(page, "?");
  expect(stores.session.getState().dialog).toBe("help");
});

test("a key that ends a composition runs no command of the palette", async () => {
  const { stores, page, close: end } = await drawn(<CommandPalette />);
  close = end;
  stores.session.setState({ dialog: "palette" });
  await typed(field(page), "Enter", ENDING);
  expect(stores.session.getState().dialog).toBe("palette");
  await typed(field(page), "Enter");
  expect(stores.session.getState().dialog).toBe(null);
});

test("a key that ends a composition does not clear the search field", async () => {
  window.history.replaceState(null, "", "/?q=gpu");
  const { page, close: end } = await drawn(<SearchBox />);
  close = end;
  expect(field(page).value).toBe("gpu");
  await typed(field(page), "Escape", ENDING);
  expect(field(page).value).toBe("gpu");
  await typed(field(page), "Escape");
  expect(field(page).value).toBe("");
});

test("a key that ends a composition is given to no command", async () => {
  const given: unknown[] = [];
  const preferences = preferencesOf(() => null);
  const { page, close: end } = await drawn(
    <KeySettings preferences={preferences} onKeys={(keys) => given.push(Object.values(keys))} />,
  );
  close = end;
  const row = page.querySelector(".key-button") as HTMLButtonElement;
  await press(row);
  await typed(row, "z", ENDING);
  expect(given).toEqual([]);
  await typed(row, "z");
  expect(given).toEqual([[["z"]]]);
});
