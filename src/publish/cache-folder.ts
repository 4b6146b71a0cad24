import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the command line remembers its builds unless told otherwise: the user's cache folder, as this belongs neither
 * to the digests, nor to the bundle, nor to the working directory.
 */
export function userCacheFolder(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: given } = environment;
  return join(given?.startsWith("/") ? given : join(homedir(), ".cache"), "tidings");
}
