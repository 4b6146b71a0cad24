import { useEffect, useRef } from "react";
import { fromEntry, keepInEntry } from "../env/entry-state.ts";
import { useView } from "../state/context.tsx";

/** Name under which a page's entry of the history keeps the address of the link that it was left by. */
const LEFT_BY = "left-by";

/** A page that is found again has so many frames to draw that link. */
const FRAMES = 120;

/**
 * Keeps focus in the page when a link takes itself away with its page, which would drop focus to the top: another
 * page is entered at its heading, one that Back finds again at the link that it was left by.
 */
export function usePageFocus(): void {
  const view = useView();
  const before = useRef(view);
  useEffect(() => {
    const leaving = new AbortController();
    window.addEventListener("click", rememberLink, { capture: true, signal: leaving.signal });
    return () => leaving.abort();
  }, []);
  useEffect(() => {
    const isSame = before.current === view;
    before.current = view;
    bringTabIn();
    return isSame ? undefined : enterPage();
  }, [view]);
}

/** Where letters are too large for all tabs of the phone's bar, the current page's is in sight. */
function bringTabIn(): void {
  const tab = document.querySelector<HTMLElement>(".tabs [aria-current]");
  // By hand: `scrollIntoView` could move the page as well.
  tab?.parentElement?.scrollTo(tab.offsetLeft - tab.offsetWidth, 0);
}

function rememberLink({ target }: Event): void {
  const link = target instanceof Element ? target.closest("main a[href^='?']") : null;
  if (link) keepInEntry(LEFT_BY, link.getAttribute("href"));
}

/**
 * Where focus is nowhere, or at the heading of the page before, gives it to the page's heading, and from there to the
 * link once it is on screen; returns how to end that.
 */
function enterPage(): (() => void) | undefined {
  const heading = document.querySelector<HTMLElement>("main h1");
  const { activeElement: active } = document;
  if (!heading || (active !== document.body && active !== heading)) return undefined;
  // Left first: one heading serves all pages, and what it now says is to be heard.
  heading.blur();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const left = fromEntry(LEFT_BY);
  let frame = 0;
  const look = (frames: number) => {
    if (frames === 0 || document.activeElement !== heading) return;
    const link = [...document.querySelectorAll<HTMLElement>("main a[href^='?']")].find(
      (one) => one.getAttribute("href") === left && isOnScreen(one),
    );
    if (link) link.focus({ preventScroll: true });
    else frame = requestAnimationFrame(() => look(frames - 1));
  };
  if (typeof left === "string") frame = requestAnimationFrame(() => look(FRAMES));
  return () => cancelAnimationFrame(frame);
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
