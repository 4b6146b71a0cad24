import { type RefObject, useEffect, useRef } from "react";
import { type Card, wholeOf } from "../../reading/timeline/rows.ts";
import { useDispatch, usePreferences, useStores } from "../state/context.tsx";
import { createLook } from "./sightings.ts";

/** After loading, a jump or a change of filters nothing is marked for so long, in milliseconds. */
const GRACE_MS = 1000;

/** A scroll this long after the last wheel, touch or key is still the reader's (momentum), in milliseconds. */
const MOMENTUM_MS = 3000;

/** A pause that ends a run of scrolling, and with it a step of undo, in milliseconds. */
const RUN_PAUSE_MS = 2000;

/** Cards that stand still are looked at this often, in milliseconds. */
const LOOK_MS = 200;

interface MarkOnScrollProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly cards: readonly Card[];
}

/**
 * Marks items that were read and left through the top, in full-text density and where the reader wants it. Draws
 * nothing; a component, as its script comes after the first screen.
 */
export function MarkOnScroll({ root, cards }: MarkOnScrollProps) {
  const { markOnScroll, density } = usePreferences();
  const { session } = useStores();
  const dispatch = useDispatch();
  const on = markOnScroll && density === "full";
  // A list that grows must not end the run of scrolling that made it grow.
  const latest = useRef(cards);
  useEffect(() => {
    latest.current = cards;
  }, [cards]);
  useEffect(() => {
    if (!on) return;
    const look = createLook();
    let quietUntil = performance.now() + GRACE_MS;
    let sign = Number.NEGATIVE_INFINITY;
    let run = 0;
    let lastScroll = Number.NEGATIVE_INFINITY;
    const mark = () => {
      const now = performance.now();
      const left = look(root.current?.querySelectorAll<HTMLElement>("article[data-item]") ?? [], now);
      if (left.length === 0 || now < quietUntil || now - sign > MOMENTUM_MS) return;
      const items = left.flatMap((id) =>
        latest.current.filter(({ item }) => item.id === id).flatMap(wholeOf),
      );
      if (items.length > 0) dispatch({ type: "scrolled", items, run });
    };
    // A run ends with a pause of the scrolling, not of the marks: long cards leave far between.
    const scrolled = () => {
      const now = performance.now();
      if (now - lastScroll > RUN_PAUSE_MS) run = now;
      lastScroll = now;
      mark();
    };
    const byReader = () => {
      sign = performance.now();
    };
    const unsubscribe = session.subscribe((state, before) => {
      if (state.focus !== before.focus || state.drawn !== before.drawn)
        quietUntil = performance.now() + GRACE_MS;
    });
    const timer = window.setInterval(mark, LOOK_MS);
    const leaving = new AbortController();
    const options = { passive: true, signal: leaving.signal };
    window.addEventListener("scroll", scrolled, options);
    for (const name of ["wheel", "touchmove", "keydown"]) window.addEventListener(name, byReader, options);
    return () => {
      unsubscribe();
      window.clearInterval(timer);
      leaving.abort();
    };
  }, [on, root, session, dispatch]);
  return null;
}
