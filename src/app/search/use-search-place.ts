import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { keepAnchor, readAnchor } from "../env/anchor.ts";
import { keepInEntry } from "../env/entry-state.ts";
import { anchorOf, bringTo } from "../list/bring-to.ts";
import type { RowListHandle } from "../list/RowList.tsx";
import { onRest } from "../state/use-entry-state.ts";
import { HITS, type Search } from "./use-search.ts";

/** Begins a search at its top; Back finds the hits that were there, and the reader's place among them. */
export function useSearchPlace(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<RowListHandle | null>,
  { hits, state, isCurrent }: Search,
  key: string,
): void {
  const found = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (found.current === key) return;
    const anchor = readAnchor();
    if (!anchor) window.scrollTo({ top: 0, behavior: "instant" });
    else {
      const isHere = isCurrent && hits.some(({ item }) => item.id === anchor.key);
      if (!isHere && !(isCurrent && state === "done")) return;
      if (isHere && root.current) bringTo(root.current, handle.current, anchor);
    }
    found.current = key;
  }, [key, hits, state, isCurrent, root, handle]);
  const count = hits.length;
  useEffect(
    () =>
      onRest(() => {
        if (found.current !== key || !root.current) return;
        keepAnchor(window.scrollY > 0 ? anchorOf(root.current) : null);
        keepInEntry(HITS, count);
      }),
    [key, count, root],
  );
}
