import { assemble } from "./assemble.ts";
import { compileDigest } from "./compile-digest.ts";
import type { CompiledDigest, DigestFile } from "./draft.ts";
import { type BundleFile, emitBundle } from "./emit.ts";

/** A compiled folder: what to write, and what is to be said of each digest. */
export interface Compiled {
  readonly files: readonly BundleFile[];
  readonly digests: readonly CompiledDigest[];
}

/** Digest files → bundle files. Pure: same digests, same bytes; linear in their size. */
export function compile(files: readonly DigestFile[]): Compiled {
  const digests = files.map(compileDigest);
  const drafts = digests.flatMap(({ draft }) => (draft ? [draft] : []));
  return { digests, files: emitBundle(assemble(drafts)) };
}
