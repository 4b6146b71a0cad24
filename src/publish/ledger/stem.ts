import { join, resolve } from "node:path";
import { contentHash } from "../disk/content-hash.ts";

/** What the names of all files begin with that builds from one folder to another remember in a cache. */
export const stemOf = (cache: string, digests: string, out: string): string =>
  join(cache, contentHash(`${resolve(digests)}\n${resolve(out)}`));

/** The file of the paths of old digests, with their stamps. */
export const pathsFile = (stem: string): string => `${stem}.paths`;
