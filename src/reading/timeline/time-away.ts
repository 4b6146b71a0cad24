const HOUR_MS = 3_600_000;

/** Hours from which days say more. */
const DAYS_FROM = 48;

/** How long the reader was away as a number to be said: whole hours, at least one, and days from two days on. */
export function timeAway(milliseconds: number): { readonly unit: "hours" | "days"; readonly n: number } {
  const hours = Math.max(1, Math.round(milliseconds / HOUR_MS));
  return hours < DAYS_FROM ? { unit: "hours", n: hours } : { unit: "days", n: Math.round(hours / 24) };
}
