import { useQueries } from "@tanstack/react-query";
import type { Manifest } from "../../bundle/schema.ts";
import { catchUpShards, digestsSince } from "../../reading/catch-up.ts";
import { translateParts } from "../../reading/messages/translate.ts";
import { minutesFor, minutesForCount } from "../../reading/reading-time.ts";
import { momentText } from "../../reading/time-text.ts";
import { START } from "../../reading/view.ts";
import { arrivedSince } from "../../reading/visit.ts";
import { shardQuery } from "../data/queries.ts";
import { localZone } from "../env/clock.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useSession, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** Minutes by the texts as far as the timeline has loaded all of them, else by their number. */
function useMinutes(manifest: Manifest, since: number | null, items: number): number {
  const queries = catchUpShards(manifest, since).map((ref) => ({ ...shardQuery(ref), enabled: false }));
  const answers = useQueries({ queries });
  const shards = answers.flatMap(({ data }) => (data ? [data.shard] : []));
  return shards.length === answers.length
    ? minutesFor(digestsSince(shards, since).flatMap((digest) => digest.items))
    : minutesForCount(items);
}

/** What came since the last visit, and how long it takes to read; nothing on a first visit. */
export function ArrivalLine({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const visit = useSession((session) => session.visit);
  const arrived = arrivedSince(manifest, visit?.since ?? null);
  const minutes = useMinutes(manifest, visit?.since ?? null, arrived?.items ?? 0);
  if (!arrived || !visit?.ended) return null;
  const { items, digests } = arrived;
  const parts = translateParts(locale, arrived.more ? "arrival.line-more" : "arrival.line", {
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
