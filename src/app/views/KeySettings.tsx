import { type KeyboardEvent, useState } from "react";
import { type Command, keysOf } from "../../reading/commands/command.ts";
import { COMMANDS } from "../../reading/commands/commands.ts";
import { keyConflicts, latinKey, shownKeys } from "../../reading/commands/keymap.ts";
import type { Preferences } from "../../reading/state/preferences.ts";
import { isComposing } from "../env/composing.ts";
import { isMac } from "../env/platform.ts";
import { useT } from "../state/context.tsx";

interface KeySettingsProps {
  readonly preferences: Preferences;
  readonly onKeys: (keys: Preferences["keys"]) => void;
}

/** Keys that move focus or leave the row, and so cannot be given to a command here. */
const KEPT = ["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "Process"];

/** Every command's key, to be changed, taken away or set back; says when two commands want one key. */
export function KeySettings({ preferences, onKeys }: KeySettingsProps) {
  const t = useT();
  const [listening, setListening] = useState<string | null>(null);
  const conflicts = keyConflicts(preferences);
  const change = (command: Command, keys: readonly string[] | null) => {
    const { [command.id]: _old, ...rest } = preferences.keys;
    onKeys(keys === null ? rest : { ...rest, [command.id]: keys });
    setListening(null);
  };
  const listen = (command: Command) => (event: KeyboardEvent) => {
    if (listening !== command.id || isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") setListening(null);
    // With these it is a command of the browser's, which it would lose.
    if (KEPT.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { key, code, shiftKey: shift } = event;
    change(command, key === "Backspace" ? [] : [latinKey({ key, code, shift })]);
  };
  return (
    <section className="setting">
      <h3>{t("setting.keys")}</h3>
      {conflicts.map(([one, other, key]) => (
        <p key={`${one} ${other}`} role="alert" className="conflict">
          {t("keys.conflict", { key, one: titleOf(one, t), other: titleOf(other, t) })}
        </p>
      ))}
      <details>
        <summary>{t("setting.keys-all", { n: COMMANDS.length })}</summary>
        <p>{t("setting.keys-hint")}</p>
        <ul className="key-rows">
          {COMMANDS.map((command) => (
            <li key={command.id}>
              <span>{titleOf(command.id, t)}</span>
              <button
                type="button"
                className="key-button"
                aria-label={t("keys.change", { name: titleOf(command.id, t) })}
                aria-pressed={listening === command.id}
                onClick={() => setListening(command.id)}
                onKeyDown={listen(command)}
                onBlur={() => setListening(null)}
              >
                {listening === command.id
                  ? t("keys.press")
                  : keysOf(command, preferences)
                      .flatMap((key) => shownKeys(key, isMac()).join(" "))
                      .join(" / ") || t("keys.none")}
              </button>
              {preferences.keys[command.id] && (
                <button type="button" className="text-link" onClick={() => change(command, null)}>
                  {t("keys.reset")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function titleOf(id: string, t: ReturnType<typeof useT>): string {
  const command = COMMANDS.find((one) => one.id === id);
  if (!command) return id;
  const title = t(command.title);
  return command.chip ? t("palette.with", { title, detail: String(command.chip) }) : title;
}
