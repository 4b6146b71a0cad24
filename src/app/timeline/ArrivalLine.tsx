import { useQueries } from "@tanstack/react-query";
import type { Manifest } from "../../bundle/schema.ts";
import { translateParts } from "../../reading/messages/translate.ts";
import { minutesFor, minutesForCount } from "../../reading/text/reading-time.ts";
import { momentText } from "../../reading/text/time-text.ts";
import { inSight } from "../../reading/timeline/arrivals.ts";
import { catchUpShards, digestsSince } from "../../reading/timeline/catch-up.ts";
import { freshDigests, type Visit } from "../../reading/timeline/visit.ts";
import { START } from "../../reading/view/view.ts";
import { shardQuery } from "../data/queries.ts";
import { localZone } from "../env/clock.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useSession, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** Minutes by the texts as far as the timeline has loaded all of them, else by their number. */
function useMinutes(manifest: Manifest, visit: Visit | null, items: number): number {
  const { since = null, known = [] } = visit ?? {};
  const outOfSight = new Set(useSession((session) => session.outOfSight));
  const queries = catchUpShards(manifest, since, known).map((ref) => ({
    ...shardQuery(ref),
    enabled: false,
  }));
  const answers = useQueries({ queries });
  const shards = answers.flatMap(({ data }) => (data ? [data.shard] : []));
  return shards.length === answers.length
    ? minutesFor(
        digestsSince(shards, since, known).flatMap((digest) =>
          digest.items.filter((item) => !outOfSight.has(item)),
        ),
      )
    : minutesForCount(items);
}

/** What came since the last visit, and how long it takes to read; nothing on a first visit. */
export function ArrivalLine({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const visit = useSession((session) => session.visit);
  const more = useSession((session) => session.lastDay !== null);
  const outOfSight = useSession((session) => session.outOfSight);
  const { items, digests } = inSight(freshDigests(manifest, visit?.since ?? null, visit?.known), outOfSight);
  const minutes = useMinutes(manifest, visit, items);
  if (items === 0 || !visit?.ended) return null;
  const parts = translateParts(locale, more ? "arrival.line-more" : "arrival.line", {
    when: momentText(visit.ended, localZone(visit.ended), locale),
    n: items,
    digests,
    minutes,
  });
  const view = { ...START, name: "catch-up" } as const;
  return (
    <p className="arrival">
      {parts.map(({ tag, text }) => (tag ? <strong key={text}>{text}</strong> : text))}{" "}
      <PageLink
        href={hrefOf(view)}
        current={false}
        className="text-link"
        onGo={() => dispatch({ type: "go", view })}
      >
        {t("arrival.from-first")}
      </PageLink>
    </p>
  );
}
