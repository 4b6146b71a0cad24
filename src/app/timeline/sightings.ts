/** An item counts as read once half of it, or of the window, was on screen for so long, in milliseconds. */
const READ_MS = 600;

/**
 * Looks at the cards of a list now and then: gives the items of those that were read and have left through the top
 * since the last look. Times are in milliseconds from any origin.
 */
export type Look = (cards: Iterable<HTMLElement>, now: number) => readonly string[];

/** Begins with no card seen. */
export function createLook(): Look {
  const shownSince = new Map<string, number>();
  // A card that is scrolled slowly is in sight by less than half, and for long, before it has left.
  const lookedAt = new Set<string>();
  return (cards, now) => {
    const left: string[] = [];
    for (const card of cards) {
      const id = card.dataset.item ?? "";
      const { top, bottom, height } = card.getBoundingClientRect();
      const seen = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
      const since = shownSince.get(id);
      if (since !== undefined && now - since >= READ_MS) lookedAt.add(id);
      // Of a card taller than two windows no half is ever on screen: half a window of it will do.
      if (seen >= Math.min(height, window.innerHeight) / 2) shownSince.set(id, since ?? now);
      else shownSince.delete(id);
      if (bottom <= 0 && lookedAt.delete(id)) left.push(id);
    }
    return left;
  };
}
