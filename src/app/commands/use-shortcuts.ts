import { useEffect } from "react";
import type { CommandContext } from "../../reading/commands/command.ts";
import type { Intent } from "../../reading/commands/intent.ts";
import { type KeyPress, pressed, SEQUENCE_MS } from "../../reading/commands/keymap.ts";
import { isComposing } from "../env/composing.ts";
import { takeEarlyKeys } from "../env/early.ts";
import { sayUnseen } from "../perform.ts";
import { useDispatch, useStores } from "../state/context.tsx";
import { contextOf } from "./context-of.ts";
import { heard } from "./heard.ts";

const FIELD = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

const DIALOG = "dialog[open]";
/** What Esc closes first, by the browser itself. */
const OVER = `${DIALOG}, :popover-open`;

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    mod: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    repeat: event.repeat,
    composing: isComposing(event),
    inField: target?.closest(FIELD) != null,
    onControl: target?.closest("button, a, summary, [role=option], [role=switch], [role=radio]") != null,
  };
}

/** What a key does now. */
function answer(event: KeyboardEvent, prefix: string, context: CommandContext): Intent | string | null {
  const meant = pressed(pressOf(event), prefix, context.preferences);
  if (meant.type === "prefix") return meant.prefix;
  return meant.type === "command" ? meant.command.intent(context) : null;
}

/** The one key listener of the page. */
export function useShortcuts(): void {
  const stores = useStores();
  const dispatch = useDispatch();
  useEffect(() => {
    let prefix = "";
    let timer = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector(event.key === "Escape" ? OVER : DIALOG)) return;
      const meant = answer(event, prefix, contextOf(stores));
      window.clearTimeout(timer);
      prefix = typeof meant === "string" ? meant : "";
      if (prefix) timer = window.setTimeout(() => (prefix = ""), SEQUENCE_MS);
      if (meant === null) return;
      event.preventDefault();
      if (typeof meant === "string") return;
      dispatch(meant);
      const key = heard(meant);
      if (key) sayUnseen(stores, key);
    };
    takeEarlyKeys(listen);
    document.addEventListener("keydown", listen);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("keydown", listen);
    };
  }, [stores, dispatch]);
}
