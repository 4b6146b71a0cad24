import { isNamedAfter } from "../../bundle/named-after.ts";
import { parseJson } from "../../bundle/parse-json.ts";
import { err, ok, type Result } from "../../bundle/result.ts";
import { ask, type BundleFailure } from "./fetch-bundle.ts";

/** A part of a file, or the whole of it from a host that knows no ranges. */
export interface FilePart {
  readonly whole: boolean;
  readonly json: unknown;
}

/**
 * Fetches the bytes of a file from `from` up to `to`, which hosts send as they are, without compression.
 * What comes cannot be held against the file's name: whoever reads it looks whether it is what was asked for.
 */
export async function fetchPart(
  file: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Result<FilePart, BundleFailure>> {
  const answer = await ask(file, signal, { headers: { range: `bytes=${from}-${to - 1}` } });
  if (!answer.ok) return answer;
  const text = await answer.value.text().catch(() => null);
  if (text === null) return err({ type: "offline" });
  const whole = answer.value.status !== 206;
  return whole && !isNamedAfter(file, text) ? err({ type: "altered" }) : ok({ whole, json: parseJson(text) });
}
