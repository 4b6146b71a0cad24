/** What the entry of the history keeps under a name; null or undefined where it keeps nothing. */
export function fromEntry(name: string): unknown {
  const state: unknown = window.history.state;
  return typeof state === "object" && state !== null ? Reflect.get(state, name) : null;
}

/**
 * Keeps a value with the entry of the history, so that Back, Forward, a reload and a restored tab find it. What is
 * kept already is not written again: browsers allow only so many writes in half a minute.
 */
export function keepInEntry(name: string, value: unknown): void {
  if (fromEntry(name) === value) return;
  const state: unknown = window.history.state;
  window.history.replaceState({ ...(typeof state === "object" ? state : {}), [name]: value }, "");
}
