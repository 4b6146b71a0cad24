import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { digestWindow } from "../../reading/digest-window.ts";
import { markedPieces, markRanges } from "../../reading/highlight.ts";
import { cardOf } from "../../reading/rows.ts";
import { parseQuery } from "../../reading/search.ts";
import type { View } from "../../reading/view.ts";
import { FailedItem } from "../item/FailedItem.tsx";
import { ItemCard } from "../item/ItemCard.tsx";
import { type Marker, MarkerContext } from "../item/Marked.tsx";
import { RowList, type RowListHandle } from "../list/RowList.tsx";
import { useStores, useT } from "../state/context.tsx";
import { registerList } from "../state/register-list.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { SearchStatus } from "./SearchStatus.tsx";
import { useSearch } from "./use-search.ts";

interface SearchResultsProps {
  readonly manifest: Manifest;
  /** True where the manifest lists only what can be read without a network. */
  readonly isStored: boolean;
  readonly view: View;
  /** Filters, read state and mutes together. */
  readonly shows: (item: Item) => boolean;
  /** Stands over the list and knows what was found: chips. */
  readonly lead: (items: readonly Item[]) => ReactNode;
}

/** How far down the window a card lands when the reader moves to it: about a quarter. */
const LANDING = 0.25;

/** What a query is found in, newest first, through the cards of the timeline. */
export function SearchResults({ manifest, isStored, view, shows, lead }: SearchResultsProps) {
  const t = useT();
  const stores = useStores();
  const search = useSearch(manifest, view, shows);
  const { hits, state, more } = search;
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<RowListHandle>(null);
  const items = useMemo(() => hits.map(({ item }) => item), [hits]);
  const rows = useMemo(() => hits.map((hit) => ({ ...hit, key: hit.item.id })), [hits]);
  const marker = useMemo<Marker>(() => {
    const { parts } = parseQuery(view.query);
    return (text) => markedPieces(text, markRanges(text, parts));
  }, [view.query]);
  useEffect(() => {
    const mine = {
      view,
      cards: items.map(cardOf),
      scrollTo: (key: string): boolean => {
        if (!items.some(({ id }) => id === key)) return false;
        handle.current?.scrollTo(key, Math.round(window.innerHeight * LANDING));
        return true;
      },
      focusEnd: () => root.current?.focus({ preventScroll: true }),
    };
    return registerList(stores, mine);
  }, [stores, items, view]);
  const onReach = (end: number) => {
    if (state === "waiting" && end >= rows.length) more();
  };
  return (
    <>
      <div className="lead search-lead">
        <SearchStatus
          search={search}
          text={view.query}
          hasIndex={manifest.search !== null}
          isStored={isStored}
        />
        {lead(items)}
      </div>
      <div className="stream search-results">
        <MarkerContext value={marker}>
          <div
            ref={root}
            role="feed"
            aria-label={t("search.results")}
            aria-busy={state === "running"}
            data-list=""
            tabIndex={-1}
          >
            <RowList
              ref={handle}
              rows={rows}
              onReach={onReach}
              draw={({ item, digest }, at) => (
                <div className="row row-item" data-row={at}>
                  <Boundary fallback={(retry) => <FailedItem item={item} onRetry={retry} />}>
                    <ItemCard
                      item={item}
                      foldable={false}
                      place={{
                        day: null,
                        zone: digest.zone,
                        windowStart: digestWindow(digest)?.start ?? null,
                        position: at + 1,
                        size: state === "done" ? hits.length : -1,
                      }}
                    />
                  </Boundary>
                </div>
              )}
            />
          </div>
        </MarkerContext>
      </div>
    </>
  );
}
