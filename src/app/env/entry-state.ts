/** What a page keeps with its entry of the history, besides the anchor of its list. */
type EntryValue = string | number;

/** Keeps a value with the entry of the history, so that Back, Forward and a reload find it. */
export function keepInEntry(name: string, value: EntryValue): void {
  if (readFromEntry(name) === value) return;
  const state: unknown = window.history.state;
  window.history.replaceState({ ...(typeof state === "object" ? state : {}), [name]: value }, "");
}

/** Null where the entry keeps no such value: it was not here before, or the page was opened anew. */
export function readFromEntry(name: string): EntryValue | null {
  const state: unknown = window.history.state;
  const kept = state !== null && typeof state === "object" ? Reflect.get(state, name) : null;
  return typeof kept === "string" || typeof kept === "number" ? kept : null;
}
