import type { BundleError } from "../../bundle/decode.ts";
import { isNamedAfter } from "../../bundle/named-after.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import { err, ok, type Result } from "../../bundle/result.ts";
import { STORED_AT } from "../../reading/offline/cache-policy.ts";
import { takeEarlyManifest } from "../env/early.ts";

/** Why a file of the bundle is not here. */
export type BundleFailure =
  | BundleError
  | { readonly type: "offline" }
  | { readonly type: "missing"; readonly status: number }
  /** Not the bytes that the name stands for: cut, swapped, or a page of the host with status 200. */
  | { readonly type: "altered" };

type Decode<T> = (json: unknown) => Result<T, BundleError>;

/** The bundle's folder, beside the page wherever that is served from. */
const folder = (): string => new URL("./data/", document.baseURI).href;

/** The address of a file of the bundle. */
export const bundleAddress = (file: string): string => `${folder()}${file}`;

/** Longest wait for an answer to begin, in milliseconds; a network that hangs is a network that fails. */
const ANSWER_MS = 20_000;
/** Longest wait for its end: a shard of 300 kB at 5 kB a second. */
const WHOLE_MS = 60_000;

/**
 * Files whose last answer was no good, or none of the network. Hosts let hashed names be cached for a year, failures
 * too, and a browser waits for an answer that hangs when asked again: the next try goes past the HTTP cache.
 */
const suspect = new Set<string>();

/** A file and, where the network did not answer, when it was stored (ms since 1970). */
export interface Fetched<T> {
  readonly value: T;
  readonly storedAt: number | null;
}

/** Fetches a file of the bundle and decodes it; every failure is a value. */
export async function fetchBundle<T>(
  file: string,
  decode: Decode<T>,
  signal: AbortSignal,
): Promise<Result<T, BundleFailure>> {
  const answer = await fetchDated(file, decode, signal);
  return answer.ok ? ok(answer.value.value) : answer;
}

/** The same, with word of where it came from. */
export async function fetchDated<T>(
  file: string,
  decode: Decode<T>,
  signal: AbortSignal,
): Promise<Result<Fetched<T>, BundleFailure>> {
  const answer = await fetchOnce(file, decode, signal);
  if (!answer.ok || answer.value.storedAt) suspect.add(file);
  return answer;
}

async function fetchOnce<T>(
  file: string,
  decode: Decode<T>,
  signal: AbortSignal,
): Promise<Result<Fetched<T>, BundleFailure>> {
  const answer = await ask(file, signal);
  if (!answer.ok) return answer;
  const text = await answer.value.text().catch(() => null);
  if (text === null) return err({ type: "offline" });
  if (!isNamedAfter(file, text)) return err({ type: "altered" });
  const decoded = decode(parseJson(text));
  const storedAt = Number(answer.value.headers.get(STORED_AT)) || null;
  return decoded.ok ? ok({ value: decoded.value, storedAt }) : decoded;
}

/** Asks the host for a file or, by headers, for a part of it; every failure is a value. */
export async function ask(
  file: string,
  signal: AbortSignal,
  init?: RequestInit,
): Promise<Result<Response, BundleFailure>> {
  const hung = new AbortController();
  const timer = setTimeout(() => hung.abort(), ANSWER_MS);
  const isManifest = file === "manifest.json";
  const usual = isManifest ? "no-cache" : "default";
  const early = isManifest ? takeEarlyManifest() : null;
  const asked =
    early ??
    fetch(bundleAddress(file), {
      ...init,
      cache: suspect.has(file) ? "reload" : usual,
      signal: AbortSignal.any([signal, hung.signal, AbortSignal.timeout(WHOLE_MS)]),
    });
  const response = await asked.catch(() => null);
  clearTimeout(timer);
  if (response?.ok) suspect.delete(file);
  else suspect.add(file);
  if (!response) return err({ type: "offline" });
  return response.ok ? ok(response) : err({ type: "missing", status: response.status });
}
