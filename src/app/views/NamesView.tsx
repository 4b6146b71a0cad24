import { useMemo } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { type Attitude, subjectsOf } from "../../reading/state/entries.ts";
import { nameRows } from "../../reading/view/names.ts";
import { useNames } from "../data/use-names.ts";
import { useReading, useT } from "../state/context.tsx";
import { useEntryText, usePagePlace } from "../state/use-entry-state.ts";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { UNSEEN } from "../ui/unseen.ts";
import { NameLine } from "./NameLine.tsx";
import { SourceTabs } from "./SourceTabs.tsx";
import { useSlices } from "./use-slices.ts";

/** Rows drawn; the field narrows the list to the others. */
const MOST_ROWS = 200;

/** Companies, models and people with how often they are told of; a press shows only those items. */
export function NamesView({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const entries = useReading((state) => state.entries);
  const [query, setQuery] = useEntryText("query", "");
  const { names, failed, retry } = useNames(manifest, true);
  const named = (attitude: Attitude) =>
    new Set(subjectsOf(entries, attitude).flatMap(({ kind, text }) => (kind === "name" ? [text] : [])));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is followed and muted is read off the entries
  const rows = useMemo(
    () => nameRows(names ?? [], named("follow"), named("mute"), query),
    [names, entries, query],
  );
  const most = Math.min(rows.length, MOST_ROWS);
  const drawn = useSlices(most);
  usePagePlace(names !== null && drawn === most);
  return (
    <div className="wide">
      <SourceTabs />
      <div className="page-head">
        <h2>{t("nav.names")}</h2>
        <p style={names ? undefined : UNSEEN}>{t("names.count", { n: rows.length })}</p>
        <input
          className="field"
          type="search"
          aria-label={t("names.find")}
          placeholder={t("names.find")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <p className="about">{t("names.about")}</p>
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
        {rows.slice(0, drawn).map((row) => (
          <NameLine key={row.name} row={row} />
        ))}
      </ul>
      {/* Not before the last row: it would move with each that comes. */}
      {drawn === MOST_ROWS && rows.length > drawn && (
        <p className="list-end">{t("names.more", { n: MOST_ROWS })}</p>
      )}
    </div>
  );
}
