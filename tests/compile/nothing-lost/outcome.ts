import { compileDigest } from "../../../src/compile/compile-digest.ts";
import type { Outcome } from "./counter.ts";

/** Compiles a digest and gives what the counter counts. */
export function outcomeOf(bytes: Uint8Array, path: string): Outcome {
  const { outcome, draft, diagnostics } = compileDigest({ path, bytes });
  return {
    rejected: outcome === "reject",
    items: draft?.items ?? [],
    title: draft?.title ?? "",
    categories: draft?.categories ?? [],
    report: diagnostics,
  };
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
