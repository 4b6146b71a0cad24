import { localTime, zoneMinutes } from "../../bundle/day.ts";
import type { Day } from "../../bundle/schema.ts";

/** The stretch of time that a digest covers, as clock times in its own zone. */
export interface DigestWindow {
  readonly from: string;
  readonly to: string;
  /** The stretch lies on the day before the digest's own. */
  readonly eve: boolean;
  /** Its beginning, ms since 1970. */
  readonly start: number;
}

/** Hours between two digests, the rhythm that digests of this kind keep. */
const SLOT_HOURS = 4;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A digest as far as its window depends on it. */
interface Issued {
  readonly day: Day;
  readonly time: string;
  readonly zone: string;
  readonly publishedAt: number;
}

/**
 * The window that ends when a digest is issued: the four hours before, whole hours.
 * `24:00` rather than `00:00` ends a day. Null where the digest keeps no four-hour rhythm.
 */
export function digestWindow(digest: Issued): DigestWindow | null {
  const [hours = 0, minutes = 0] = digest.time.split(":").map(Number);
  if (hours % SLOT_HOURS !== 0 || minutes > 10) return null;
  // The hour is that of the digest's clock: in a zone of +05:30 it begins at half past in UTC.
  const end = digest.publishedAt - ((digest.publishedAt + zoneMinutes(digest.zone) * MINUTE_MS) % HOUR_MS);
  const from = localTime(end - SLOT_HOURS * HOUR_MS, digest.zone);
  const to = localTime(end, digest.zone);
  return {
    from: from.time,
    to: to.time === "00:00" ? "24:00" : to.time,
    eve: from.day !== digest.day,
    start: end - SLOT_HOURS * HOUR_MS,
  };
}
