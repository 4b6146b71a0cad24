import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { catchUpRows, catchUpShards, digestsSince } from "../../reading/catch-up.ts";
import { storyCount } from "../../reading/folding.ts";
import { translate } from "../../reading/messages/translate.ts";
import { isRead } from "../../reading/reading-state.ts";
import { minutesFor } from "../../reading/reading-time.ts";
import { isItemRow, itemsOf } from "../../reading/rows.ts";
import { START, type View } from "../../reading/view.ts";
import type { Visit } from "../../reading/visit.ts";
import { shardQuery } from "../data/queries.ts";
import { MutedLine } from "../filters/MutedLine.tsx";
import { useDispatch, usePreferences, useReading, useSession, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useShows } from "../state/use-shows.ts";
import { NO_EDGES } from "../timeline/edges.ts";
import { NextDue } from "../timeline/NextDue.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { useFolding } from "../timeline/use-folding.ts";
import { useNovelty } from "../timeline/use-novelty.ts";
import { Empty } from "../ui/Empty.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { FailedAnswers } from "../views/FailedAnswers.tsx";

interface CatchUpPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** Everything since the last visit as one finite brief, oldest first, with its end in sight. */
export function CatchUpPage({ manifest, view }: CatchUpPageProps) {
  const t = useT();
  const visit = useSession((session) => session.visit);
  if (!visit)
    return (
      <div className="stream-end">
        <Skeleton label={t("list.loading")} cards={4} />
      </div>
    );
  return <Brief manifest={manifest} view={view} visit={visit} />;
}

function Brief({ manifest, view, visit }: CatchUpPageProps & { readonly visit: Visit }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const atLoad = useSession((session) => session.atLoad);
  const { since } = visit;
  const { isOut } = useAttitudes();
  const shows = useShows({ ...START, muted: view.muted });
  const fold = useFolding(view, `catch-up ${since}`);
  const refs = useMemo(() => catchUpShards(manifest, since), [manifest, since]);
  const answers = useQueries({ queries: refs.map(shardQuery) });
  const shards = answers.flatMap((answer) => (answer.data ? [answer.data.shard] : []));
  const busy = answers.some((answer) => answer.isPending);
  const complete = shards.length === refs.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a shard that is here never changes
  const here = useMemo(() => (busy ? [] : shards), [busy, shards.length]);
  const rows = useMemo(() => catchUpRows(here, since, { shows, fold }), [here, since, shows, fold]);
  const cards = rows.filter(isItemRow);
  const items = itemsOf(cards);
  const left = useReading((state) => items.filter((item) => !isRead(state, item.id)).length);
  const told = useMemo(
    () => here.flatMap(({ digests }) => digests.flatMap((digest) => digest.items)),
    [here],
  );
  useNovelty(told, manifest.head, complete);
  const muted = useMemo(
    () =>
      digestsSince(here, since)
        .flatMap((digest) => digest.items)
        .filter(isOut).length,
    [here, since, isOut],
  );
  const hours = visit.ended ? Math.max(1, Math.round((visit.at - visit.ended) / 3_600_000)) : 0;
  const readBefore = complete && items.every((item) => isRead(atLoad, item.id));
  if (refs.length === 0 || readBefore)
    return (
      <div className="stream-end">
        <MutedLine view={view} muted={muted} />
        <Empty title={t("catch-up.none")} hint={t("catch-up.none-hint")}>
          <NextDue manifest={manifest} />
          <button type="button" className="button" onClick={() => dispatch({ type: "go", view: START })}>
            {t("nav.timeline")}
          </button>
        </Empty>
      </div>
    );
  return (
    <>
      <div className="lead">
        <div className="page-head">
          <h2>{t("nav.catch-up")}</h2>
          {/* Of a brief with a gap, or one that is still on its way, nothing is counted. */}
          {complete && (
            <p>
              {translate(locale, "catch-up.numbers", {
                hours,
                digests: new Set(items.map(({ digest }) => digest)).size,
                n: items.length,
                stories: storyCount(items),
                minutes: minutesFor(
                  cards.flatMap(({ item, voices, repeat }) => [...(repeat ? [] : [item]), ...voices]),
                ),
              })}
            </p>
          )}
        </div>
        <MutedLine view={view} muted={muted} />
        {!busy && <FailedAnswers answers={answers} />}
      </div>
      {rows.length > 0 && <Timeline rows={rows} view={view} edges={NO_EDGES} busy={false} />}
      <div className="stream-end">
        {busy && <Skeleton label={t("list.loading")} cards={4} />}
        {complete && rows.length > 0 && (
          <Empty
            title={left === 0 ? t("catch-up.done") : t("catch-up.left", { n: left })}
            hint={t(left === 0 ? "catch-up.done-hint" : "catch-up.left-hint")}
          >
            <NextDue manifest={manifest} />
            <button
              type="button"
              className="button"
              onClick={() => dispatch({ type: "go", view: { ...START, name: "bookmarks" } })}
            >
              {t("nav.bookmarks")}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => dispatch({ type: "go", view: { ...START, name: "archive" } })}
            >
              {t("nav.archive")}
            </button>
          </Empty>
        )}
      </div>
    </>
  );
}
