import { type RefObject, useEffect, useRef } from "react";
import type { Item } from "../../bundle/schema.ts";
import { type Card, wholeOf } from "../../reading/timeline/rows.ts";
import { useDispatch, usePreferences, useStores } from "../state/context.tsx";

/** An item counts as read once half of it, or of the window, was on screen for so long, in milliseconds. */
const READ_MS = 600;

/** After loading, a jump or a change of filters nothing is marked for so long, in milliseconds. */
const GRACE_MS = 1000;

/** A scroll this long after the last wheel, touch or key is still the reader's (momentum), in milliseconds. */
const MOMENTUM_MS = 3000;

/** A pause that ends a run of scrolling, and with it a step of undo, in milliseconds. */
const RUN_PAUSE_MS = 2000;

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
    const shownSince = new Map<string, number>();
    // A card that is scrolled slowly is in sight by less than half, and for long, before it has left.
    const lookedAt = new Set<string>();
    let quietUntil = performance.now() + GRACE_MS;
    let sign = Number.NEGATIVE_INFINITY;
    let run = 0;
    let lastScroll = Number.NEGATIVE_INFINITY;
    const byReader = () => {
      sign = performance.now();
    };
    const look = () => {
      const now = performance.now();
      const past: Item[] = [];
      for (const card of root.current?.querySelectorAll<HTMLElement>("article[data-item]") ?? []) {
        const id = card.dataset.item ?? "";
        const { top, bottom, height } = card.getBoundingClientRect();
        const seen = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
        const since = shownSince.get(id);
        if (since !== undefined && now - since >= READ_MS) lookedAt.add(id);
        // Of a card taller than two windows no half is ever on screen: half a window of it will do.
        if (seen >= Math.min(height, window.innerHeight) / 2) shownSince.set(id, since ?? now);
        else shownSince.delete(id);
        if (bottom <= 0 && lookedAt.delete(id))
          past.push(...latest.current.filter(({ item }) => item.id === id).flatMap(wholeOf));
      }
      if (past.length === 0 || now < quietUntil || now - sign > MOMENTUM_MS) return;
      dispatch({ type: "scrolled", items: past, run });
    };
    // A run ends with a pause of the scrolling, not of the marks: long cards leave far between.
    const scrolled = () => {
      const now = performance.now();
      if (now - lastScroll > RUN_PAUSE_MS) run = now;
      lastScroll = now;
      look();
    };
    const unsubscribe = session.subscribe((state, before) => {
      if (state.focus !== before.focus || state.drawn !== before.drawn)
        quietUntil = performance.now() + GRACE_MS;
    });
    const timer = window.setInterval(look, 200);
    window.addEventListener("scroll", scrolled, { passive: true });
    for (const name of ["wheel", "touchmove", "keydown"])
      window.addEventListener(name, byReader, { passive: true });
    return () => {
      unsubscribe();
      window.clearInterval(timer);
      window.removeEventListener("scroll", scrolled);
      for (const name of ["wheel", "touchmove", "keydown"]) window.removeEventListener(name, byReader);
    };
  }, [on, root, session, dispatch]);
  return null;
}
