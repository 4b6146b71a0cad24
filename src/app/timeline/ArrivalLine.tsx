import type { Manifest } from "../../bundle/schema.ts";
import { translateParts } from "../../reading/messages/translate.ts";
import { minutesForCount } from "../../reading/reading-time.ts";
import { momentText } from "../../reading/time-text.ts";
import { START } from "../../reading/view.ts";
import { arrivedSince } from "../../reading/visit.ts";
import { localZone } from "../env/clock.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, usePreferences, useSession, useT } from "../state/context.tsx";
import { PageLink } from "../ui/PageLink.tsx";

/** What came since the last visit, and how long it takes to read; nothing on a first visit. */
export function ArrivalLine({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const { locale } = usePreferences();
  const visit = useSession((session) => session.visit);
  const arrived = arrivedSince(manifest, visit?.since ?? null);
  if (!arrived || !visit?.ended) return null;
  const { items, digests } = arrived;
  const parts = translateParts(locale, arrived.more ? "arrival.line-more" : "arrival.line", {
    when: momentText(visit.ended, localZone(visit.ended), locale),
    n: items,
    digests,
    minutes: minutesForCount(items),
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
