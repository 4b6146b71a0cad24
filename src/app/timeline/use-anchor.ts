import { type RefObject, useEffect, useRef } from "react";
import type { WindowVirtualizerHandle } from "virtua";
import type { Row } from "../../reading/timeline.ts";
import { formatView, type View } from "../../reading/view.ts";
import { type Anchor, keepAnchor, readAnchor } from "../env/history.ts";

/** Frames in which a restored place may still move while cards above it are measured. */
const SETTLING_FRAMES = 12;

/** The topmost item on screen and its distance from the top of the window. */
function anchorOf(root: HTMLElement): Anchor | null {
  for (const card of root.querySelectorAll<HTMLElement>("[data-item]")) {
    const { top, bottom } = card.getBoundingClientRect();
    if (bottom > 120) return { key: card.dataset.item ?? "", offset: Math.round(top) };
  }
  return null;
}

/** Brings a row to an offset from the top of the window, and holds it there while cards are measured. */
export function bringTo(
  root: HTMLElement,
  handle: WindowVirtualizerHandle | null,
  index: number,
  anchor: Anchor,
): void {
  const find = () => root.querySelector(`[data-item="${CSS.escape(anchor.key)}"]`);
  if (!find()) handle?.scrollToIndex(index, { align: "start", offset: -anchor.offset });
  let frames = 0;
  const settle = () => {
    const card = find();
    const by = card ? card.getBoundingClientRect().top - anchor.offset : 0;
    if (Math.abs(by) > 1) window.scrollBy({ top: by, behavior: "instant" });
    frames += 1;
    if (frames < SETTLING_FRAMES && (!card || Math.abs(by) > 1 || frames < 4)) requestAnimationFrame(settle);
  };
  settle();
}

/** The item that was on top or, where the new list lacks it, the nearest one after it. */
function followed(before: readonly Row[], anchor: Anchor | null, now: readonly Row[]): Anchor | null {
  if (!anchor) return null;
  const here = new Set(now.map((row) => row.key));
  const at = before.findIndex((row) => row.key === anchor.key);
  const next = before.find((row, place) => place >= at && row.type === "item" && here.has(row.key));
  return at === -1 || !next ? null : { key: next.key, offset: anchor.offset };
}

/** Keeps the reader's place with the history entry, and finds it again on reload, Back and Forward. */
export function useAnchor(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<WindowVirtualizerHandle | null>,
  rows: readonly Row[],
  view: View,
): void {
  const key = formatView(view);
  const restored = useRef<string | null>(null);
  const left = useRef<{ readonly rows: readonly Row[]; readonly anchor: Anchor | null }>({
    rows,
    anchor: null,
  });
  useEffect(() => {
    if (restored.current === key || rows.length === 0) return;
    const anchor = readAnchor() ?? followed(left.current.rows, left.current.anchor, rows);
    if (!anchor) {
      restored.current = key;
      window.scrollTo({ top: 0, behavior: "instant" });
      return;
    }
    const index = rows.findIndex((row) => row.key === anchor.key);
    if (index === -1) return;
    restored.current = key;
    if (root.current) bringTo(root.current, handle.current, index, anchor);
  }, [key, rows, root, handle]);
  useEffect(() => {
    const keep = () => {
      const anchor = root.current && window.scrollY > 0 ? anchorOf(root.current) : null;
      left.current = { rows, anchor };
      if (restored.current === key) keepAnchor(anchor);
    };
    const whenHidden = () => {
      if (document.visibilityState === "hidden") keep();
    };
    window.addEventListener("scrollend", keep);
    document.addEventListener("visibilitychange", whenHidden);
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("scrollend", keep);
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("pagehide", keep);
    };
  }, [key, root, rows]);
}
