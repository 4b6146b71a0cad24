import { useMemo } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { chipCounts } from "../../reading/view/chip-counts.ts";
import { matches } from "../../reading/view/filter.ts";
import { knownCounts } from "../../reading/view/known-counts.ts";
import type { View } from "../../reading/view/view.ts";
import { useReadable } from "../data/use-readable.ts";
import { CategoryChips } from "../filters/CategoryChips.tsx";
import { FilterSummary } from "../filters/FilterSummary.tsx";
import { MutedLine } from "../filters/MutedLine.tsx";
import { SearchResults } from "../search/SearchResults.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useShows } from "../state/use-shows.ts";

interface SearchPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** What the query of the address is found in, under all filters; without a network, in what is stored. */
export function SearchPage({ manifest: shown, view }: SearchPageProps) {
  const { manifest, isStored } = useReadable(shown);
  const { isOut } = useAttitudes();
  const wants = useShows({ ...view, muted: true });
  const shows = useMemo(() => (item: Item) => matches(item, view) && wants(item), [view, wants]);
  const isShown = useMemo(() => (item: Item) => view.muted || !isOut(item), [view.muted, isOut]);
  const countsOf = (items: readonly Item[], isWhole: boolean) =>
    knownCounts(
      chipCounts({ manifest, shards: [], items, shows: wants, reading: null }, view),
      view,
      isWhole,
    );
  return (
    <SearchResults
      manifest={manifest}
      isStored={isStored}
      view={view}
      shows={shows}
      isShown={isShown}
      lead={({ items, isWhole }) => (
        <>
          <CategoryChips view={view} counts={countsOf(items.filter(isShown), isWhole)} />
          <FilterSummary view={view} />
          <MutedLine view={view} muted={items.filter(isOut).length} />
        </>
      )}
    />
  );
}
