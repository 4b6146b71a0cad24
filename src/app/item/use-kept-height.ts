import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps a card, or a report under one, as high as it was when it is marked as read: regular type takes less room than bold, and what stands
 * below would move up by a line. `shape` tells what else changes its height; with another one it is as high as it is.
 */
export function useKeptHeight(ref: RefObject<HTMLElement | null>, read: boolean, shape: string): void {
  const was = useRef({ read, shape });
  useLayoutEffect(() => {
    const card = ref.current;
    const marked = read && !was.current.read && shape === was.current.shape;
    was.current = { read, shape };
    const main = card?.querySelector<HTMLElement>(":scope > div");
    const end = main?.lastElementChild;
    if (!card || !main || !end) return;
    main.style.paddingBottom = "";
    if (!marked) return;
    // Not the height of either, as what stands beside the text may be higher.
    const height = () => end.getBoundingClientRect().bottom - main.getBoundingClientRect().top;
    const now = height();
    card.classList.remove("read");
    const lost = height() - now;
    card.classList.add("read");
    if (lost > 0) main.style.paddingBottom = `${lost}px`;
  }, [ref, read, shape]);
}
