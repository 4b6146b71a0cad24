import { type RefObject, useLayoutEffect, useRef } from "react";
import { newestDay } from "../../bundle/locate.ts";
import type { Day } from "../../bundle/schema.ts";
import type { Row } from "../../reading/timeline/timeline.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import { type Anchor, readAnchor } from "../env/anchor.ts";
import { bringTo } from "../list/bring-to.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { useStores } from "../state/context.tsx";
import type { Session } from "../state/stores.ts";
import { dayTop } from "./CurrentDigest.tsx";
import { type Left, useKeptPlace } from "./use-kept-place.ts";

type DayRow = Extract<Row, { type: "day" }>;

/** Where a list opens that was asked for a day: at it, where it is missing at the next older one, or at the oldest. */
function dayAnchor(
  root: HTMLElement | null,
  rows: readonly Row[],
  day: Day,
  { shown }: Session,
): Anchor | null {
  const days = rows.filter((one): one is DayRow => one.type === "day");
  const row = days.find((one) => one.day <= day) ?? days.at(-1);
  // Above the newest day nothing comes but what leads the list.
  if (!root || !row || (shown && row.day === newestDay(shown))) return null;
  return { key: row.key, offset: dayTop(root) };
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
  useKeptPlace(key, root, rows, { left, restored, bringing });
}
