const MINUTE = 60_000;
const listeners = new Set<() => void>();
let timer = 0;

/** The time of now, whole minutes, in milliseconds since 1970. */
export const thisMinute = (): number => Math.floor(Date.now() / MINUTE) * MINUTE;

/** Calls back at each turn of the minute, with one timer for all. */
export function onEachMinute(callback: () => void): () => void {
  listeners.add(callback);
  if (listeners.size === 1) schedule();
  return () => {
    listeners.delete(callback);
    if (listeners.size === 0) window.clearTimeout(timer);
  };
}

function schedule(): void {
  timer = window.setTimeout(
    () => {
      for (const listener of listeners) listener();
      schedule();
    },
    MINUTE - (Date.now() % MINUTE) + 20,
  );
}
