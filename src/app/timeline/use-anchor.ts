import { type RefObject, useLayoutEffect, useRef } from "react";
import { newestDay } from "../../bundle/locate.ts";
import type { Day } from "../../bundle/schema.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import { type Anchor, keepAnchor, readAnchor } from "../env/anchor.ts";
import { onLeave } from "../env/leaving.ts";
import { anchorOf, bringTo } from "../list/bring-to.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { useStores } from "../state/context.tsx";
import type { Session } from "../state/stores.ts";
import { dayTop } from "./CurrentDigest.tsx";

/** Cards are drawn so many frames after a leap at most. */
const DRAWING_FRAMES = 3;

type DayRow = Extract<Row, { type: "day" }>;

/** Where a list opens that was asked for a day: at it, or where it is missing at the next older one. */
function dayAnchor(
  root: HTMLElement | null,
  rows: readonly Row[],
  day: Day,
  { shown }: Session,
): Anchor | null {
  const row = rows.find((one): one is DayRow => one.type === "day" && one.day <= day);
  // Above the newest day nothing comes but what leads the list.
  if (!root || !row || (shown && row.day === newestDay(shown))) return null;
  return { key: row.key, offset: dayTop(root) };
}

/** The rows that were there, and the place of the reader among them. */
interface Left {
  readonly rows: readonly Row[];
  readonly anchor: Anchor | null;
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
  handle: RefObject<RowListHandle | null>,
  rows: readonly Row[],
  view: View,
): void {
  const { session } = useStores();
  const key = formatView(view);
  const restored = useRef<string | null>(null);
  const left = useRef<Left>({ rows, anchor: null });
  const bringing = useRef<AbortSignal | null>(null);
  /** How many frames more are drawn before the place stays; less than none where it is kept. */
  const drawing = useRef(-1);
  useLayoutEffect(() => {
    const { current: before } = left;
    if (restored.current === key) {
      left.current = { ...before, rows };
      return;
    }
    if (rows.length === 0) return;
    const anchor =
      readAnchor() ??
      (view.day
        ? dayAnchor(root.current, rows, view.day, session.getState())
        : followed(before.rows, before.anchor, rows));
    if (!anchor) {
      restored.current = key;
      window.scrollTo({ top: 0, behavior: "instant" });
      return;
    }
    if (!rows.some((row) => row.key === anchor.key)) return;
    restored.current = key;
    left.current = { rows, anchor };
    if (root.current) bringing.current = bringTo(root.current, handle.current, anchor);
  }, [key, view.day, rows, root, handle, session]);
  useLayoutEffect(() => {
    // On the way to a place, what is passed is no place of the reader's.
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
    // A leap ends before the cards of where it ended are drawn. The frame that it ends in keeps nothing yet: where one
    // leap follows another in each frame, keeping the place costs more than all else that the page does.
    let frame = 0;
    const keepOnceDrawn = () => {
      frame = requestAnimationFrame(() => {
        if (drawing.current < DRAWING_FRAMES) keep();
        drawing.current -= 1;
        if (drawing.current >= 0) keepOnceDrawn();
      });
    };
    const leaving = new AbortController();
    const { signal } = leaving;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      follow();
    };
    const onScrollEnd = () => {
      cancelAnimationFrame(frame);
      drawing.current = DRAWING_FRAMES;
      keepOnceDrawn();
    };
    window.addEventListener("scroll", onScroll, { passive: true, signal });
    window.addEventListener("scrollend", onScrollEnd, { signal });
    onLeave(keep, signal);
    // Rows that came before the place was kept do not lose it.
    if (drawing.current >= 0) keepOnceDrawn();
    return () => {
      leaving.abort();
      cancelAnimationFrame(frame);
    };
  }, [key, root, rows]);
}
