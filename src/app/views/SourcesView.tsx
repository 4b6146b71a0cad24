import { useQueries } from "@tanstack/react-query";
import type { Manifest } from "../../bundle/schema.ts";
import { isRead } from "../../reading/state/reading-state.ts";
import { sourceRows } from "../../reading/view/sources.ts";
import { START } from "../../reading/view/view.ts";
import { shardQuery } from "../data/queries.ts";
import { useSlow } from "../data/use-slow.ts";
import { localDay } from "../env/clock.ts";
import { hrefOf } from "../env/history.ts";
import { differs } from "../item/Byline.tsx";
import { useDispatch, useReading, useT } from "../state/context.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { useDayText } from "../state/use-day-text.ts";
import { usePagePlace } from "../state/use-entry-state.ts";
import { gauge } from "../ui/gauge.ts";
import { PageLink } from "../ui/PageLink.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { FailedAnswers } from "./FailedAnswers.tsx";
import { SourceTabs } from "./SourceTabs.tsx";

/** Rows drawn; more than anyone compares, fewer than a browser minds. */
const MOST_ROWS = 200;

/** Who was heard in the newest digests, how often, and how much of it is unread; a press shows only them. */
export function SourcesView({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const dayText = useDayText();
  const reading = useReading((state) => state);
  const answers = useQueries({ queries: manifest.head.map(shardQuery) });
  const digests = answers.flatMap((answer) => answer.data?.shard.digests ?? []);
  const { isOut } = useAttitudes();
  const items = digests.flatMap((digest) => digest.items).filter((item) => !isOut(item));
  const busy = answers.some((answer) => answer.isPending);
  // Sources that change places with each digest that comes cannot be read: they wait until all are here.
  const isHeld = useSlow(busy) ? items.length === 0 : busy;
  usePagePlace(!isHeld);
  const rows = isHeld ? [] : sourceRows(items, (item) => !isRead(reading, item.id));
  return (
    <div className="wide">
      <SourceTabs />
      <div className="page-head">
        <h2>{t("nav.sources")}</h2>
        {!isHeld && <p>{t("sources.span", { digests: digests.length, n: rows.length })}</p>}
      </div>
      {isHeld && <Skeleton label={t("list.loading")} cards={4} />}
      {!busy && <FailedAnswers answers={answers} />}
      <ul className="ledger">
        {rows.slice(0, MOST_ROWS).map((row) => {
          const view = { ...START, sources: { only: [row.name], not: [] } };
          return (
            <li key={row.name}>
              <PageLink href={hrefOf(view)} current={false} onGo={() => dispatch({ type: "go", view })}>
                <span className="ledger-name">
                  <b>{row.name}</b>
                  <span>{row.handle ? differs(row.name, row.handle) && `@${row.handle}` : row.site}</span>
                </span>
                <span className="gauge" {...gauge(row.unread / row.items)} aria-hidden="true" />
                <span className="ledger-last">{dayText(localDay(row.last))}</span>
                <span className="ledger-count">
                  {t("sources.count", { n: row.items })}
                  <span className="vh">{t("sources.unread", { n: row.unread })}</span>
                </span>
              </PageLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
