import { useMemo } from "react";
import type { Digest, DigestRef, Manifest } from "../../bundle/schema.ts";
import { translateParts } from "../../reading/messages/translate.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { minutesFor, minutesForCount } from "../../reading/text/reading-time.ts";
import { momentText } from "../../reading/text/time-text.ts";
import { inSight } from "../../reading/timeline/arrivals.ts";
import { catchUpRows, catchUpShards, digestsOf, leftToRead } from "../../reading/timeline/catch-up.ts";
import { freshDigests, type Visit } from "../../reading/timeline/visit.ts";
import { leftOf } from "../../reading/view/digest-left.ts";
import { START } from "../../reading/view/view.ts";
import { useShardsInHand } from "../data/use-shards-in-hand.ts";
import { localZone } from "../env/clock.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useSession, useStores, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import { useFolding } from "./use-folding.ts";

/** What came since the last visit and is neither muted nor hidden; null until the timeline has loaded all of it. */
function useNews(manifest: Manifest, fresh: readonly DigestRef[]): readonly Digest[] | null {
  const outOfSight = useSession((session) => session.outOfSight);
  const refs = useMemo(() => catchUpShards(manifest, fresh), [manifest, fresh]);
  const shards = useShardsInHand(refs);
  return useMemo(() => {
    if (shards.length < refs.length) return null;
    const unseen = new Set(outOfSight);
    return digestsOf(shards, fresh).map((digest) => ({
      ...digest,
      items: digest.items.filter((item) => !unseen.has(item)),
    }));
  }, [shards, refs, fresh, outOfSight]);
}

/** Minutes for what is left of the news, as catch-up tells them; by their number where they are not all here. */
function useMinutes(news: readonly Digest[] | null, items: number, visit: Visit | null): number {
  const fold = useFolding(START, `arrival ${visit?.since}`);
  const drawn = useSession((session) => session.drawn);
  return useMemo(() => {
    if (!news) return minutesForCount(items);
    const rows = catchUpRows(news, { shows: () => true, fold });
    return minutesFor(leftToRead(rows, ({ id }) => isRead(drawn, id)));
  }, [news, items, fold, drawn]);
}

/** Whether all of that was known to be read when the page was drawn: the line stays as it is while the list stands. */
function useWasRead(
  manifest: Manifest,
  fresh: readonly DigestRef[],
  news: readonly Digest[] | null,
): boolean {
  const { session } = useStores();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news that are loaded later change nothing
  return useMemo(() => {
    const { drawn } = session.getState();
    const items = news?.flatMap((digest) => digest.items) ?? [];
    return fresh.every((ref) => leftOf(ref, manifest, items, drawn).unread === 0);
  }, [manifest, fresh, session]);
}

/** What came since the last visit, and how long it takes to read; nothing on a first visit. */
export function ArrivalLine({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const visit = useSession((session) => session.visit);
  const more = useSession((session) => session.lastDay !== null);
  const outOfSight = useSession((session) => session.outOfSight);
  const fresh = useMemo(() => freshDigests(manifest, visit?.since ?? null, visit?.known), [manifest, visit]);
  const { items, digests } = inSight(fresh, outOfSight);
  const news = useNews(manifest, fresh);
  const minutes = useMinutes(news, items, visit);
  const wasRead = useWasRead(manifest, fresh, news) && !more;
  if (items === 0 || !visit?.ended) return null;
  const line = more ? "arrival.line-more" : "arrival.line";
  const parts = translateParts(locale, wasRead ? "arrival.all-read" : line, {
    when: momentText(visit.ended, localZone(visit.ended), locale),
    n: items,
    digests,
    minutes,
  });
  const view = { ...START, name: "catch-up" } as const;
  return (
    <p className="arrival">
      {parts.map(({ tag, text }) => (tag ? <strong key={text}>{text}</strong> : text))}{" "}
      {!wasRead && (
        <PageLink
          href={hrefOf(view)}
          current={false}
          className="text-link"
          onGo={() => dispatch({ type: "go", view })}
        >
          {t("arrival.from-first")}
        </PageLink>
      )}
    </p>
  );
}
