import { expect, test } from "vitest";
import { COMMANDS } from "../../src/reading/commands/commands.ts";
import { pressed, shownKeys } from "../../src/reading/commands/keymap.ts";
import { DEFAULT_PREFERENCES } from "../../src/reading/state/preferences.ts";

test.each([
  ["j", false, ["J"]],
  ["J", false, ["⇧J"]],
  ["g t", false, ["G", "T"]],
  ["Mod+k", false, ["Ctrl K"]],
  ["Mod+k", true, ["⌘K"]],
  ["ArrowDown", false, ["↓"]],
  ["Escape", false, ["Esc"]],
  ["?", false, ["?"]],
] as const)("the key %s is shown as a reader knows it (Mac: %s)", (key, mac, shown) => {
  expect(shownKeys(key, mac)).toEqual(shown);
});

test("every key of every command can be shown", () => {
  for (const key of COMMANDS.flatMap(({ keys }) => keys))
    expect(shownKeys(key, false).every((part) => part !== "")).toBe(true);
});

const press = {
  key: "z",
  code: "KeyZ",
  shift: false,
  mod: true,
  alt: false,
  repeat: false,
  composing: false,
  inField: true,
  onControl: false,
};

test("in a field the only shortcut is the palette's: Ctrl+Z there undoes typing", () => {
  expect(pressed(press, "", DEFAULT_PREFERENCES).type).toBe("nothing");
  expect(pressed({ ...press, key: "k", code: "KeyK" }, "", DEFAULT_PREFERENCES).type).toBe("command");
});

test("Enter and the space bar press the button that has focus", () => {
  const on = { ...press, mod: false, inField: false, onControl: true };
  expect(pressed({ ...on, key: " ", code: "Space" }, "", DEFAULT_PREFERENCES).type).toBe("nothing");
  expect(pressed({ ...on, key: "Enter", code: "Enter" }, "", DEFAULT_PREFERENCES).type).toBe("nothing");
});
