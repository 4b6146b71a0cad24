import { useQueries } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { parseDay } from "../../bundle/day.ts";
import { newestDay } from "../../bundle/locate.ts";
import type { Day, Manifest } from "../../bundle/schema.ts";
import { HEAT_STEPS, itemsByDay, monthsOf } from "../../reading/timeline/archive.ts";
import { START } from "../../reading/view/view.ts";
import { yearQuery } from "../data/queries.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { useEntryText, usePagePlace } from "../state/use-entry-state.ts";
import { Icon } from "../ui/Icon.tsx";
import { UNSEEN } from "../ui/unseen.ts";
import { DayField } from "./DayField.tsx";
import { DayRange } from "./DayRange.tsx";
import { FailedAnswers } from "./FailedAnswers.tsx";
import { HeatMonth } from "./HeatMonth.tsx";

/** The years that have digests, newest first. */
const yearsOf = (manifest: Manifest): readonly string[] => [
  ...new Set([
    ...manifest.head.flatMap((ref) => ref.digests.map(({ id }) => id.slice(0, 4))),
    ...manifest.years.map(({ year }) => year),
  ]),
];

/** A year of days, each a rule as thick as the day was full; a press leads to the day. */
export function ArchiveView({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const dispatch = useDispatch();
  const years = yearsOf(manifest);
  const newest = newestDay(manifest);
  const [kept, setYear] = useEntryText("year", "");
  const place = Math.max(0, years.indexOf(kept));
  const year = years[place] ?? "";
  const answers = useQueries({
    queries: manifest.years.filter((ref) => ref.year === year).map(yearQuery),
  });
  const busy = year === "" || answers.some((answer) => answer.isPending);
  usePagePlace(!busy);
  const listed = answers.flatMap((answer) => answer.data?.shards ?? []);
  const days = useMemo(() => itemsByDay([...manifest.head, ...listed]), [manifest, listed]);
  const own = [...days].filter(([day]) => day.startsWith(year));
  const goTo = (day: Day) => dispatch({ type: "go", view: { ...START, day } });
  return (
    <div className="wide">
      <div className="archive-head">
        <div className="page-head">
          <h2 style={year === "" ? UNSEEN : undefined}>{t("archive.year", { year: year || "0000" })}</h2>
          {/* Of a year that is still on its way nothing is counted. */}
          <p style={busy ? UNSEEN : undefined}>
            {t("archive.totals", { days: own.length, n: own.reduce((sum, [, count]) => sum + count, 0) })}
          </p>
          <YearSteps earlier={years[place + 1]} later={years[place - 1]} onYear={setYear} />
        </div>
        <JumpToDay first={newest ?? ""} onDay={goTo} />
      </div>
      <DayRange />
      <Legend />
      <FailedAnswers answers={answers} />
      <div className="months">
        {monthsOf(year, days).map((month) => (
          <HeatMonth key={month.name} month={month} newest={newest ?? ""} onDay={goTo} />
        ))}
      </div>
    </div>
  );
}

interface YearStepsProps {
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  readonly onYear: (year: string) => void;
}

/** With a single year too: there they do nothing, and what is below has its place before years are known. */
function YearSteps({ earlier = "", later = "", onYear }: YearStepsProps) {
  const t = useT();
  return (
    <span className="year-steps">
      <button
        type="button"
        className="icon-button"
        aria-label={t("archive.earlier")}
        disabled={earlier === ""}
        onClick={() => onYear(earlier)}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t("archive.later")}
        disabled={later === ""}
        onClick={() => onYear(later)}
      >
        <Icon name="right" />
      </button>
    </span>
  );
}

/** The way to a day by its date; `first` is proposed. */
function JumpToDay({ first, onDay }: { readonly first: string; readonly onDay: (day: Day) => void }) {
  const t = useT();
  const [wanted, setWanted] = useState(first);
  const jump = (event: FormEvent) => {
    event.preventDefault();
    const day = parseDay(wanted);
    if (day) onDay(day);
  };
  return (
    <form className="jump" onSubmit={jump}>
      <DayField label={t("archive.jump")} value={wanted} onValue={setWanted} />
      <button type="submit" className="button">
        {t("archive.go")}
      </button>
    </form>
  );
}

/** How many items each thickness of a day's rule stands for. */
function Legend() {
  const t = useT();
  return (
    <p className="legend">
      <span>{t("archive.legend")}</span>
      {HEAT_STEPS.map((least, at) => {
        const next = HEAT_STEPS[at + 1];
        return (
          <span key={least}>
            <i className={`heat-${at + 1}`} />
            {next ? `${least}–${next - 1}` : t("archive.and-more", { n: least })}
          </span>
        );
      })}
    </p>
  );
}
