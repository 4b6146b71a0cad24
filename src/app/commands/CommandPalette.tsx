import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { keysOf } from "../../reading/commands/command.ts";
import { isComposing } from "../env/composing.ts";
import { useDispatch, usePreferences, useStores, useT } from "../state/context.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Choice, choicesOf, choicesWith } from "./choices.ts";
import { KeyCaps } from "./KeyCaps.tsx";

/** The first of a command's shortcuts. */
function FirstKeys({ command }: Pick<Choice, "command">) {
  const [keys] = keysOf(command, usePreferences());
  return keys && <KeyCaps keys={keys} />;
}

/**
 * Every command that can run now, by its words. A list of about forty rows in a field's popup:
 * the native dialog gives the focus trap, so a palette package would bring 12 kB for the filtering alone.
 */
export function CommandPalette() {
  const t = useT();
  const dispatch = useDispatch();
  const stores = useStores();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const choices = useMemo(() => choicesOf(stores, t), [stores, t]);
  const found = choicesWith(choices, text);
  const rowId = (choice: Choice) => `${id}-${choice.command.id}`;
  const close = () => dispatch({ type: "show", dialog: null });
  const run = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    // The dialog gives focus back first, so that a move can take it on.
    requestAnimationFrame(() => dispatch(choice.intent));
  };
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = Math.max(0, Math.min(found.length - 1, at + step));
      setAt(next);
      const choice = found[next];
      if (choice) document.getElementById(rowId(choice))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <Dialog title={t("command.palette")} closeLabel={t("dialog.close")} onClose={close}>
      <input
        className="palette-field"
        data-first=""
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] && rowId(found[at])}
        aria-label={t("palette.label")}
        placeholder={t("palette.label")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div className="palette" role="listbox" id={id} aria-label={t("command.palette")}>
        {found.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which names the active row
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
          <div
            key={choice.command.id}
            id={rowId(choice)}
            role="option"
            aria-selected={place === at}
            onClick={() => run(choice)}
          >
            <span>{choice.title}</span>
            <FirstKeys command={choice.command} />
          </div>
        ))}
      </div>
      {/* Beside the list, which may hold nothing but its rows, and always there, so that it is read out. */}
      <p className="dialog-note" role="status">
        {found.length === 0 && t("palette.none")}
      </p>
    </Dialog>
  );
}
