import { useSyncExternalStore } from "react";
import type { Manifest } from "../../bundle/schema.ts";
import { clockText } from "../../reading/text/time-text.ts";
import { nextDue, scheduleOf } from "../../reading/timeline/schedule.ts";
import { onEachMinute, thisMinute } from "../env/clock.ts";
import { useT } from "../state/context.tsx";

/** When the next digest is due or that it is late, in the digests' own time; nothing where none is expected. */
export function NextDue({ manifest }: { readonly manifest: Manifest }) {
  const t = useT();
  const now = useSyncExternalStore(onEachMinute, thisMinute, () => manifest.latest);
  const schedule = scheduleOf(manifest);
  const due = schedule && nextDue(schedule, manifest, now);
  if (!schedule || !due) return null;
  return <p>{t(due.late ? "schedule.late" : "schedule.next", { time: clockText(due.at, schedule.zone) })}</p>;
}
