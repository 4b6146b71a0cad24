import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { fromEntry, keepInEntry } from "../env/entry-state.ts";
import { onLeave } from "../env/leaving.ts";
import { PRERENDERING } from "./prerendering.ts";

/** Quiet after the last change before it is kept, in milliseconds: browsers allow only so many in half a minute. */
const QUIET_MS = 200;

/** A text or number of the history's entry; null where it keeps none: it was not here before, or opened anew. */
export function readFromEntry(name: string): string | number | null {
  const kept = PRERENDERING ? null : fromEntry(name);
  return typeof kept === "string" || typeof kept === "number" ? kept : null;
}

/** A text that a page's entry of the history keeps: Back finds it as it was left. */
export function useEntryText(name: string, initial: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => String(readFromEntry(name) ?? initial));
  useEffect(() => {
    const timer = setTimeout(() => keepInEntry(name, text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [name, text]);
  return [text, setText];
}

/** Calls back whenever the reader's place in the page is one to keep; returns how to end that. */
export function onRest(keep: () => void): () => void {
  const leaving = new AbortController();
  window.addEventListener("scrollend", keep, { signal: leaving.signal });
  onLeave(keep, leaving.signal);
  return () => leaving.abort();
}

/** A page without a list begins at its top; Back finds the place where it was left, once the page `isHere`. */
export function usePagePlace(isHere: boolean): void {
  const isFound = useRef(false);
  useLayoutEffect(() => {
    if (!isHere || isFound.current) return;
    isFound.current = true;
    window.scrollTo({ top: Number(readFromEntry("top")), behavior: "instant" });
  }, [isHere]);
  useEffect(() => {
    if (!isHere) return;
    return onRest(() => keepInEntry("top", Math.round(window.scrollY)));
  }, [isHere]);
}
