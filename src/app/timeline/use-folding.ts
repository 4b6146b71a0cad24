import { useMemo, useRef } from "react";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { type Folds, foldItems } from "../../reading/folding.ts";
import { isRead } from "../../reading/reading-state.ts";
import { isSet, type View } from "../../reading/view.ts";
import { usePreferences, useSession } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useRepeats } from "./use-repeats.ts";

/** Items of one author that a digest shows unfolded. */
const VOICES = 2;

/**
 * How a list folds, by the reader's choices and by what was read when the page was opened.
 * What has a card keeps it as long as the list is the same one, whatever is loaded at its ends.
 */
export function useFolding(view: View, list: string): (digests: readonly (readonly Item[])[]) => Folds {
  const { mergeStories, foldVoices } = usePreferences();
  const atLoad = useSession((session) => session.atLoad);
  const isRepeat = useRepeats();
  const { isByFollowed, isFollowed, isLess } = useAttitudes();
  const held = useRef<{ readonly list: string; cards: ReadonlySet<ItemId> }>({ list, cards: new Set() });
  // Who asks for one author wants all of that author.
  const voices = foldVoices && !isSet(view.sources) && !view.followed;
  return useMemo(() => {
    if (held.current.list !== list) held.current = { list, cards: new Set() };
    return (digests) => {
      const folds = foldItems(digests, {
        stories: mergeStories,
        isRead: (item) => isRead(atLoad, item.id),
        isRepeat,
        isApart: isByFollowed,
        voiceLimit: (item) =>
          !voices || isFollowed(item) ? Number.POSITIVE_INFINITY : isLess(item) ? 1 : VOICES,
        held: held.current.cards,
      });
      const cards = digests.flat().filter(({ id }) => !folds.under.has(id));
      held.current.cards = new Set([...held.current.cards, ...cards.map(({ id }) => id)]);
      return folds;
    };
  }, [mergeStories, voices, atLoad, isRepeat, isByFollowed, isFollowed, isLess, list]);
}
