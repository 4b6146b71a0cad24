import { itemsOf } from "../bundle/counts.ts";
import type { DigestId, Manifest } from "../bundle/schema.ts";

/** Idle time after which a visit is over, in milliseconds. */
export const VISIT_IDLE_MS = 30 * 60_000;

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
}

/** A visit as a setting's text. */
export const visitText = ({ since, ended, seen, at }: Visit): string =>
  [since ?? "", ended ?? "", seen, at].join(" ");

/** Reads a visit from a setting's text; null for anything else. */
export function readVisit(text: string | null): Visit | null {
  const parts = text?.split(" ").map((part) => (part === "" ? null : Number(part)));
  if (parts?.length !== 4) return null;
  const [since = null, ended = null, seen, at] = parts;
  if (parts.some((part) => part !== null && !Number.isSafeInteger(part))) return null;
  return seen == null || at == null ? null : { since, ended, seen, at };
}

/**
 * The visit that a sign of the reader belongs to: the stored one while it lasts, else a new one that
 * begins where the stored one ended. A clock set back prolongs a visit, and ends none.
 */
export function visitAt(stored: Visit | null, now: number, latest: number): Visit {
  if (!stored) return { since: null, ended: null, seen: latest, at: now };
  const over = now - stored.at > VISIT_IDLE_MS;
  return {
    since: over ? stored.seen : stored.since,
    ended: over ? stored.at : stored.ended,
    seen: Math.max(stored.seen, latest),
    at: Math.max(stored.at, now),
  };
}

/** What came since the last visit, told from the manifest's head. */
export interface Arrived {
  readonly digests: number;
  readonly items: number;
  /** Every digest of the head is new, so there may be more in the archive. */
  readonly more: boolean;
  /** The newest digest that was known; the marker stands before it. */
  readonly known: DigestId | null;
}

/** Null on a first visit and where nothing is new. O(digests of the head). */
export function arrivedSince(manifest: Manifest, since: number | null): Arrived | null {
  if (since === null) return null;
  const refs = manifest.head.flatMap((ref) => ref.digests);
  const fresh = refs.filter(({ publishedAt }) => publishedAt > since);
  if (fresh.length === 0) return null;
  return {
    digests: fresh.length,
    items: itemsOf(fresh),
    more: fresh.length === refs.length && manifest.digests > refs.length,
    known: refs.find(({ publishedAt }) => publishedAt <= since)?.id ?? null,
  };
}
