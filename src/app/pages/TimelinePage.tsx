import { useState } from "react";
import type { Item, Manifest } from "../../bundle/schema.ts";
import { chipCounts } from "../../reading/view/chip-counts.ts";
import { leftOf } from "../../reading/view/digest-left.ts";
import { knownCounts } from "../../reading/view/known-counts.ts";
import { subjectOf } from "../../reading/view/subject-of.ts";
import { isFiltered, isSet, type View } from "../../reading/view/view.ts";
import { CategoryChips } from "../filters/CategoryChips.tsx";
import { useReading, useSession, useT } from "../state/context.tsx";
import { later } from "../state/later.tsx";
import { useAttitudes } from "../state/use-attitudes.ts";
import { DayStrip } from "../timeline/DayStrip.tsx";
import { NextDue } from "../timeline/NextDue.tsx";
import { type Loaded, TimelineView } from "../timeline/TimelineView.tsx";
import { Icon } from "../ui/Icon.tsx";

const ArrivalLine = later(() => import("../timeline/ArrivalLine.tsx").then((module) => module.ArrivalLine));
const FilterSummary = later(() =>
  import("../filters/FilterSummary.tsx").then((module) => module.FilterSummary),
);
const MutedLine = later(() => import("../filters/MutedLine.tsx").then((module) => module.MutedLine));
const NameChips = later(() => import("../filters/NameChips.tsx").then((module) => module.NameChips));
const NameFacts = later(() => import("../filters/NameFacts.tsx").then((module) => module.NameFacts));
const NothingHere = later(() => import("./NothingHere.tsx").then((module) => module.NothingHere), true);
const SubjectHead = later(() => import("../filters/SubjectHead.tsx").then((module) => module.SubjectHead));

interface PageProps {
  readonly manifest: Manifest;
  readonly view: View;
}

/** The newest first: what arrived, the day's digests, chips, and the list. */
export function TimelinePage({ manifest, view }: PageProps) {
  return (
    <TimelineView
      manifest={manifest}
      view={view}
      lead={(loaded) => <Lead manifest={manifest} view={view} loaded={loaded} />}
      nothing={(items, isStopped) => (
        <NothingHere manifest={manifest} view={view} items={items} isStopped={isStopped} />
      )}
      foot={<NextDue manifest={manifest} />}
    />
  );
}

function Lead({ manifest, view, loaded }: PageProps & { readonly loaded: Loaded }) {
  const { items, shows, shards, muted, isWhole } = loaded;
  const drawn = useSession((session) => session.drawn);
  const subject = subjectOf(view);
  const t = useT();
  const [named, setNamed] = useState(isSet(view.names) && !subject);
  return (
    <>
      {subject && (
        <SubjectHead subject={subject} items={items}>
          {subject.kind === "name" && <NameFacts manifest={manifest} name={subject.text} />}
        </SubjectHead>
      )}
      {!isFiltered(view) && <ArrivalLine manifest={manifest} />}
      <LoadedStrip manifest={manifest} items={items} />
      <CategoryChips
        view={view}
        counts={knownCounts(
          chipCounts({ manifest, shards, items, shows, reading: drawn }, view),
          view,
          isWhole,
        )}
      >
        <button type="button" className="chip" aria-expanded={named} onClick={() => setNamed(!named)}>
          {t("nav.names")}
          <Icon name="down" />
        </button>
      </CategoryChips>
      {named && <NameChips manifest={manifest} view={view} items={items} shows={shows} />}
      <FilterSummary view={view} />
      <MutedLine view={view} muted={muted} />
    </>
  );
}

/** The day strip, with what is left of each digest as far as that is known. */
function LoadedStrip({ manifest, items }: { readonly manifest: Manifest; readonly items: readonly Item[] }) {
  const reading = useReading((state) => state);
  const { isOut } = useAttitudes();
  const seen = items.filter((item) => !isOut(item));
  return <DayStrip manifest={manifest} leftOf={(ref) => leftOf(ref, manifest, seen, reading)} />;
}
