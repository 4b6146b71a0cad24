import { useEffect, useMemo } from "react";
import { sourceOf } from "../../bundle/facet-terms.ts";
import type { ItemId, Manifest } from "../../bundle/schema.ts";
import { storyOf } from "../../reading/stories/folding.ts";
import { momentText } from "../../reading/text/time-text.ts";
import { plainRows } from "../../reading/timeline/rows.ts";
import { matches } from "../../reading/view/filter.ts";
import type { View } from "../../reading/view/view.ts";
import { FilterSummary } from "../filters/FilterSummary.tsx";
import { MutedLine } from "../filters/MutedLine.tsx";
import { ConflictLine } from "../item/ConflictLine.tsx";
import { useDispatch, usePreferences, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useShows } from "../state/use-shows.ts";
import { NO_EDGES } from "../timeline/edges.ts";
import { Timeline } from "../timeline/Timeline.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { GoOn } from "./GoOn.tsx";
import { type LoadedStory, useStory } from "./use-story.ts";

interface StoryPageProps {
  readonly manifest: Manifest;
  readonly view: View;
  readonly story: ItemId;
}

/** All reports of one event by time, under an address of its own: that of its first report. */
export function StoryPage({ manifest, view, story }: StoryPageProps) {
  const dispatch = useDispatch();
  const loaded = useStory(manifest, story);
  const [first] = loaded.reports;
  const address = first ? storyOf(first) : story;
  useEffect(() => {
    if (address !== story) dispatch({ type: "go", view: { ...view, story: address }, replace: true });
  }, [address, story, view, dispatch]);
  if (!first) return <NoStory loaded={loaded} />;
  return <Story loaded={loaded} view={{ ...view, story: address }} />;
}

function Story({ loaded, view }: { readonly loaded: LoadedStory; readonly view: View }) {
  const t = useT();
  const { locale } = usePreferences();
  const { reports, zoneOf } = loaded;
  const { isOut } = useAttitudes();
  const shows = useShows(view);
  const wanted = reports.filter((item) => matches(item, view));
  const shown = wanted.filter(shows);
  const list = shown.map(({ id }) => id).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list names its items
  const rows = useMemo(() => plainRows(shown, zoneOf), [list, zoneOf]);
  const [first, last] = [reports[0], reports.at(-1)];
  if (!first || !last) return null;
  const when = (item: typeof first) => momentText(item.publishedAt, zoneOf(item), locale);
  return (
    <>
      <div className="lead">
        <div className="page-head">
          <h2 lang="zh-Hans">{first.title || t("item.untitled")}</h2>
          <p>
            {t("story.numbers", {
              n: reports.length,
              sources: new Set(reports.map(sourceOf)).size,
            })}{" "}
            {when(first) === when(last)
              ? when(first)
              : t("filter.dates", { from: when(first), to: when(last) })}
          </p>
        </div>
        <ConflictLine items={reports} />
        <FilterSummary view={view} />
        <MutedLine view={view} muted={wanted.filter(isOut).length} />
      </div>
      <Timeline rows={rows} view={view} edges={NO_EDGES} busy={loaded.busy} />
      <div className="stream-end">
        {loaded.failed && <Gap loaded={loaded} />}
        {!loaded.failed && !loaded.busy && <p className="list-end">{t("story.end")}</p>}
      </div>
    </>
  );
}

function Gap({ loaded }: { readonly loaded: LoadedStory }) {
  const t = useT();
  return (
    <Failure
      title={t("state.shard-failed")}
      hint={t("state.failed-hint")}
      action={t("state.retry")}
      onAction={loaded.retry}
    />
  );
}

/** The story is on its way, could not be had, or is not in this bundle. */
function NoStory({ loaded }: { readonly loaded: LoadedStory }) {
  const t = useT();
  return (
    <div className="stream-end">
      {loaded.busy && <Skeleton label={t("list.loading")} cards={4} />}
      {!loaded.busy && loaded.failed && <Gap loaded={loaded} />}
      {!loaded.busy && !loaded.failed && (
        <Empty title={t("story.none")} hint={t("story.none-hint")}>
          <GoOn to="timeline" />
        </Empty>
      )}
    </div>
  );
}
