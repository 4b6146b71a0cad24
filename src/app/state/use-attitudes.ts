import { sourceOf } from "../../bundle/facet-terms.ts";
import type { Item } from "../../bundle/schema.ts";
import { aboutAny } from "../../reading/state/about.ts";
import { subjectsOf } from "../../reading/state/entries.ts";
import { hiddenItems } from "../../reading/state/hidden.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";
import { useReading } from "./context.tsx";
import { steady } from "./steady.ts";

/** How the reader stands to what an item is about, and to who says it. */
export interface Attitudes {
  readonly isMuted: (item: Item) => boolean;
  /** Muted, or hidden by itself: out of every list that is not asked for such. */
  readonly isOut: (item: Item) => boolean;
  readonly isFollowed: (item: Item) => boolean;
  /** By a followed author, not only about a followed name. */
  readonly isByFollowed: (item: Item) => boolean;
  readonly isLess: (item: Item) => boolean;
  /** What of an item is followed: its author, then names. */
  readonly followsIn: (item: Item) => readonly string[];
  /** Whether anything is followed at all. */
  readonly follows: boolean;
}

/** What the entries say of it. */
const subjectsIn = ({ entries }: ReadingState) => ({
  mutes: subjectsOf(entries, "mute"),
  follows: subjectsOf(entries, "follow"),
  less: subjectsOf(entries, "less"),
  hidden: hiddenItems(entries),
});

function attitudesOf({ mutes, follows, less, hidden }: ReturnType<typeof subjectsIn>): Attitudes {
  const isMuted = aboutAny(mutes);
  const out = new Set(hidden);
  const names = new Set(follows.flatMap(({ kind, text }) => (kind === "name" ? [text] : [])));
  const isByFollowed = aboutAny(follows.filter(({ kind }) => kind === "author"));
  return {
    isMuted,
    isOut: (item) => isMuted(item) || out.has(item.id),
    isFollowed: aboutAny(follows),
    isByFollowed,
    isLess: aboutAny(less),
    followsIn: (item) => {
      const source = sourceOf(item);
      const author = source !== null && isByFollowed(item) ? [source] : [];
      return [...author, ...item.names.filter((name) => names.has(name))];
    },
    follows: follows.length > 0,
  };
}

const attitudesIn = steady(subjectsIn, attitudesOf);

/** The reader's mutes, follows and wishes for less; the same object until one of them changes. */
export const useAttitudes = (): Attitudes => useReading(attitudesIn);
