import { useMemo, useRef } from "react";
import type { Item, ItemId } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { type Folds, foldItems } from "../../reading/stories/folding.ts";
import { isSet, type View } from "../../reading/view/view.ts";
import { usePreferences, useSession } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useRepeats } from "./use-repeats.ts";

/** Items of one author that a digest shows unfolded. */
const VOICES = 2;

/** What has a card in a list, and what stands under its author's. */
const nothingHeld = (list: string) => ({ list, cards: new Set<ItemId>(), voices: new Set<ItemId>() });

/**
 * How a list folds, by the reader's choices and by what was read when the page was opened.
 * What has a card keeps it as long as the list is the same one, whatever is loaded at its ends.
 */
export function useFolding(view: View, list: string): (digests: readonly (readonly Item[])[]) => Folds {
  const { mergeStories, foldVoices } = usePreferences();
  const atLoad = useSession((session) => session.atLoad);
  const isRepeat = useRepeats();
  const { isByFollowed, isFollowed, isLess } = useAttitudes();
  const held = useRef(nothingHeld(list));
  // Who asks for one author wants all of that author.
  const voices = foldVoices && !isSet(view.sources) && !view.followed;
  return useMemo(() => {
    if (held.current.list !== list) held.current = nothingHeld(list);
    return (digests) => {
      const folds = foldItems(digests, {
        stories: mergeStories,
        isRead: (item) => isRead(atLoad, item.id),
        isRepeat,
        isApart: isByFollowed,
        voiceLimit: (item) => {
          if (!voices || isFollowed(item)) return Number.POSITIVE_INFINITY;
          return isLess(item) ? 1 : VOICES;
        },
        held: held.current.cards,
        heldVoices: held.current.voices,
      });
      // Of what left the list nothing is kept: it would be all that was ever scrolled through.
      const cards = digests.flat().filter(({ id }) => !folds.under.has(id));
      held.current.cards = new Set(cards.map(({ id }) => id));
      held.current.voices = new Set([...folds.voices.values()].flat().map(({ id }) => id));
      return folds;
    };
  }, [mergeStories, voices, atLoad, isRepeat, isByFollowed, isFollowed, isLess, list]);
}
