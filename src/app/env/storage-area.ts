/** The browser's storage with every throw turned into an answer. */
export interface StorageArea {
  readonly get: (key: string) => string | null;
  /** False where the browser refuses: full, blocked, or gone since. */
  readonly set: (key: string, value: string) => boolean;
  readonly remove: (key: string) => void;
  readonly keys: () => readonly string[];
}

const PROBE = "tidings:probe";

/**
 * Opens `localStorage`, or gives null where it does not keep anything: its getter throws or answers null
 * (blocked cookies, sandboxed frames), or what is written is not there afterwards (some privacy extensions).
 * A storage that is only full is opened: what it holds can still be read.
 */
export function openArea(provider: () => Storage | null): StorageArea | null {
  const storage = attempt(provider, null);
  if (!storage || attempt(() => storage.getItem(PROBE), undefined) === undefined) return null;
  const put = (key: string, value: string): boolean =>
    attempt(() => storage.setItem(key, value) === undefined, false);
  const written = put(PROBE, "1");
  const kept = attempt(() => storage.getItem(PROBE), null) === "1";
  attempt(() => storage.removeItem(PROBE), undefined);
  if (written && !kept) return null;
  return {
    get: (key) => attempt(() => storage.getItem(key), null),
    set: put,
    remove: (key) => attempt(() => storage.removeItem(key), undefined),
    keys: () => attempt(() => listKeys(storage), []),
  };
}

function attempt<T, F>(act: () => T, otherwise: F): T | F {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

function listKeys(storage: Storage): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < storage.length; at++) {
    const key = storage.key(at);
    if (key !== null) keys.push(key);
  }
  return keys;
}
