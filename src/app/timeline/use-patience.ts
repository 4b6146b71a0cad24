import { useRef, useState } from "react";
import type { View } from "../../reading/view/view.ts";

/** Steps into the past that may bring nothing before the reader is asked whether to look on. */
const STEPS = 12;

/** More than tired: what still arrives after a stop gives no new patience. */
const STOPPED = STEPS + 1;

/**
 * Lets a narrow filter look on through the archive for a while, not through all of it unasked.
 * `older` is null once it has looked in vain or was stopped; `goOn` gives it new patience, and so does another view.
 */
export function usePatience(view: View, shown: number, older: (() => void) | null) {
  const steps = useRef({ view, shown, taken: 0 });
  const [, setAsked] = useState(0);
  const before = steps.current;
  if (before.view !== view || before.shown !== shown)
    steps.current = { view, shown, taken: before.view === view && before.taken === STOPPED ? STOPPED : 0 };
  const tired = steps.current.taken >= STEPS;
  return {
    /** Also before what was asked for last is here. */
    tired,
    older:
      older && !tired
        ? () => {
            steps.current.taken += 1;
            older();
          }
        : null,
    stop: () => {
      steps.current.taken = STOPPED;
      setAsked((asked) => asked + 1);
    },
    goOn: () => {
      steps.current.taken = 0;
      setAsked((asked) => asked + 1);
    },
  };
}
