import { assemble } from "./assemble.ts";
import { compileDigest } from "./compile-digest.ts";
import { type Configuration, NO_CONFIGURATION } from "./configuration.ts";
import type { CompiledDigest } from "./draft.ts";
import { type BundleFile, emitBundle } from "./emit.ts";
import { findersFor } from "./finders.ts";
import type { DigestFile } from "./text/source-text.ts";

/** A compiled folder: the files to write, and the outcome and diagnostics of each digest. */
export interface Compiled {
  readonly files: readonly BundleFile[];
  readonly digests: readonly CompiledDigest[];
}

/**
 * Compiles digest files into bundle files in one go. Pure: same digests and configuration, same bytes. Linear in their
 * size.
 * This defines what a bundle is; `publish` gives the same bytes with less work, which tests compare.
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
