import { memo } from "react";
import { dayOf } from "../../bundle/item-id.ts";
import type { NameRow } from "../../reading/view/names.ts";
import { START } from "../../reading/view/view.ts";
import { useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";
import { LedgerLine } from "./LedgerLine.tsx";

/** One name with what is told of it; drawn once for each of its rows. */
export const NameLine = memo(function NameLine({ row }: { readonly row: NameRow }) {
  const t = useT();
  const dayText = useDayText();
  return (
    <LedgerLine view={{ ...START, names: { only: [row.name], not: [] } }}>
      <span className="ledger-name">
        <b>{row.name}</b>
        {row.isFollowed && <span>{t("facet.followed")}</span>}
        {row.isNew && <span className="first-seen">{t("names.new")}</span>}
      </span>
      <span className="ledger-last">{t("names.since", { day: dayText(dayOf(row.first)) })}</span>
      <span className="ledger-last">{t("names.latest", { day: dayText(dayOf(row.latest)) })}</span>
      <span className="ledger-count">{t("sources.count", { n: row.items })}</span>
    </LedgerLine>
  );
});
