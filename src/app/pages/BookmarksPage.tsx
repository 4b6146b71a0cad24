import { useMemo } from "react";
import type { CategorySlug, Manifest } from "../../bundle/schema.ts";
import { itemOfKept } from "../../reading/state/bookmarks.ts";
import { bookmarksOf, isRead } from "../../reading/state/reading-state.ts";
import { plainRows } from "../../reading/timeline/rows.ts";
import { matches } from "../../reading/view/filter.ts";
import { isFiltered, START, type View } from "../../reading/view/view.ts";
import { localZone } from "../env/clock.ts";
import { CategoryChips } from "../filters/CategoryChips.tsx";
import { FilterSummary } from "../filters/FilterSummary.tsx";
import { NothingMatches } from "../filters/NothingMatches.tsx";
import { useReading, useSession, useT } from "../state/context.tsx";
import { useShows } from "../state/use-shows.ts";
import { NO_EDGES } from "../timeline/edges.ts";
import { Timeline } from "../timeline/Timeline.tsx";
import { Empty } from "../ui/Empty.tsx";
import { BookmarkNote } from "../views/BookmarkNote.tsx";

import { GoOn } from "./GoOn.tsx";

interface BookmarksPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** What was kept, the last kept first; it stands even where the bundle no longer has it. */
export function BookmarksPage({ manifest, view }: BookmarksPageProps) {
  const t = useT();
  const bookmarks = useReading((state) => state.bookmarks);
  const drawn = useSession((session) => session.drawn);
  // What is kept stays here, also where it is muted or hidden elsewhere.
  const shows = useShows({ ...view, muted: true });
  const all = useMemo(
    () => bookmarksOf({ ...drawn, bookmarks }).map((bookmark) => itemOfKept(bookmark.item)),
    [bookmarks, drawn],
  );
  const kept = useMemo(() => all.filter(shows), [all, shows]);
  const shown = kept.filter((item) => matches(item, view));
  const rows = useMemo(() => plainRows(shown, (item) => localZone(item.publishedAt)), [shown]);
  const free = { ...view, categories: START.categories };
  const counts = new Map<CategorySlug, number>(manifest.categories.map(({ slug }) => [slug, 0]));
  for (const item of kept)
    if (matches(item, free)) counts.set(item.category, (counts.get(item.category) ?? 0) + 1);
  return (
    <>
      <div className="lead">
        <div className="page-head">
          <h2>{t("nav.bookmarks")}</h2>
          <p>{t("bookmarks.count", { n: all.length })}</p>
        </div>
        {/* Of nothing nothing can be filtered, and its words stand where they stand before categories are known. */}
        {(all.length > 0 || isFiltered(view)) && <CategoryChips view={view} counts={counts} />}
        <FilterSummary view={view} />
      </div>
      {rows.length > 0 && (
        <Timeline
          rows={rows}
          view={view}
          edges={NO_EDGES}
          busy={false}
          below={(item) => <BookmarkNote id={item.id} />}
        />
      )}
      <div className="stream-end">
        {rows.length === 0 && isFiltered(view) && (
          <NothingMatches
            view={view}
            items={all}
            among="all"
            isGone={() => false}
            isUnread={(item) => !isRead(drawn, item.id)}
          />
        )}
        {rows.length === 0 && !isFiltered(view) && (
          <Empty title={t("state.no-bookmarks")} hint={t("state.no-bookmarks-hint")}>
            <GoOn to="timeline" />
          </Empty>
        )}
      </div>
    </>
  );
}
