import { localTime } from "../../bundle/day.ts";
import type { Day } from "../../bundle/schema.ts";

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

/** The zone of the reader at an instant, as `+08:00`. */
export function localZone(instant: number): string {
  const minutes = -new Date(instant).getTimezoneOffset();
  const size = Math.abs(minutes);
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** The reader's own calendar day at an instant. */
export const localDay = (instant: number): Day => localTime(instant, localZone(instant)).day;
