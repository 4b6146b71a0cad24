import type { BundleError } from "../../bundle/decode.ts";
import { err, type Result } from "../../bundle/result.ts";

/** Why a file of the bundle is not here. */
export type BundleFailure =
  | BundleError
  | { readonly type: "offline" }
  | { readonly type: "missing"; readonly status: number };

/** The bundle's folder, beside the page wherever that is served from. */
const folder = (): string => new URL("./data/", document.baseURI).href;

/** Longest wait for a file, in milliseconds; a network that hangs is a network that fails. */
const TIMEOUT_MS = 20_000;

/** Fetches a file of the bundle and decodes it; every failure is a value. */
export async function fetchBundle<T>(
  file: string,
  decode: (json: unknown) => Result<T, BundleError>,
  signal: AbortSignal,
): Promise<Result<T, BundleFailure>> {
  const response = await fetch(`${folder()}${file}`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    cache: file === "manifest.json" ? "no-cache" : "default",
  }).catch(() => null);
  if (!response) return err({ type: "offline" });
  if (!response.ok) return err({ type: "missing", status: response.status });
  const text = await response.text().catch(() => null);
  if (text === null) return err({ type: "offline" });
  return decode(parseJson(text));
}

/** Null for what is no JSON: hosts answer unknown addresses with a page and status 200. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
