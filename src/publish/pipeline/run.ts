import type { Digest, DigestId } from "../../bundle/schema.ts";
import { assembleDigests } from "../../compile/assemble.ts";
import { compileDigest } from "../../compile/compile-digest.ts";
import type { CompiledDigest } from "../../compile/draft.ts";
import type { Finders } from "../../compile/finders.ts";
import type { IdentifiedDigest } from "../../compile/identify.ts";
import type { Diagnostic, Outcome } from "../../compile/report/diagnostic.ts";
import { contentHash } from "../disk/content-hash.ts";
import { digestFile, readDigest } from "../disk/digest-folder.ts";
import type { Row } from "../ledger/ledger-row.ts";

/** A digest to compile: its file, the hash of the bytes that its head was read from, and its identity. */
export type RunRow = Pick<Row, "path" | "hash" | "id">;

/** A compiled digest whose items have no stories yet. */
export interface RunDigest {
  readonly path: string;
  readonly digest: Digest;
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Why a run cannot go on: a file changed since its head was read, or turns out to be rejected. The build begins again,
 * knowing this.
 */
export type RunFault =
  | { readonly type: "changed"; readonly path: string }
  | {
      readonly type: "rejected";
      readonly path: string;
      readonly hash: string;
      readonly compiled: CompiledDigest;
    };

/** Reads and compiles digests of whole days, oldest first; gives no digests where there are faults. */
export function compileRun(
  root: string,
  rows: readonly RunRow[],
  finders: Finders,
): { readonly digests: readonly RunDigest[]; readonly faults: readonly RunFault[] } {
  const faults: RunFault[] = [];
  const compiled: CompiledDigest[] = [];
  const identified: IdentifiedDigest[] = [];
  for (const { path, hash, id } of rows) {
    const bytes = readDigest(root, path);
    if (!bytes.ok || contentHash(bytes.value) !== hash) {
      faults.push({ type: "changed", path });
      continue;
    }
    const one = compileDigest(digestFile(path, bytes.value), finders);
    if (one.draft === null) faults.push({ type: "rejected", path, hash, compiled: one });
    else {
      compiled.push(one);
      identified.push({ id: id as DigestId, draft: one.draft });
    }
  }
  if (faults.length > 0) return { digests: [], faults };
  const digests = assembleDigests(identified).map((digest, at): RunDigest => {
    const { path = "", outcome = "ok", diagnostics = [] } = compiled[at] ?? {};
    return { path, digest, outcome, diagnostics };
  });
  return { digests, faults };
}
