import { useRef, useState } from "react";

/** Steps into the past that may bring nothing before the reader is asked whether to look on. */
const STEPS = 12;

/** As many as no patience is left for, by the reader's word. */
const STOPPED = Number.POSITIVE_INFINITY;

/**
 * Lets a narrow filter look on through the archive for a while, not through all of it unasked.
 * `older` is null once it has looked in vain or was stopped; `goOn` gives it new patience.
 */
export function usePatience(shown: number, older: (() => void) | null) {
  const steps = useRef({ shown, taken: 0 });
  const [, setAsked] = useState(0);
  if (steps.current.shown !== shown) steps.current = { shown, taken: 0 };
  const { taken } = steps.current;
  const tired = taken >= STEPS;
  return {
    tired: tired && older !== null,
    /** Also before what was asked for last is here. */
    isStopped: taken === STOPPED,
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
