import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { ItemId } from "../../bundle/schema.ts";
import { useSession } from "../state/context.tsx";

/**
 * Gives a card focus when the reader moves to it, and hands focus to the list when a focused card
 * leaves the window, so that it is never lost to the page. Returns whether Tab stops at the card.
 */
export function useCardFocus(ref: RefObject<HTMLElement | null>, id: ItemId, isFirst: boolean): boolean {
  const selected = useSession((session) => session.selected === id);
  const none = useSession((session) => session.selected === null);
  const request = useSession((session) => (session.selected === id ? session.focus : 0));
  const answered = useRef(request);
  useEffect(() => {
    if (request === answered.current) return;
    answered.current = request;
    // 0: the selection left this card, which must not call the focus back.
    if (request === 0) return;
    ref.current?.focus({ preventScroll: true });
  }, [request, ref]);
  useLayoutEffect(() => {
    const card = ref.current;
    return () => {
      if (card?.contains(document.activeElement))
        card.closest<HTMLElement>("[data-list]")?.focus({ preventScroll: true });
    };
  }, [ref]);
  return selected || (none && isFirst);
}
