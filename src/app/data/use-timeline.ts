import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DecodedShard } from "../../bundle/decode.ts";
import { allShards } from "../../bundle/locate.ts";
import type { Day, Manifest, ShardRef, Year } from "../../bundle/schema.ts";
import {
  extendNewer,
  extendOlder,
  type LoadedShard,
  openAt,
  placeOfDay,
  type Span,
} from "../../reading/timeline.ts";
import { formatView, type View } from "../../reading/view.ts";
import { firstYears } from "./first-screen.ts";
import { shardQuery, yearQuery } from "./queries.ts";

export interface Timeline {
  readonly loaded: readonly LoadedShard[];
  /** All shards whose references are here. */
  readonly shards: readonly ShardRef[];
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

/** The years to list: those back to the day asked for, and one more when the end of the list is near. */
function useYears(
  manifest: Manifest,
  wanted: number,
): { readonly years: readonly Year[]; readonly isFailed: boolean; readonly retry: () => void } {
  const answers = useQueries({ queries: manifest.years.slice(0, wanted).map(yearQuery) });
  const years: Year[] = [];
  for (const answer of answers) {
    if (!answer.data) break;
    years.push(answer.data);
  }
  const isFailed = answers.some((answer) => answer.isError);
  return { years, isFailed, retry: () => answers.forEach(retryFailed) };
}

function retryFailed(answer: UseQueryResult): void {
  if (answer.isError) void answer.refetch();
}

const yearsBackTo = (manifest: Manifest, day: Day | null): number =>
  day === null ? 0 : manifest.years.filter(({ year }) => year >= day.slice(0, 4)).length;

/** The shards of a view around its day, loaded as the reader goes; never all of them. */
export function useTimeline(manifest: Manifest, view: View, place: Day | null): Timeline {
  const start = view.day ?? view.to ?? place;
  const [wanted, setWanted] = useState(0);
  const wantedYears = Math.max(wanted, yearsBackTo(manifest, start), firstYears(manifest).length);
  const { years, ...list } = useYears(manifest, wantedYears);
  const shards = useMemo(() => allShards(manifest, years), [manifest, years]);
  const key = formatView(view);
  const complete = years.length >= Math.min(wantedYears, manifest.years.length);
  const [held, setHeld] = useState<{
    readonly key: string;
    readonly top: string;
    readonly span: Span;
    /** The newest shard of the window as it was opened. */
    readonly opened: string;
  } | null>(null);
  const span =
    held?.key === key ? moved(shards, held.top, held.span) : openFor(shards, view, complete ? start : null);
  const refs = shards.slice(span.first, span.end);
  const answers = useQueries({ queries: refs.map(shardQuery) });
  const opened = held?.key === key ? held.opened : (refs[0]?.file ?? "");
  const move = (next: Span) => setHeld({ key, top: shards[next.first]?.file ?? "", span: next, opened });
  const atEnd = span.end >= shards.length;
  return {
    loaded: joined(
      refs.map((ref, at) => loadedShard(ref, answers[at])),
      opened,
    ),
    shards,
    hasOlder: !atEnd || years.length < manifest.years.length,
    hasNewer: span.first > 0,
    older: () => {
      if (!atEnd) move(extendOlder(shards, view, span));
      else if (complete) setWanted(years.length + 1);
    },
    newer: () => move(extendNewer(shards, view, span)),
    retry: () => {
      list.retry();
      answers.forEach(retryFailed);
    },
    isWaiting: !complete && !list.isFailed,
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

function loadedShard(ref: ShardRef, answer: UseQueryResult<DecodedShard> | undefined): LoadedShard {
  if (answer?.data) return { state: "ready", ref, shard: answer.data.shard };
  return { state: answer?.isError ? "failed" : "loading", ref };
}
