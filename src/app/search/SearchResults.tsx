import { type ReactNode, useMemo, useRef } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { markedPieces, markRanges } from "../../reading/search/highlight.ts";
import { parseQuery } from "../../reading/search/search.ts";
import { cardOf } from "../../reading/timeline/rows.ts";
import { formatView, type View } from "../../reading/view/view.ts";
import { type Marker, MarkerContext } from "../item/Marked.tsx";
import { movesIn } from "../list/moves-in.ts";
import { RowList, type RowListHandle } from "../list/RowList.tsx";
import { useT } from "../state/context.tsx";
import { useRegistered } from "../state/register-list.ts";
import { FoundCard } from "./FoundCard.tsx";
import { SearchStatus } from "./SearchStatus.tsx";
import { useSearch } from "./use-search.ts";
import { useSearchPlace } from "./use-search-place.ts";

interface SearchResultsProps {
  readonly manifest: Manifest;
  /** True where the manifest lists only what can be read without a network. */
  readonly isStored: boolean;
  readonly view: View;
  /** Filters and read state together: what is looked for. */
  readonly shows: (item: Item) => boolean;
  /** Whether what was found is neither muted nor hidden, or wanted all the same. */
  readonly isShown: (item: Item) => boolean;
  /** Stands over the list and knows what was found: chips. */
  readonly lead: (found: FoundItems) => ReactNode;
}

/** What was found so far. */
interface FoundItems {
  readonly items: readonly Item[];
  /** True where no more will be. */
  readonly isWhole: boolean;
}

/** What a query is found in, newest first, through the cards of the timeline. */
export function SearchResults({ manifest, isStored, view, shows, isShown, lead }: SearchResultsProps) {
  const t = useT();
  const search = useSearch(manifest, view, shows);
  const { state, more } = search;
  const hits = useMemo(() => search.hits.filter(({ item }) => isShown(item)), [search.hits, isShown]);
  const isWhole = state === "done" && search.missing === 0 && search.searched >= search.total;
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<RowListHandle>(null);
  useSearchPlace(root, handle, search, formatView(view));
  const items = useMemo(() => hits.map(({ item }) => item), [hits]);
  const rows = useMemo(() => hits.map((hit) => ({ ...hit, key: hit.item.id })), [hits]);
  const { parts } = useMemo(() => parseQuery(view.query), [view.query]);
  const marker = useMemo<Marker>(() => (text) => markedPieces(text, markRanges(text, parts)), [parts]);
  useRegistered(
    useMemo(() => ({ view, cards: items.map(cardOf), ...movesIn(root, handle, rows) }), [items, rows, view]),
  );
  const onReach = (end: number) => {
    if (state === "waiting" && end >= rows.length) more();
  };
  return (
    <>
      <div className="lead search-lead">
        <SearchStatus
          search={{ ...search, hits }}
          text={view.query}
          hasIndex={manifest.search !== null}
          isStored={isStored}
        />
        {lead({ items: search.hits.map(({ item }) => item), isWhole })}
      </div>
      <div className="stream search-results">
        {/* Headlines are of the fourth rank, and no digest stands over them. */}
        <h3 className="vh">{t("list.label")}</h3>
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
              draw={(hit, at) => (
                <FoundCard
                  hit={hit}
                  parts={parts}
                  position={at + 1}
                  size={state === "done" ? hits.length : -1}
                />
              )}
            />
          </div>
        </MarkerContext>
      </div>
    </>
  );
}
