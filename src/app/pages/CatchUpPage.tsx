import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Day, Item, Manifest } from "../../bundle/schema.ts";
import { catchUpRows, catchUpShards } from "../../reading/catch-up.ts";
import { storyCount } from "../../reading/folding.ts";
import { isHidden } from "../../reading/hidden.ts";
import { translate } from "../../reading/messages/translate.ts";
import { isRead } from "../../reading/reading-state.ts";
import { minutesFor } from "../../reading/reading-time.ts";
import { isItemRow, itemsOf } from "../../reading/rows.ts";
import { START, type View } from "../../reading/view.ts";
import { freshDigests, type Visit } from "../../reading/visit.ts";
import { shardQuery } from "../data/queries.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useReading, useSession, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { NextDue } from "../timeline/NextDue.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { useFolding } from "../timeline/use-folding.ts";
import { useNovelty } from "../timeline/use-novelty.ts";
import { Empty } from "../ui/Empty.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { FailedAnswers } from "../views/FailedAnswers.tsx";

interface CatchUpPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

const NO_EDGES = { older: null, newer: null };

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

/** The way to what came before a brief that is not all. */
function Earlier({ day, digests }: { readonly day: Day; readonly digests: number }) {
  const t = useT();
  const dispatch = useDispatch();
  const view = { ...START, day };
  return (
    <p>
      {t("catch-up.part", { digests })}{" "}
      <PageLink
        href={hrefOf(view)}
        current={false}
        className="text-link"
        onGo={() => dispatch({ type: "go", view })}
      >
        {t("catch-up.part-go")}
      </PageLink>
    </p>
  );
}

function Brief({ manifest, view, visit }: CatchUpPageProps & { readonly visit: Visit }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const atLoad = useSession((session) => session.atLoad);
  const { since, known } = visit;
  const lastDay = useSession((session) => session.lastDay);
  const digests = useMemo(() => freshDigests(manifest, since, known).length, [manifest, since, known]);
  const entries = useReading((state) => state.entries);
  const { isMuted } = useAttitudes();
  const shows = useMemo(
    () => (item: Item) => !isMuted(item) && !isHidden(entries, item.id),
    [isMuted, entries],
  );
  const fold = useFolding(view, `catch-up ${since}`);
  const refs = useMemo(() => catchUpShards(manifest, since, known), [manifest, since, known]);
  const answers = useQueries({ queries: refs.map(shardQuery) });
  const shards = answers.flatMap((answer) => (answer.data ? [answer.data.shard] : []));
  const complete = shards.length === refs.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shards never change once all are here
  const here = useMemo(() => (complete ? shards : []), [complete]);
  const rows = useMemo(
    () => catchUpRows(here, since, { shows, fold }, known),
    [here, since, known, shows, fold],
  );
  const cards = rows.filter(isItemRow);
  const items = itemsOf(cards);
  const left = useReading((state) => items.filter((item) => !isRead(state, item.id)).length);
  const told = useMemo(
    () => here.flatMap(({ digests }) => digests.flatMap((digest) => digest.items)),
    [here],
  );
  useNovelty(told, manifest.head, complete);
  const hours = visit.ended ? Math.max(1, Math.round((visit.at - visit.ended) / 3_600_000)) : 0;
  const readBefore = complete && items.every((item) => isRead(atLoad, item.id));
  if (refs.length === 0 || (readBefore && !lastDay))
    return (
      <div className="stream-end">
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
          {lastDay && <Earlier day={lastDay} digests={digests} />}
        </div>
      </div>
      {rows.length > 0 && <Timeline rows={rows} view={view} edges={NO_EDGES} busy={false} />}
      <div className="stream-end">
        <FailedAnswers answers={answers} />
        {answers.some((answer) => answer.isPending) && <Skeleton label={t("list.loading")} cards={4} />}
        {rows.length > 0 && (
          <Empty
            title={left === 0 ? t("catch-up.done") : t("catch-up.left", { n: left })}
            hint={
              lastDay
                ? t("catch-up.part", { digests })
                : t(left === 0 ? "catch-up.done-hint" : "catch-up.left-hint")
            }
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
