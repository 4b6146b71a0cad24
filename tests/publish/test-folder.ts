import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { type Published, type PublishOptions, publish } from "../../src/publish/publish.ts";
import { freshFolder, removeFolder } from "./folder.ts";

/** Gives each test of a file a folder of its own, which goes with the test; answers with its path. */
export function folderOfTest(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = freshFolder();
  });
  afterEach(() => removeFolder(folder));
  return () => folder;
}

/** Where a build in a folder has its digests, its bundle and what it remembers. */
export const placesIn = (folder: string) => ({
  digests: join(folder, "in"),
  out: join(folder, "out"),
  cache: join(folder, "cache"),
});

/** Publishes, which must succeed. */
export async function published(options: PublishOptions): Promise<Published> {
  const result = await publish(options);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
