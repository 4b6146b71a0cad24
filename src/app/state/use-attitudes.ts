import { sourceOf } from "../../bundle/facet-terms.ts";
import type { Item } from "../../bundle/schema.ts";
import { aboutAny } from "../../reading/state/about.ts";
import { type Entries, type Subject, subjectsOf } from "../../reading/state/entries.ts";
import { hiddenItems } from "../../reading/state/hidden.ts";
import { useReading } from "./context.tsx";

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

function attitudesOf(
  mutes: readonly Subject[],
  follows: readonly Subject[],
  less: readonly Subject[],
  hidden: ReadonlySet<string>,
): Attitudes {
  const isMuted = aboutAny(mutes);
  const names = new Set(follows.flatMap(({ kind, text }) => (kind === "name" ? [text] : [])));
  const isByFollowed = aboutAny(follows.filter(({ kind }) => kind === "author"));
  return {
    isMuted,
    isOut: (item) => isMuted(item) || hidden.has(item.id),
    isFollowed: aboutAny(follows),
    isByFollowed,
    isLess: aboutAny(less),
    followsIn: (item) => {
      const source = sourceOf(item);
      return [
        ...(source !== null && isByFollowed(item) ? [source] : []),
        ...item.names.filter((name) => name !== source && names.has(name)),
      ];
    },
    follows: follows.length > 0,
  };
}

interface Remembered {
  readonly entries: Entries;
  readonly key: string;
  readonly attitudes: Attitudes;
}

/** The last answer: every card asks, and settings that change nothing of it must not draw the list anew. */
let last: Remembered | null = null;

function attitudesFrom(entries: Entries): Attitudes {
  if (last?.entries === entries) return last.attitudes;
  const lists = (["mute", "follow", "less"] as const).map((attitude) => subjectsOf(entries, attitude));
  const hidden = hiddenItems(entries);
  const key = JSON.stringify([lists, hidden]);
  const [mutes = [], follows = [], less = []] = lists;
  const attitudes = last?.key === key ? last.attitudes : attitudesOf(mutes, follows, less, new Set(hidden));
  last = { entries, key, attitudes };
  return attitudes;
}

/** The reader's mutes, follows and wishes for less; the same object until one of them changes. */
export const useAttitudes = (): Attitudes => useReading((state) => attitudesFrom(state.entries));
