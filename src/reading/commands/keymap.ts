import type { Preferences } from "../state/preferences.ts";
import { type Command, keysOf } from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** A key press, as far as shortcuts look at it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  /** ⌘ on a Mac, Ctrl elsewhere; either is taken. */
  readonly mod: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
  readonly composing: boolean;
  /** Focus is in a field where keys are text. */
  readonly inField: boolean;
  /** Focus is on a button, link or the like, which Enter presses. */
  readonly onControl: boolean;
}

/** What a press meant: a command, the start of a sequence, or nothing. */
export type Pressed =
  | { readonly type: "command"; readonly command: Command }
  | { readonly type: "prefix"; readonly prefix: string }
  | { readonly type: "nothing" };

const NOTHING: Pressed = { type: "nothing" };

/** Longest pause within a sequence such as `g t`, in milliseconds. */
export const SEQUENCE_MS = 1500;

/** What a US keyboard has on these keys, plain and with Shift: input methods change the character, not the key. */
const PUNCTUATION: Readonly<Record<string, readonly [string, string]>> = {
  Period: [".", ">"],
  Comma: [",", "<"],
  Slash: ["/", "?"],
  Semicolon: [";", ":"],
  Minus: ["-", "_"],
};

/** Characters that Chinese input methods send for punctuation keys, where even `code` is missing. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  "。": ".",
  "、": "/",
  "？": "?",
  "《": "<",
  "》": ">",
  "，": ",",
};

/**
 * The key by its Latin name: `j`, `J` with Shift, `?`, `ArrowDown`.
 * A character outside ASCII is looked up by its place on the keyboard.
 */
export function latinKey({ key, code, shift }: Pick<KeyPress, "key" | "code" | "shift">): string {
  if (/^[\x21-\x7e]$/.test(key) || /^[A-Z][A-Za-z]+\d*$/.test(key)) {
    if (key !== "Process" && key !== "Unidentified" && key !== "Dead") return key;
  }
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit && !shift) return digit;
  const pair = PUNCTUATION[code];
  if (pair) return pair[shift ? 1 : 0];
  return FULL_WIDTH[key] ?? key;
}

const isSingle = (key: string): boolean => !key.startsWith("Mod+") && !/^[A-Z][A-Za-z]+$/.test(key);

/** What a press means, after the keys pressed just before it. O(commands). */
export function pressed(press: KeyPress, prefix: string, preferences: Preferences): Pressed {
  if (press.composing || press.alt) return NOTHING;
  const latin = latinKey(press);
  if (press.inField && !press.mod) return NOTHING;
  if (press.inField && latin.toLowerCase() !== "k") return NOTHING;
  if (press.onControl && (latin === "Enter" || latin === " ")) return NOTHING;
  const name = press.mod ? `Mod+${latin.toLowerCase()}` : latin;
  const whole = prefix === "" ? name : `${prefix} ${name}`;
  let leads = false;
  for (const command of COMMANDS) {
    for (const key of keysOf(command, preferences)) {
      if (!preferences.singleKeys && isSingle(key)) continue;
      if (key === whole) return press.repeat && command.once ? NOTHING : { type: "command", command };
      leads ||= key.startsWith(`${whole} `);
    }
  }
  if (leads) return { type: "prefix", prefix: whole };
  return prefix === "" ? NOTHING : pressed(press, "", preferences);
}

/** Pairs of commands that want one key, or one the start of the other; none means that keys are clear. */
export function keyConflicts(preferences: Preferences): readonly (readonly [string, string, string])[] {
  const taken = COMMANDS.flatMap((command) =>
    keysOf(command, preferences).map((key) => ({ id: command.id, key })),
  );
  return taken.flatMap((one, at) =>
    taken
      .slice(at + 1)
      .filter(
        (other) =>
          other.key === one.key || other.key.startsWith(`${one.key} `) || one.key.startsWith(`${other.key} `),
      )
      .map((other) => [one.id, other.id, one.key] as const),
  );
}

/** Keys for showing: `⇧J`, `⌘K` or `Ctrl K`, `G` `T`. */
export function shownKeys(key: string, mac: boolean): readonly string[] {
  return key.split(" ").map((part) => {
    if (part.startsWith("Mod+")) return `${mac ? "⌘" : "Ctrl "}${part.slice(4).toUpperCase()}`;
    if (/^[A-Z]$/.test(part)) return `⇧${part}`;
    if (/^[a-z]$/.test(part)) return part.toUpperCase();
    return { ArrowDown: "↓", ArrowUp: "↑", Enter: "↵", Escape: "Esc" }[part] ?? part;
  });
}
