import { itemsOf } from "../../bundle/counts.ts";
import { FARTHEST_MS } from "../../bundle/limits.ts";
import type { DigestId, DigestRef, Manifest } from "../../bundle/schema.ts";

/** Idle time after which a visit is over, in milliseconds. */
export const VISIT_IDLE_MS = 30 * 60_000;

/** Most digests that a visit remembers one by one: two to three days of six a day; 96 characters. */
const REMEMBERED = 16;
const MINUTE_MS = 60_000;

/**
 * Publishing times of the newest digests, in minutes since 1970, newest first; what is not among them came late. A
 * minute stands there as often as digests have it.
 */
export type Known = readonly number[];

/** A stay with the reader, from the first look to the last before a long pause. Times are ms since 1970. */
export interface Visit {
  /** The newest digest known when the visit before this one ended; null on a first visit. */
  readonly since: number | null;
  /** When the visit before this one ended; null on a first visit. */
  readonly ended: number | null;
  /** The newest digest shown in this visit. */
  readonly seen: number;
  /** The last sign of the reader. */
  readonly at: number;
  /** The digests known when the visit before this one ended; none where that was not kept. */
  readonly known: Known;
  /** The digests shown in this visit. */
  readonly shown: Known;
}

const timesText = (times: Known): string => times.map((time) => time.toString(36)).join(".");

/** A visit as a setting's text, below 300 characters. */
export const visitText = ({ since, ended, seen, at, known, shown }: Visit): string =>
  [since ?? "", ended ?? "", seen, at, timesText(known), timesText(shown)].join(" ");

const readTimes = (text: string): Known =>
  text === "" ? [] : text.split(".").map((time) => Number.parseInt(time, 36));

/** Reads a visit from a setting's text, also one of a release that remembered no digests; null for anything else. */
export function readVisit(text: string | null): Visit | null {
  const parts = text?.split(" ") ?? [];
  if (parts.length !== 4 && parts.length !== 6) return null;
  const [since = null, ended = null, seen, at] = parts
    .slice(0, 4)
    .map((part) => (part === "" ? null : Number(part)));
  const [known = [], shown = []] = parts.slice(4).map(readTimes);
  if (seen == null || at == null) return null;
  const times = [since ?? 0, ended ?? 0, seen, at, ...known, ...shown];
  if (!times.every((time) => Number.isInteger(time) && Math.abs(time) <= FARTHEST_MS)) return null;
  return { since, ended, seen, at, known, shown };
}

const timesOf = (refs: Manifest["head"]): Known =>
  refs.flatMap((ref) => ref.digests.map(({ publishedAt }) => minuteOf(publishedAt)));

/** The newest digests of a manifest, as a visit remembers them. */
export const newestOf = ({ head }: Manifest): Known => timesOf(head).slice(0, REMEMBERED);

/** What is left of the first times without the second ones, each taken away as often as it stands there. */
const without = (times: Known, others: Known): Known =>
  others.reduce((left, time) => (left.includes(time) ? left.toSpliced(left.indexOf(time), 1) : left), times);

/** All that either knows, as far as a visit remembers: each time as often as in the one that has it more often. */
export const joined = (a: Known, b: Known): Known =>
  [...a, ...without(b, a)].sort((one, other) => other - one).slice(0, REMEMBERED);

/** The digests of a manifest whose files could not be had. */
export const missingOf = ({ head }: Manifest, files: ReadonlySet<unknown>): Known =>
  timesOf(head.filter(({ file }) => files.has(file)));

const minuteOf = (instant: number): number => Math.floor(instant / MINUTE_MS);

/** The newest digest known when the visit before the present one ended; null on a first visit. */
export const sinceAt = (stored: Visit | null, now: number): number | null =>
  stored && (now - stored.at > VISIT_IDLE_MS ? stored.seen : stored.since);

/**
 * The visit that a sign of the reader belongs to: the stored one while it lasts, else a new one that
 * begins where the stored one ended. A clock set back ends no visit, and one that was ahead for a while
 * does not keep a visit until that time comes. Digests that could not be had, `missing`, are not shown.
 */
export function visitAt(
  stored: Visit | null,
  now: number,
  latest: number,
  newest: Known = [],
  missing: Known = [],
): Visit {
  const { ended, seen, at, known, shown } = stored ?? {
    ended: null,
    seen: latest,
    at: now,
    known: [],
    shown: [],
  };
  const over = now - at > VISIT_IDLE_MS;
  const before = over ? shown : known;
  return {
    since: sinceAt(stored, now),
    ended: over ? at : ended,
    seen: Math.max(seen, latest),
    at: now,
    known: before,
    shown: joined(without(joined(shown, newest), missing), before),
  };
}

/** What came since the last visit, told from the manifest's head. */
export interface Arrived {
  readonly digests: number;
  readonly items: number;
  /** Every digest of the head is new, so there may be more in the archive. */
  readonly more: boolean;
  /** The newest digest that was known; the marker stands before it. Null where nothing new stands above it. */
  readonly known: DigestId | null;
}

/**
 * The digests of the head that came since the last visit, after the newest one known or, late, between those that
 * were; newest first, none on a first visit. Which one of a minute is late nothing tells, as a digest can give its id
 * to another one of its minute: all of that minute count as new then, and none is missed. O(digests of the head).
 */
export function freshDigests(
  manifest: Manifest,
  since: number | null,
  known: Known = [],
): readonly DigestRef[] {
  if (since === null) return [];
  const late = without(timesOf(manifest.head), known).filter((minute) => minute > Math.min(...known));
  return manifest.head.flatMap((ref) =>
    ref.digests.filter(({ publishedAt }) => publishedAt > since || late.includes(minuteOf(publishedAt))),
  );
}

/** Null on a first visit and where nothing is new. O(digests of the head). */
export function arrivedSince(manifest: Manifest, since: number | null, known: Known = []): Arrived | null {
  const refs = manifest.head.flatMap((ref) => ref.digests);
  const fresh = freshDigests(manifest, since, known);
  if (fresh.length === 0) return null;
  return {
    digests: fresh.length,
    items: itemsOf(fresh),
    more: fresh.length === refs.length && manifest.digests > refs.length,
    known: refs[0] === fresh[0] ? (refs.find((ref) => !fresh.includes(ref))?.id ?? null) : null,
  };
}
