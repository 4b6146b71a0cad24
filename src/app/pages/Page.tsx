import type { Manifest } from "../../bundle/schema.ts";
import { chipCounts } from "../../reading/chip-counts.ts";
import type { View } from "../../reading/view.ts";
import { CategoryChips } from "../filters/CategoryChips.tsx";
import { FilterSummary } from "../filters/FilterSummary.tsx";
import { NothingMatches } from "../filters/NothingMatches.tsx";
import { TimelineView } from "../timeline/TimelineView.tsx";

interface PageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** The page that the address names. */
export function Page({ manifest, view }: PageProps) {
  switch (view.name) {
    default:
      return (
        <TimelineView
          manifest={manifest}
          view={view}
          lead={({ items, shows, shards }) => (
            <>
              <CategoryChips view={view} counts={chipCounts({ manifest, shards, items, shows }, view)} />
              <FilterSummary view={view} />
            </>
          )}
          nothing={(items) => <NothingMatches view={view} items={items} />}
        />
      );
  }
}
