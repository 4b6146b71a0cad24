import { expect, test } from "vitest";
import { COMMANDS } from "../../src/reading/commands/commands.ts";
import { type KeyPress, keyConflicts, latinKey, pressed } from "../../src/reading/commands/keymap.ts";
import { DEFAULT_PREFERENCES } from "../../src/reading/state/preferences.ts";

const press = (key: string, said: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  shift: false,
  mod: false,
  alt: false,
  repeat: false,
  composing: false,
  inField: false,
  onControl: false,
  ...said,
});

const commandOf = (one: KeyPress, prefix = "", preferences = DEFAULT_PREFERENCES): string => {
  const meant = pressed(one, prefix, preferences);
  return meant.type === "command" ? meant.command.id : meant.type;
};

test("no two commands fight for a key", () => {
  expect(keyConflicts(DEFAULT_PREFERENCES)).toEqual([]);
});

test("every command has an id of its own", () => {
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
});

test("the test for conflicts finds one that is made", () => {
  const keys = { next: ["q"], open: ["q"], top: ["q q"] };
  expect(keyConflicts({ ...DEFAULT_PREFERENCES, keys }).length).toBe(3);
});

const keys: readonly (readonly [string, KeyPress])[] = [
  ["next", press("j")],
  ["next-digest", press("J", { shift: true })],
  ["previous", press("ArrowUp", { code: "ArrowUp" })],
  ["open", press("Enter")],
  ["help", press("?", { shift: true, code: "Slash" })],
  ["undo", press("z", { mod: true })],
  ["palette", press("k", { mod: true })],
  ["palette", press("k", { mod: true, inField: true })],
  ["chip-3", press("3")],
];

test.each(keys)("%s answers its key", (id, one) => {
  expect(commandOf(one)).toBe(id);
});

const chinese: readonly (readonly [string, KeyPress])[] = [
  ["arrivals", press("。", { code: "Period" })],
  ["search", press("、", { code: "Slash" })],
  ["help", press("？", { code: "Slash", shift: true })],
  ["mark-above", press("《", { code: "Comma", shift: true })],
  ["mark-below", press("》", { code: "Period", shift: true })],
  ["arrivals", press("。")],
  ["help", press("？")],
  ["next", press("о", { code: "KeyJ" })],
  ["next", press("Process", { code: "KeyJ" })],
  ["next-digest", press("Process", { code: "KeyJ", shift: true })],
  ["chip-1", press("Process", { code: "Digit1" })],
];

test.each(chinese)("B22 with a Chinese input method on, %s still answers its key", (id, one) => {
  expect(commandOf(one)).toBe(id);
});

const ignored: readonly (readonly [string, KeyPress])[] = [
  ["in a field", press("j", { inField: true })],
  ["with Alt", press("j", { alt: true })],
  ["with Ctrl", press("j", { mod: true })],
  ["while composing", press("j", { composing: true })],
  ["held down, for a toggle", press("m", { repeat: true })],
  ["Enter on a button", press("Enter", { onControl: true })],
  ["a key that means nothing", press("q")],
];

test.each(ignored)("B22 a key does nothing %s", (_, one) => {
  expect(commandOf(one)).toBe("nothing");
});

test("B22 held down, j goes on moving", () => {
  expect(commandOf(press("j", { repeat: true }))).toBe("next");
});

test("two keys in a row call one command, and a wrong second key counts by itself", () => {
  expect(pressed(press("g"), "", DEFAULT_PREFERENCES)).toEqual({ type: "prefix", prefix: "g" });
  expect(commandOf(press("t"), "g")).toBe("timeline");
  expect(commandOf(press("g"), "g")).toBe("top");
  expect(commandOf(press("j"), "g")).toBe("next");
});

test("B23 switched off, single keys are silent and the others go on", () => {
  const off = { ...DEFAULT_PREFERENCES, singleKeys: false };
  expect(commandOf(press("j"), "", off)).toBe("nothing");
  expect(commandOf(press("?"), "", off)).toBe("nothing");
  expect(commandOf(press("k", { mod: true }), "", off)).toBe("palette");
  expect(commandOf(press("ArrowDown"), "", off)).toBe("next");
});

test("B23 a command answers the keys it was given, and no longer its own", () => {
  const mine = { ...DEFAULT_PREFERENCES, keys: { next: ["l"], open: [] } };
  expect(commandOf(press("l"), "", mine)).toBe("next");
  expect(commandOf(press("j"), "", mine)).toBe("nothing");
  expect(commandOf(press("o"), "", mine)).toBe("nothing");
});

test("a Latin character is taken as it is, wherever its key lies", () => {
  expect(latinKey(press("z", { code: "KeyY" }))).toBe("z");
  expect(latinKey(press("?", { code: "Minus", shift: true }))).toBe("?");
});
