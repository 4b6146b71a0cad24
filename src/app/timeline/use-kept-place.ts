import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Row } from "../../reading/timeline/timeline.ts";
import { type Anchor, keepAnchor } from "../env/anchor.ts";
import { onLeave } from "../env/leaving.ts";
import { anchorOf } from "../list/bring-to.ts";

/** Cards are drawn so many frames after a leap at most. */
const DRAWING_FRAMES = 3;

/** The rows that were there, and the place of the reader among them. */
export interface Left {
  readonly rows: readonly Row[];
  readonly anchor: Anchor | null;
}

/** Where the reader is in a list, and on the way to where. */
interface Places {
  readonly left: RefObject<Left>;
  /** The view whose place was found again. */
  readonly restored: RefObject<string | null>;
  /** Not aborted on the way to a place: what is passed is none of the reader's. */
  readonly bringing: RefObject<AbortSignal | null>;
}

/** Follows the reader's place, and keeps it with the history entry once scrolling stops or the page is left. */
export function useKeptPlace(
  key: string,
  root: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  { left, restored, bringing }: Places,
): void {
  /** How many frames more are drawn before the place stays; less than none where it is kept. */
  const drawing = useRef(-1);
  useLayoutEffect(() => {
    const isBringing = () => bringing.current?.aborted === false;
    const follow = () => {
      if (isBringing()) return;
      const anchor = root.current && window.scrollY > 0 ? anchorOf(root.current) : null;
      // Scrolled, and no card is drawn yet: nothing is known that is better than what was kept.
      if (anchor || window.scrollY === 0) left.current = { rows, anchor };
    };
    const keep = () => {
      follow();
      if (restored.current === key && !isBringing()) keepAnchor(left.current.anchor);
    };
    return keepWhenStill(follow, keep, drawing);
  }, [key, root, rows, left, restored, bringing]);
}

/**
 * Calls `follow` with each step of scrolling, and `keep` once it stops and cards are drawn where it did. The frame that
 * a leap ends in keeps nothing yet: where one follows another in each frame, keeping the place costs more than all
 * else that the page does. Returns how to end that.
 */
function keepWhenStill(follow: () => void, keep: () => void, drawing: RefObject<number>): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let frame = 0;
  const keepOnceDrawn = () => {
    frame = requestAnimationFrame(() => {
      if (drawing.current < DRAWING_FRAMES) keep();
      drawing.current -= 1;
      if (drawing.current >= 0) keepOnceDrawn();
    });
  };
  const stopped = () => {
    cancelAnimationFrame(frame);
    drawing.current = DRAWING_FRAMES;
    keepOnceDrawn();
  };
  const scrolled = () => {
    cancelAnimationFrame(frame);
    follow();
  };
  window.addEventListener("scroll", scrolled, { passive: true, signal });
  window.addEventListener("scrollend", stopped, { signal });
  onLeave(keep, signal);
  // Rows that came before the place was kept do not lose it.
  if (drawing.current >= 0) keepOnceDrawn();
  return () => {
    leaving.abort();
    cancelAnimationFrame(frame);
  };
}
