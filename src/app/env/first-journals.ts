/**
 * What pages kept of their last marks under keys of their own (`journal.ts`), for the first frame: a mark can
 * stand there alone where two tabs were closed in one moment.
 */

import { parseJson } from "../../bundle/parse-json.ts";
import { decodeBucket } from "../../reading/state/bucket-codec.ts";
import { unseal } from "../../reading/state/envelope.ts";
import { asObject, type JsonObject } from "../../reading/state/json.ts";
import type { MarkBucket } from "../../reading/state/marks.ts";

/** Marks of journals by their bucket, and all else that journals hold: names of parts with their texts. */
export interface FirstJournals {
  readonly marks: ReadonlyMap<string, readonly MarkBucket[]>;
  readonly rest: readonly (readonly [part: string, text: string])[];
}

/** The parts of a journal by their names; null where it is damaged or of a newer release. */
export function journalParts(text: string): JsonObject | null {
  const payload = unseal(text);
  return payload.ok ? asObject(parseJson(payload.value)) : null;
}

/** Reads every journal whose key begins so; a damaged one, or one of a newer release, is left to the app. */
export function readJournals(storage: Storage, prefix: string): FirstJournals {
  const marks = new Map<string, MarkBucket[]>();
  const rest: [string, string][] = [];
  for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
    for (const [part, text] of Object.entries(journalParts(storage.getItem(key) ?? "") ?? {})) {
      if (typeof text !== "string") continue;
      const name = part.startsWith("read:") ? part.slice(5) : null;
      const bucket = name && decodeBucket(name, text);
      if (name && bucket) marks.set(name, [...(marks.get(name) ?? []), bucket]);
      else rest.push([part, text]);
    }
  }
  return { marks, rest };
}

/** True where a stored part, or nothing, has all of a journal's: the same text, or each of its entries. */
export function hasAll(stored: string | null, part: string, text: string): boolean {
  if (stored === text) return true;
  if (part !== "entries" || stored === null) return false;
  const entries = (json: string): readonly string[] => {
    const list = parseJson(json);
    return Array.isArray(list) ? list.map((entry) => JSON.stringify(entry)) : [];
  };
  const known = new Set(entries(stored));
  return entries(text).every((entry) => known.has(entry));
}
