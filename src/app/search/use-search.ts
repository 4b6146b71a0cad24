import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { parseQuery } from "../../reading/search.ts";
import { type Hit, runSearch } from "../../reading/search-run.ts";
import { loadSearchEntry, searchFilesOf } from "../data/search-files.ts";

/** Hits after which a search waits until the reader comes near the last of them. */
const PAGE_HITS = 20;

/** How often progress is shown while nothing is found, in milliseconds. */
const PROGRESS_MS = 100;

export interface Search {
  readonly hits: readonly Hit[];
  readonly searched: number;
  readonly total: number;
  readonly missing: number;
  readonly state: "running" | "waiting" | "stopped" | "done";
  /** Goes on to older items. */
  readonly more: () => void;
  readonly stop: () => void;
}

type Progress = Pick<Search, "hits" | "searched" | "total" | "missing" | "state">;

const NOTHING_YET: Progress = { hits: [], searched: 0, total: 0, missing: 0, state: "running" };

/** One run of a search, which waits at each page of hits and can be ended. */
interface Run {
  wanted: number;
  ended: boolean;
  wake: () => void;
}

/** Searches the bundle for a text, newest first; begins anew when the text, the bundle or `shows` changes. */
export function useSearch(manifest: Manifest, text: string, shows: (item: Item) => boolean): Search {
  const client = useQueryClient();
  const [progress, setProgress] = useState(NOTHING_YET);
  const current = useRef<Run | null>(null);
  useEffect(() => {
    const run: Run = { wanted: PAGE_HITS, ended: false, wake: () => {} };
    current.current = run;
    const show = (next: Progress) => {
      if (!run.ended) setProgress(next);
    };
    const go = async () => {
      let now = NOTHING_YET;
      let shown = 0;
      const entry = await loadSearchEntry(client, manifest);
      for await (const step of runSearch(entry, parseQuery(text), searchFilesOf(client), shows)) {
        if (run.ended) return;
        now = {
          ...step,
          hits: step.hits.length > 0 ? [...now.hits, ...step.hits] : now.hits,
          state: "running",
        };
        if (now.hits.length >= run.wanted) {
          show({ ...now, state: run.wanted === 0 ? "stopped" : "waiting" });
          await new Promise<void>((resolve) => (run.wake = resolve));
          if (run.ended) return;
        } else if (step.hits.length > 0 || performance.now() - shown > PROGRESS_MS) {
          shown = performance.now();
          show(now);
        }
      }
      show({ ...now, state: "done" });
    };
    void go();
    return () => {
      run.ended = true;
      run.wake();
    };
  }, [client, manifest, text, shows]);
  const more = useCallback(() => {
    const run = current.current;
    if (!run) return;
    setProgress((now) => {
      run.wanted = now.hits.length + PAGE_HITS;
      return now.state === "done" ? now : { ...now, state: "running" };
    });
    run.wake();
  }, []);
  const stop = useCallback(() => {
    if (current.current) current.current.wanted = 0;
  }, []);
  return { ...progress, more, stop };
}
