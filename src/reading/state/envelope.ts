import { err, ok, type Result } from "../../bundle/result.ts";

/** The version of the stored reading state. Any change of a stored shape raises it and adds a fixture. */
export const STATE_VERSION = 1;

/** Why a stored value cannot be used. */
export type EnvelopeError =
  | { readonly type: "newer"; readonly version: number }
  | { readonly type: "unreadable"; readonly reason: "shape" | "checksum" };

/** FNV-1a, 32 bits over UTF-16 units, in base 36. One changed bit always changes it. O(characters). */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Wraps a payload for storage: `1.<checksum>.<payload>`. */
export const seal = (payload: string): string => `${STATE_VERSION}.${checksum(payload)}.${payload}`;

/** Unwraps a stored value; a value of a newer version is told apart from a damaged one. */
export function unseal(text: string): Result<string, EnvelopeError> {
  const match = /^(\d{1,6})\.([0-9a-z]{1,7})\./.exec(text);
  if (!match) return err({ type: "unreadable", reason: "shape" });
  const payload = text.slice(match[0].length);
  if (checksum(payload) !== match[2]) return err({ type: "unreadable", reason: "checksum" });
  const version = Number(match[1]);
  if (version > STATE_VERSION) return err({ type: "newer", version });
  return version === STATE_VERSION ? ok(payload) : err({ type: "unreadable", reason: "shape" });
}
