import { DAY_KEY } from "../../reading/timeline/timeline.ts";
import type { Anchor } from "../env/anchor.ts";
import type { RowListHandle } from "./RowList.tsx";

/** How far down the window a card lands when the reader moves to it: about a quarter. */
const LANDING = 0.25;

/** A restored place holds once it stood still for so many frames, while cards above it are measured. */
const STILL_FRAMES = 8;
/** … and for so many at most: two seconds at 60 a second. */
const SETTLING_FRAMES = 120;
/** What a reader does to move: from then on the place is theirs. Paper is laid out anew, and held nowhere. */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown", "beforeprint"] as const;

/** The topmost item on screen, or the last above it, and its distance from the top of the window. */
export function anchorOf(root: HTMLElement): Anchor | null {
  const cards = [...root.querySelectorAll<HTMLElement>("[data-item]")];
  const card = cards.find((one) => one.getBoundingClientRect().bottom > 120) ?? cards.at(-1);
  return card ? { key: card.dataset.item ?? "", offset: card.getBoundingClientRect().top } : null;
}

/** Where a card lands that the reader moves to: in a low window, below what sticks to its top. */
export function landing(key: string): Anchor {
  const clear = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return { key, offset: Math.round(Math.max(window.innerHeight * LANDING, clear)) };
}

const selectorOf = (key: string): string =>
  key.startsWith(DAY_KEY) ? `[data-day="${key.slice(DAY_KEY.length)}"]` : `[data-item="${CSS.escape(key)}"]`;

/**
 * Brings a row to an offset from the top of the window, and holds it there while cards are measured. The signal
 * that comes back is aborted once it stands there, the reader moves, or the list is taken down.
 */
export function bringTo(root: HTMLElement, handle: RowListHandle | null, anchor: Anchor): AbortSignal {
  const find = () => root.querySelector(selectorOf(anchor.key));
  const moved = new AbortController();
  const { signal } = moved;
  // Heard before all others: the press that asked for this place is past, and ends nothing.
  for (const move of MOVES) window.addEventListener(move, () => moved.abort(), { capture: true, signal });
  let frames = 0;
  let still = 0;
  const settle = () => {
    if (signal.aborted) return;
    // Another page's place is its own.
    if (!root.isConnected) return moved.abort();
    const card = find();
    const by = card ? card.getBoundingClientRect().top - anchor.offset : 0;
    if (!card && frames % STILL_FRAMES === 0) handle?.scrollTo(anchor.key, anchor.offset);
    if (Math.abs(by) > 1) window.scrollBy({ top: by, behavior: "instant" });
    still = card && Math.abs(by) <= 1 ? still + 1 : 0;
    frames += 1;
    if (still < STILL_FRAMES && frames < SETTLING_FRAMES) requestAnimationFrame(settle);
    else moved.abort();
  };
  settle();
  return signal;
}
