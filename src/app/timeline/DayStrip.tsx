import { useSyncExternalStore } from "react";
import { localTime } from "../../bundle/day.ts";
import type { DigestRef, Manifest } from "../../bundle/schema.ts";
import { scheduleOf, slotsOf } from "../../reading/timeline/schedule.ts";
import type { DigestLeft } from "../../reading/view/digest-left.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { useT } from "../state/context.tsx";
import { DaySlot } from "./DaySlot.tsx";

interface DayStripProps {
  readonly manifest: Manifest;
  readonly leftOf: (digest: DigestRef) => DigestLeft;
}

/** The newest day's digests, slot by slot: here and how far read, missing, or still due. */
export function DayStrip({ manifest, leftOf }: DayStripProps) {
  const t = useT();
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => manifest.latest);
  const schedule = scheduleOf(manifest);
  if (!schedule) return null;
  const { day } = localTime(manifest.latest, schedule.zone);
  return (
    <ol className="day-strip" aria-label={t("strip.label")}>
      {slotsOf(schedule, manifest, day, now).map((slot) => (
        <DaySlot key={slot.time} slot={slot} left={slot.digest && leftOf(slot.digest)} />
      ))}
    </ol>
  );
}
