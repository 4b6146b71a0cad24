import { addDays, localTime, zoneMinutes } from "../../bundle/day.ts";
import { digestDay } from "../../bundle/item-id.ts";
import type { Day, DigestId, DigestRef, Manifest } from "../../bundle/schema.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A slot counts as missing so long after its time. */
const LATE_MS = 2 * HOUR_MS;
/** A digest that comes so long before a slot is that slot's. */
const EARLY_MS = 30 * MINUTE_MS;

/** When digests come, as found from the digests themselves. */
export interface Schedule {
  /** Times of day as written, sorted: `00:00`, `04:00`, … */
  readonly slots: readonly string[];
  /** Offset of the digests' own zone, as `+08:00`. */
  readonly zone: string;
}

/** Fewest digests from which a rhythm can be told. */
const ENOUGH = 6;

/** Share of the days on which a time of day must have a digest to count as a slot of the schedule. */
const USUAL = 0.3;

/** The hour as written in a digest's id: `08` of `2025-06-14-08`; null where it is no hour. */
const hourOf = (id: DigestId): number | null => {
  const hour = /^\d{4}-\d{2}-\d{2}-(\d{2})/.exec(id)?.[1];
  return hour !== undefined && Number(hour) < 24 ? Number(hour) : null;
};

/** The minutes behind the hour in a digest's id: 30 of `2025-06-14-0830`; an id without any says the full hour. */
const minuteOf = (id: DigestId): number => Number(/^.{13}(\d{2})/.exec(id)?.[1] ?? 0);

/** The zone in which a digest's id was written: there the digest was issued in the minute that its id says. */
function zoneOf({ id, publishedAt }: DigestRef): string | null {
  const hour = hourOf(id);
  if (hour === null) return null;
  const written = Date.parse(`${digestDay(id)}T00:00:00Z`) + hour * HOUR_MS;
  const minutes = written / MINUTE_MS + minuteOf(id) - Math.floor(publishedAt / MINUTE_MS);
  if (Math.abs(minutes) > 14 * 60) return null;
  const size = Math.abs(minutes);
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** The schedule of the newest digests; null where they keep none. O(digests of the head). */
export function scheduleOf(manifest: Manifest): Schedule | null {
  const refs = manifest.head.flatMap((ref) => ref.digests);
  const zone = refs[0] && zoneOf(refs[0]);
  if (refs.length < ENOUGH || !zone) return null;
  const days = new Set(refs.map(({ id }) => digestDay(id))).size;
  const byHour = new Map<number, number>();
  for (const { id } of refs) {
    const hour = hourOf(id);
    if (hour !== null) byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
  }
  const slots = [...byHour]
    .filter(([, count]) => count / days >= USUAL)
    .map(([hour]) => `${String(hour).padStart(2, "0")}:00`)
    .sort();
  return slots.length === 0 ? null : { slots, zone };
}

/** One cell of the day strip. */
export type Slot =
  | { readonly time: string; readonly state: "here"; readonly digest: DigestRef }
  | { readonly time: string; readonly state: "missing" | "due"; readonly digest: null };

/** The instant of a slot of a day, in ms since 1970. */
const instantOf = (day: Day, time: string, zone: string): number =>
  Date.parse(`${day}T${time}:00Z`) - zoneMinutes(zone) * MINUTE_MS;

/**
 * The slots of a day: here, missing (a later digest came, or its time is long past), or still due.
 * A slot counts as missing two hours after its time. O(digests of the head).
 */
export function slotsOf(schedule: Schedule, manifest: Manifest, day: Day, now: number): readonly Slot[] {
  const refs = manifest.head.flatMap((ref) => ref.digests);
  return schedule.slots.map((time) => {
    const digest =
      refs.find(({ id }) => digestDay(id) === day && hourOf(id) === Number(time.slice(0, 2))) ?? null;
    const at = instantOf(day, time, schedule.zone);
    if (digest) return { time, state: "here", digest };
    const past = manifest.latest > at || now > at + LATE_MS;
    return { time, state: past ? "missing" : "due", digest: null };
  });
}

/** When a digest is expected. */
export interface Due {
  /** Ms since 1970. */
  readonly at: number;
  /** Its time is over, and it may come yet. */
  readonly late: boolean;
}

/**
 * When the next digest is due: the first slot after the newest digest that does not count as missing yet.
 * Null where the first one should have come a day ago or more: such an archive is at rest. O(slots).
 */
export function nextDue(schedule: Schedule, manifest: Manifest, now: number): Due | null {
  const { day } = localTime(Math.max(manifest.latest, now - LATE_MS), schedule.zone);
  const first = slotAfter(
    schedule,
    localTime(manifest.latest, schedule.zone).day,
    manifest.latest + EARLY_MS,
  );
  if (now - first > 24 * HOUR_MS) return null;
  const at = slotAfter(schedule, day, Math.max(manifest.latest + EARLY_MS, now - LATE_MS));
  return { at, late: at < now };
}

/** The first slot after an instant, looked for from a day on that is no later than it. */
function slotAfter({ slots, zone }: Schedule, day: Day, instant: number): number {
  const times = [0, 1, 2].flatMap((later) => slots.map((time) => instantOf(addDays(day, later), time, zone)));
  return times.find((at) => at > instant) as number;
}
