import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the command line remembers its builds unless told otherwise: the user's cache folder, as nothing of it
 * belongs to the digests, to the bundle or to the folder that the command is run in.
 */
export function userCacheFolder(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: given } = environment;
  return join(given?.startsWith("/") ? given : join(homedir(), ".cache"), "tidings");
}
