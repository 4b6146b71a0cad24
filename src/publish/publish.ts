import { err, ok, type Result } from "../bundle/result.ts";
import { compile } from "../compile/compile.ts";
import { type Configuration, NO_CONFIGURATION } from "../compile/configuration.ts";
import type { CompiledDigest } from "../compile/draft.ts";
import { readDigestFolder, type UnreadableFile } from "./read-digests.ts";
import { type WriteReport, writeBundle } from "./write-bundle.ts";

/** What one run did. */
export interface Published {
  readonly digests: readonly CompiledDigest[];
  readonly write: WriteReport;
}

/** A file that could not be taken from the disk, as a rejected digest. */
const rejected = ({ path, reason }: UnreadableFile): CompiledDigest => ({
  path,
  outcome: "reject",
  draft: null,
  diagnostics: [
    {
      file: path,
      severity: "error",
      rule: "unreadable-file",
      message: reason,
      line: 1,
      column: 1,
      excerpt: "",
    },
  ],
});

/** Reads a digests folder, compiles it and writes the bundle; the error is one sentence for the user. */
export function publish(
  digestsFolder: string,
  outFolder: string,
  configuration: Configuration = NO_CONFIGURATION,
): Result<Published, string> {
  const folder = readDigestFolder(digestsFolder);
  if (!folder.ok) return folder;
  const compiled = compile(folder.value.files, configuration);
  const write = writeBundle(compiled.files, outFolder);
  if (!write.ok) return err(write.error);
  const digests = [...compiled.digests, ...folder.value.unreadable.map(rejected)];
  return ok({ digests: digests.sort((a, b) => (a.path < b.path ? -1 : 1)), write: write.value });
}
