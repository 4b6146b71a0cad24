import { assemble } from "./assemble.ts";
import { compileDigest } from "./compile-digest.ts";
import { type Configuration, NO_CONFIGURATION } from "./configuration.ts";
import type { CompiledDigest } from "./draft.ts";
import { type BundleFile, emitBundle } from "./emit.ts";
import { findersFor } from "./finders.ts";
import type { DigestFile } from "./text/source-text.ts";

/** A compiled folder: what to write, and what is to be said of each digest. */
export interface Compiled {
  readonly files: readonly BundleFile[];
  readonly digests: readonly CompiledDigest[];
}

/**
 * Digest files → bundle files, at one go. Pure: same digests and configuration, same bytes; linear in their size.
 * It says what a bundle is; `publish` gives the same bytes with less work, which tests compare.
 */
export function compile(
  files: readonly DigestFile[],
  configuration: Configuration = NO_CONFIGURATION,
  search = true,
): Compiled {
  const finders = findersFor(configuration);
  const digests = files.map((file) => compileDigest(file, finders));
  const drafts = digests.flatMap(({ draft }) => (draft ? [draft] : []));
  return { digests, files: emitBundle(assemble(drafts), search) };
}
