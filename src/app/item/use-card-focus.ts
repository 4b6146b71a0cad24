import { type RefObject, useEffect, useLayoutEffect } from "react";
import type { ItemId } from "../../bundle/schema.ts";
import { useSession, useStores } from "../state/context.tsx";

/**
 * Gives a card focus when the reader moves to it, and hands focus to the list when a focused card
 * leaves the window, so that it is never lost to the page. Returns whether Tab stops at the card.
 */
export function useCardFocus(ref: RefObject<HTMLElement | null>, id: ItemId, isFirst: boolean): boolean {
  const selected = useSession((session) => session.selected === id);
  const standsIn = useSession((session) => session.standIn === id);
  const none = useSession((session) => session.selected === null);
  const request = useSession((session) => (session.selected === id ? session.focus : 0));
  const { answered } = useStores();
  useEffect(() => {
    // A card that comes later, after a jump or an undo, still answers; an answered request is never repeated.
    if (request <= answered.current) return;
    answered.current = request;
    ref.current?.focus({ preventScroll: true });
  }, [request, ref, answered]);
  useLayoutEffect(() => {
    const card = ref.current;
    return () => {
      if (card?.contains(document.activeElement))
        card.closest<HTMLElement>("[data-list]")?.focus({ preventScroll: true });
    };
  }, [ref]);
  return selected || standsIn || (none && isFirst);
}
