import type { Manifest } from "../../bundle/schema.ts";
import { translate } from "../../reading/messages/translate.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { storyCount } from "../../reading/stories/folding.ts";
import { minutesFor } from "../../reading/text/reading-time.ts";
import { leftToRead } from "../../reading/timeline/catch-up.ts";
import { isItemRow, itemsOf } from "../../reading/timeline/rows.ts";
import { timeAway } from "../../reading/timeline/time-away.ts";
import type { Visit } from "../../reading/timeline/visit.ts";
import type { View } from "../../reading/view/view.ts";
import { MutedLine } from "../filters/MutedLine.tsx";
import { usePreferences, useReading, useSession, useT } from "../state/context.tsx";
import { NO_EDGES } from "../timeline/edges.ts";
import { NextDue } from "../timeline/NextDue.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { FailedAnswers } from "../views/FailedAnswers.tsx";
import { Earlier } from "./Earlier.tsx";
import { GoOn } from "./GoOn.tsx";
import { useBrief } from "./use-brief.ts";

interface CatchUpPageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** What an empty brief says: what it will be for, that nothing came, or that all of it was read before. */
const NOTHING = {
  first: ["catch-up.first", "catch-up.first-hint"],
  none: ["catch-up.none", "catch-up.none-hint"],
  done: ["catch-up.done", "catch-up.done-hint"],
} as const;

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
  const { locale } = usePreferences();
  const atLoad = useSession((session) => session.atLoad);
  const drawn = useSession((session) => session.drawn);
  const lastDay = useSession((session) => session.lastDay);
  const { rows, muted, came, busy, complete, answers } = useBrief(manifest, view, visit);
  const cards = rows.filter(isItemRow);
  const items = itemsOf(cards);
  const left = useReading((state) => items.filter((item) => !isRead(state, item.id)).length);
  const away = timeAway(visit.ended ? visit.at - visit.ended : 0);
  const readBefore = complete && items.every((item) => isRead(atLoad, item.id));
  const since = items.length === 0 ? "none" : "done";
  const [title, hint] = NOTHING[visit.since === null ? "first" : since];
  if (came === 0 || (readBefore && !lastDay))
    return (
      <div className="stream-end">
        <MutedLine view={view} muted={muted} />
        <Empty title={t(title)} hint={t(hint)}>
          <NextDue manifest={manifest} />
          <GoOn to="timeline" />
        </Empty>
      </div>
    );
  const whole = left === 0 ? "catch-up.done-hint" : "catch-up.left-hint";
  return (
    <>
      <div className="lead">
        <div className="page-head">
          <h2>{t("nav.catch-up")}</h2>
          {/* Of a brief with a gap, or one that is still on its way, nothing is counted. */}
          {complete && (
            <p>
              {translate(locale, "catch-up.numbers", {
                away: t(`catch-up.${away.unit}`, { n: away.n }),
                digests: new Set(items.map(({ digest }) => digest)).size,
                n: items.length,
                stories: storyCount(items),
                minutes: minutesFor(leftToRead(cards, (item) => isRead(drawn, item.id))),
              })}
            </p>
          )}
          {lastDay && <Earlier day={lastDay} digests={came} />}
        </div>
        <MutedLine view={view} muted={muted} />
        {!busy && <FailedAnswers answers={answers} />}
      </div>
      {rows.length > 0 && <Timeline rows={rows} view={view} edges={NO_EDGES} busy={false} />}
      {busy && (
        <div className="stream-end">
          <Skeleton label={t("list.loading")} cards={4} />
        </div>
      )}
      <div className="stream-end">
        {complete && rows.length > 0 && (
          <Empty
            title={left === 0 ? t("catch-up.done") : t("catch-up.left", { n: left })}
            hint={lastDay ? t("catch-up.part", { digests: came }) : t(whole)}
          >
            <NextDue manifest={manifest} />
            <GoOn to="bookmarks" />
            <GoOn to="archive" />
          </Empty>
        )}
      </div>
    </>
  );
}
