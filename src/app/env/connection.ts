/** What is known of the way to the host. */
export interface Connection {
  /** False while the browser is offline, or where the last manifest did not come from the network. */
  readonly reached: boolean;
  /** When the manifest in hand left the host, in ms since 1970; null before there is one. */
  readonly fetchedAt: number | null;
}

/** False where the browser itself knows of no network. */
export const isOnline = (): boolean => typeof navigator === "undefined" || navigator.onLine !== false;

let answered: Connection = { reached: true, fetchedAt: null };
let current: Connection = answered;
/** Since when the host is out of reach, or the browser last had word of a network; ms since 1970. */
let since = 0;
const listeners = new Set<() => void>();

function update(): void {
  const reached = answered.reached && isOnline();
  if (current.reached === reached && current.fetchedAt === answered.fetchedAt) return;
  current = { reached, fetchedAt: answered.fetchedAt };
  for (const listener of listeners) listener();
}

/** Takes down where a manifest came from: `fetchedAt` null where none came at all. */
export function noteManifest(reached: boolean, fetchedAt: number | null): void {
  if (answered.reached && !reached) since = Date.now();
  answered = { reached, fetchedAt: fetchedAt ?? answered.fetchedAt };
  update();
}

/** The first wait before the host is tried again, and the longest, in milliseconds. */
const AGAIN_MS = { first: 2_000, longest: 30_000 } as const;

/**
 * How long to wait before the host is tried again, in milliseconds: as long as it has been out of reach.
 * A browser tells of a network before that carries anything, so the first tries are close together.
 */
export const untilNextTry = (): number =>
  Math.min(AGAIN_MS.longest, Math.max(AGAIN_MS.first, Date.now() - since));

function onOnline(): void {
  since = Date.now();
  update();
}

/** The connection as it is known now; the same object as long as nothing changes. */
export const connection = (): Connection => current;

/** While prerendering there is a network. */
export const connectionAtBuild = (): Connection => answered;

/** Calls back when the connection comes, goes, or brings a manifest. */
export function onConnection(callback: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("online", onOnline);
    window.addEventListener("offline", update);
  }
  listeners.add(callback);
  update();
  return () => {
    listeners.delete(callback);
    if (listeners.size > 0) return;
    window.removeEventListener("online", onOnline);
    window.removeEventListener("offline", update);
  };
}
