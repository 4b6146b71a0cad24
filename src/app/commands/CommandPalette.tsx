import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { type Command, keysOf } from "../../reading/commands/command.ts";
import { COMMANDS } from "../../reading/commands/commands.ts";
import type { Intent } from "../../reading/commands/intent.ts";
import { categoryName } from "../../reading/text/category-name.ts";
import { isComposing } from "../env/composing.ts";
import { type Translate, useDispatch, usePreferences, useStores, useT } from "../state/context.tsx";
import type { Stores } from "../state/stores.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { contextOf } from "./context-of.ts";
import { KeyCaps } from "./KeyCaps.tsx";

interface Choice {
  readonly command: Command;
  readonly title: string;
  readonly intent: Intent;
}

/** The words of a row: a category by its name, a change of many by how many it marks. */
function titleOf(t: Translate, command: Command, intent: Intent, category: string | undefined): string {
  if (category) return t("palette.with", { title: t(command.title), detail: category });
  const values = intent.type === "change" ? intent.said?.values : undefined;
  if (values?.n === undefined) return t(command.title);
  return t("palette.marks", { title: t(command.title), n: values.n });
}

/** Every command that can run now. */
function choicesOf(stores: Stores, t: Translate): readonly Choice[] {
  const context = contextOf(stores);
  return COMMANDS.flatMap((command): readonly Choice[] => {
    const intent = command.id === "palette" ? null : command.intent(context);
    if (!intent) return [];
    const slug = command.chip && context.manifest?.categories[command.chip - 1]?.slug;
    const name = slug
      ? categoryName(slug, context.preferences.locale, stores.session.getState().shown)
      : undefined;
    return [{ command, intent, title: titleOf(t, command, intent, name) }];
  });
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(" ", "");

/**
 * Every command that can run now, by its words. A list of about forty rows in a field's popup:
 * the native dialog gives the focus trap, so a palette package would bring 12 kB for the filtering alone.
 */
export function CommandPalette() {
  const t = useT();
  const dispatch = useDispatch();
  const stores = useStores();
  const preferences = usePreferences();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const choices = useMemo(() => choicesOf(stores, t), [stores, t]);
  const found = choices.filter(({ title, command }) => folded(title + command.id).includes(folded(text)));
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
      document.getElementById(`${id}-${found[next]?.command.id}`)?.scrollIntoView({ block: "nearest" });
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
        aria-activedescendant={found[at] ? `${id}-${found[at].command.id}` : undefined}
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
            id={`${id}-${choice.command.id}`}
            role="option"
            aria-selected={place === at}
            onClick={() => run(choice)}
          >
            <span>{choice.title}</span>
            {keysOf(choice.command, preferences)
              .slice(0, 1)
              .map((keys) => (
                <KeyCaps key={keys} keys={keys} />
              ))}
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
