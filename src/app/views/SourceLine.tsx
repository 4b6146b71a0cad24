import { memo } from "react";
import type { SourceRow } from "../../reading/view/sources.ts";
import { START } from "../../reading/view/view.ts";
import { localDay } from "../env/clock.ts";
import { differs } from "../item/Byline.tsx";
import { useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";
import { gauge } from "../ui/gauge.ts";
import { LedgerLine } from "./LedgerLine.tsx";

/** One source with what was heard of it; drawn once for each of its rows. */
export const SourceLine = memo(function SourceLine({ row }: { readonly row: SourceRow }) {
  const t = useT();
  const dayText = useDayText();
  return (
    <LedgerLine view={{ ...START, sources: { only: [row.name], not: [] } }}>
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
    </LedgerLine>
  );
});
