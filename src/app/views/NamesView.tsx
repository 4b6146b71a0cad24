import { dayOf } from "../../bundle/item-id.ts";
import type { Manifest } from "../../bundle/schema.ts";
import { type Attitude, subjectsOf } from "../../reading/state/entries.ts";
import { nameRows } from "../../reading/view/names.ts";
import { START } from "../../reading/view/view.ts";
import { useNames } from "../data/use-names.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useReading, useT } from "../state/context.tsx";
import { useDayText } from "../state/use-day-text.ts";
import { useEntryText, usePagePlace } from "../state/use-entry-state.ts";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { SourceTabs } from "./SourceTabs.tsx";

/** Rows drawn; the field narrows the list to the others. */
const MOST_ROWS = 200;

/** Companies, models and people with how often they are told of; a press shows only those items. */
export function NamesView({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const dayText = useDayText();
  const entries = useReading((state) => state.entries);
  const [query, setQuery] = useEntryText("query", "");
  const { names, failed, retry } = useNames(manifest, true);
  usePagePlace(names !== null);
  const named = (attitude: Attitude) =>
    new Set(subjectsOf(entries, attitude).flatMap(({ kind, text }) => (kind === "name" ? [text] : [])));
  const rows = nameRows(names ?? [], named("follow"), named("mute"), query);
  return (
    <div className="wide">
      <SourceTabs />
      <div className="page-head">
        <h2>{t("nav.names")}</h2>
        {/* There from the beginning, as the field comes after it. */}
        <p>{names && t("names.count", { n: rows.length })}</p>
        <input
          className="field"
          type="search"
          aria-label={t("names.find")}
          placeholder={t("names.find")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {!names && !failed && <Skeleton label={t("list.loading")} cards={4} />}
      {!names && failed && (
        <Failure
          title={t("state.failed")}
          hint={t("state.failed-hint")}
          action={t("state.retry")}
          onAction={retry}
        />
      )}
      {names && rows.length === 0 && <Empty title={t("names.none")} hint={t("names.none-hint")} />}
      <ul className="ledger">
        {rows.slice(0, MOST_ROWS).map((row) => {
          const view = { ...START, names: { only: [row.name], not: [] } };
          return (
            <li key={row.name}>
              <PageLink href={hrefOf(view)} current={false} onGo={() => dispatch({ type: "go", view })}>
                <span className="ledger-name">
                  <b>{row.name}</b>
                  {row.isFollowed && <span>{t("facet.followed")}</span>}
                  {row.isNew && <span className="first-seen">{t("names.new")}</span>}
                </span>
                <span className="ledger-last">{t("names.since", { day: dayText(dayOf(row.first)) })}</span>
                <span className="ledger-last">{t("names.latest", { day: dayText(dayOf(row.latest)) })}</span>
                <span className="ledger-count">{t("sources.count", { n: row.items })}</span>
              </PageLink>
            </li>
          );
        })}
      </ul>
      {rows.length > MOST_ROWS && <p className="list-end">{t("names.more", { n: MOST_ROWS })}</p>}
    </div>
  );
}
