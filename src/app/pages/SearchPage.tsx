import { useMemo } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { chipCounts } from "../../reading/chip-counts.ts";
import { matches } from "../../reading/filter.ts";
import { isRead } from "../../reading/reading-state.ts";
import type { View } from "../../reading/view.ts";
import { useReadable } from "../data/use-readable.ts";
import { CategoryChips } from "../filters/CategoryChips.tsx";
import { FilterSummary } from "../filters/FilterSummary.tsx";
import { SearchResults } from "../search/SearchResults.tsx";
import { useSession } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";

interface SearchPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** What the query of the address is found in, under all filters; without a network, in what is stored. */
export function SearchPage({ manifest: shown, view }: SearchPageProps) {
  const { manifest, isStored } = useReadable(shown);
  const drawn = useSession((session) => session.drawn);
  const { isMuted, isFollowed } = useAttitudes();
  const visible = useMemo(
    () => (item: Item) =>
      (!view.unread || !isRead(drawn, item.id)) &&
      (!view.followed || isFollowed(item)) &&
      (view.muted || !isMuted(item)),
    [view.unread, view.followed, view.muted, drawn, isFollowed, isMuted],
  );
  const shows = useMemo(() => (item: Item) => matches(item, view) && visible(item), [view, visible]);
  return (
    <SearchResults
      manifest={manifest}
      isStored={isStored}
      view={view}
      shows={shows}
      lead={(items) => (
        <>
          <CategoryChips
            view={view}
            counts={chipCounts({ manifest, shards: [], items, shows: visible, reading: null }, view)}
          />
          <FilterSummary view={view} />
        </>
      )}
    />
  );
}
