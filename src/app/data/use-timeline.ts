import { useMemo, useState } from "react";
import { itemsIn } from "../../bundle/counts.ts";
import { allShards } from "../../bundle/locate.ts";
import type { Day, Manifest, ShardRef, YearRef } from "../../bundle/schema.ts";
import type { LoadedShard } from "../../reading/timeline/timeline.ts";
import { sift, siftYears } from "../../reading/view/sieve.ts";
import { extendNewer, extendOlder, openAt, placeOfDay, type Span } from "../../reading/view/span.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import { firstYears } from "./first-screen.ts";
import { useShards } from "./use-shards.ts";
import { useSieve } from "./use-sieve.ts";
import { useYears } from "./use-years.ts";

export interface Timeline {
  readonly loaded: readonly LoadedShard[];
  /** All shards whose references are here. */
  readonly shards: readonly ShardRef[];
  /** How many items, from the newest on, were looked at for the view. */
  readonly searched: number;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly older: () => void;
  readonly newer: () => void;
  readonly retry: () => void;
  /** True while the list of an older year is on its way. */
  readonly isWaiting: boolean;
  /** True where the list of an older year could not be fetched. */
  readonly isListFailed: boolean;
}

/** The years to list: those back to the day asked for. */
const yearsBackTo = (years: readonly YearRef[], day: Day | null): number =>
  day === null ? 0 : years.filter(({ year }) => year >= day.slice(0, 4)).length;

/** All shards that are listed: those of the newest days, and of so many years where their lists are here. */
function useListed(manifest: Manifest, refs: readonly YearRef[], wanted: number) {
  const { years, ...list } = useYears(refs, wanted);
  const names = refs
    .slice(0, years.length)
    .map(({ file }) => file)
    .join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of years is made anew each time; their names tell
  const listed = useMemo(() => allShards(manifest, years), [manifest, names]);
  return { ...list, listed, years: years.length };
}

/** The shards of a view around its day, loaded as the reader goes; never all of them. */
export function useTimeline(manifest: Manifest, view: View, place: Day | null): Timeline {
  const start = view.day ?? view.to ?? place;
  const [wanted, setWanted] = useState(0);
  const sifting = useSieve(manifest, view);
  const { sieve } = sifting;
  // A sieve counts through all items, so no year may be left out.
  const refsOfYears = sieve ? manifest.years : siftYears(manifest.years, view);
  const wantedYears = Math.max(wanted, yearsBackTo(refsOfYears, start), firstYears(manifest).length);
  const { listed, years, ...list } = useListed(manifest, refsOfYears, wantedYears);
  const { numbers, covered } = sieve ?? { numbers: null, covered: 0 };
  // biome-ignore lint/correctness/useExhaustiveDependencies: numbers are made anew each time; more of them cover more
  const shards = useMemo(
    () => sift(listed, view, numbers && { numbers, covered }),
    [listed, view, numbers?.length, covered],
  );
  const key = formatView(view);
  const complete = years >= Math.min(wantedYears, refsOfYears.length);
  const [held, setHeld] = useState<{
    readonly key: string;
    readonly top: string;
    readonly span: Span;
    /** The newest shard of the window as it was opened. */
    readonly opened: string;
  } | null>(null);
  const span =
    held?.key === key ? moved(shards, held.top, held.span) : openFor(shards, view, complete ? start : null);
  const refs = useMemo(() => shards.slice(span.first, span.end), [shards, span.first, span.end]);
  const { loaded, retry } = useShards(refs);
  const opened = held?.key === key ? held.opened : (refs[0]?.file ?? "");
  const move = (next: Span) => setHeld({ key, top: shards[next.first]?.file ?? "", span: next, opened });
  const atEnd = span.end >= shards.length;
  const isSieved = numbers !== null;
  const last = atEnd ? null : (refs.at(-1) ?? null);
  const searched = useMemo(() => {
    if (last) return itemsIn(listed.slice(0, listed.indexOf(last) + 1));
    return isSieved ? covered : itemsIn(listed);
  }, [listed, last, isSieved, covered]);
  return {
    loaded: joined(loaded, opened),
    shards: listed,
    searched,
    hasOlder: !atEnd || years < refsOfYears.length || sifting.more !== null,
    hasNewer: span.first > 0,
    older: () => {
      if (!atEnd) move(extendOlder(shards, view, span));
      else if (sifting.more && covered <= itemsIn(listed)) sifting.more();
      else if (complete) setWanted(years + 1);
    },
    newer: () => move(extendNewer(shards, view, span)),
    retry: () => {
      list.retry();
      retry();
    },
    isWaiting: sifting.isWaiting || (!complete && !list.isFailed),
    isListFailed: list.isFailed,
  };
}

/** The first window: from the day asked for on, or from the newest where that reaches as far. */
function openFor(shards: readonly ShardRef[], view: View, day: Day | null): Span {
  const newest = openAt(shards, view, 0);
  const first = day ? placeOfDay(shards, day) : 0;
  return day && (view.day !== null || view.to !== null || first >= newest.end)
    ? openAt(shards, view, first)
    : newest;
}

/** The same shards after new ones came before them in the list. */
function moved(shards: readonly ShardRef[], top: string, span: Span): Span {
  const at = shards.findIndex((ref) => ref.file === top);
  const by = at === -1 ? 0 : at - span.first;
  return by === 0 ? span : { first: span.first + by, end: span.end + by };
}

/**
 * Without the newer shards that still lack one between them and what was opened: rows that come in
 * between two others would move what the reader sees. While what was opened is on its way itself, nothing
 * else shows: older rows drawn first would keep their place, and the page open far from its top.
 */
function joined(loaded: readonly LoadedShard[], opened: string): readonly LoadedShard[] {
  const origin = loaded.findIndex(({ ref }) => ref.file === opened);
  const first = loaded[origin];
  if (first?.state === "loading") return [first];
  const missing = loaded.findLastIndex(({ state }, at) => at < origin && state === "loading");
  return missing === -1 ? loaded : loaded.slice(missing + 1);
}
