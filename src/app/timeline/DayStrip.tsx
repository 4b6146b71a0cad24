import { useSyncExternalStore } from "react";
import { localTime } from "../../bundle/day.ts";
import type { DigestId, Manifest } from "../../bundle/schema.ts";
import { scheduleOf, slotsOf } from "../../reading/schedule.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { useT } from "../state/context.tsx";
import { DaySlot } from "./DaySlot.tsx";

interface DayStripProps {
  readonly manifest: Manifest;
  /** Items still unread of a digest, as far as that is known. */
  readonly unreadOf: (digest: DigestId) => number | null;
}

/** The newest day's digests, slot by slot: here and how far read, missing, or still due. */
export function DayStrip({ manifest, unreadOf }: DayStripProps) {
  const t = useT();
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => manifest.latest);
  const schedule = scheduleOf(manifest);
  if (!schedule) return null;
  const { day } = localTime(manifest.latest, schedule.zone);
  return (
    <ol className="day-strip" aria-label={t("strip.label")}>
      {slotsOf(schedule, manifest, day, now).map((slot) => (
        <DaySlot key={slot.time} slot={slot} unread={slot.digest ? unreadOf(slot.digest.id) : null} />
      ))}
    </ol>
  );
}
