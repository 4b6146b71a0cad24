import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { totalOf } from "../../bundle/counts.ts";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { parseQuery } from "../../reading/search/search.ts";
import { facetsOf } from "../../reading/search/search-candidates.ts";
import type { Found } from "../../reading/search/search-read.ts";
import { headOf, runSearch, type Sought } from "../../reading/search/search-run.ts";
import type { View } from "../../reading/view/view.ts";
import { searchFilesOf } from "../data/search-files.ts";
import { readFromEntry } from "../state/use-entry-state.ts";

/** Hits after which a search waits until the reader comes near the last of them. */
const PAGE_HITS = 20;

/** Name under which the search's entry of the history keeps how many hits it had. */
export const HITS = "hits";

/** How often progress is shown while nothing is found, in milliseconds. */
const PROGRESS_MS = 100;

export interface Search {
  readonly hits: readonly Found[];
  readonly searched: number;
  readonly total: number;
  readonly missing: number;
  readonly state: "running" | "waiting" | "stopped" | "done";
  /** False while the hits are those of the view before. */
  readonly isCurrent: boolean;
  /** Goes on to older items. */
  readonly more: () => void;
  readonly stop: () => void;
  /** Begins anew, for files that could not be had. */
  readonly again: () => void;
}

interface Progress extends Pick<Search, "hits" | "searched" | "total" | "missing" | "state"> {
  /** What was searched; null before anything was. */
  readonly of: View | null;
}

const NOTHING_YET: Progress = { of: null, hits: [], searched: 0, total: 0, missing: 0, state: "running" };

/** One run of a search, which waits at each page of hits and can be stopped and ended. */
interface Run {
  /** Hits at which it waits; 0 for one that is stopped. */
  wanted: number;
  /** Hits so far. */
  found: number;
  ended: boolean;
  /** Go on with what waits until more is wanted. */
  readonly sleepers: (() => void)[];
}

const sleep = (run: Run): Promise<void> => new Promise((resolve) => run.sleepers.push(resolve));

/** A run that is stopped asks for nothing, one that has ended never again: nobody wakes it. */
const isGoing = (run: Run) => async (): Promise<void> => {
  if (run.ended || run.wanted === 0) await sleep(run);
};

/** Where a search looks, and for what. */
interface Asked {
  readonly client: QueryClient;
  readonly manifest: Manifest;
  readonly view: View;
  readonly shows: (item: Item) => boolean;
}

/** Goes through a search to its end, or to that of its run, and tells how far it is: at each hit, else now and then. */
async function follow(
  run: Run,
  { client, manifest, view, shows }: Asked,
  tell: (now: Progress) => void,
): Promise<void> {
  const { from, to } = view;
  const sought: Sought = { query: parseQuery(view.query), facets: facetsOf(view), shows, from, to };
  const files = searchFilesOf(client, manifest, isGoing(run));
  let now: Progress = { ...NOTHING_YET, of: view, total: totalOf(manifest.counts) };
  let told = 0;
  for await (const step of runSearch(headOf(manifest), sought, files)) {
    if (run.ended) return;
    const hits = step.hits.length > 0 ? [...now.hits, ...step.hits] : now.hits;
    now = { ...now, ...step, hits, state: "running" };
    run.found = hits.length;
    if (run.found >= run.wanted) {
      tell({ ...now, state: run.wanted === 0 ? "stopped" : "waiting" });
      await sleep(run);
    } else if (step.hits.length > 0 || performance.now() - told > PROGRESS_MS) {
      told = performance.now();
      tell(now);
    }
  }
  if (!run.ended) tell({ ...now, state: "done" });
}

/** Searches the bundle for what a view asks, newest first; begins anew when view, bundle or `shows` change. */
export function useSearch(manifest: Manifest, view: View, shows: (item: Item) => boolean): Search {
  const client = useQueryClient();
  const [progress, setProgress] = useState(NOTHING_YET);
  const current = useRef<Run | null>(null);
  const end = useCallback(() => {
    if (current.current) current.current.ended = true;
  }, []);
  const begin = useCallback(() => {
    end();
    const wanted = Math.max(PAGE_HITS, Number(readFromEntry(HITS)));
    const run: Run = { wanted, found: 0, ended: false, sleepers: [] };
    current.current = run;
    void follow(run, { client, manifest, view, shows }, setProgress);
  }, [client, manifest, view, shows, end]);
  useEffect(() => {
    begin();
    return end;
  }, [begin, end]);
  const more = useCallback(() => {
    const run = current.current;
    if (!run) return;
    // Before it wakes: React may run an updater later than that.
    run.wanted = run.found + PAGE_HITS;
    setProgress((now) => (now.state === "done" ? now : { ...now, state: "running" }));
    for (const wake of run.sleepers.splice(0)) wake();
  }, []);
  const stop = useCallback(() => {
    if (current.current) current.current.wanted = 0;
    setProgress((now) => (now.state === "running" ? { ...now, state: "stopped" } : now));
  }, []);
  return { ...progress, isCurrent: progress.of === view, more, stop, again: begin };
}
