import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Changes within this many ms (an editor saving twice, a file written in pieces) count as one. */
const SETTLE_MS = 60;

/** Something that goes on until it is closed. */
export interface Watch {
  /** Resolves when the first run is over, even if it threw. */
  readonly first: Promise<void>;
  close(): void;
}

/**
 * Runs `run` now and after every change below a folder, never twice at a time, and once more where something changed
 * meanwhile. Folders may come and go, the watched one too: while it is missing, the nearest folder above is watched.
 * Each folder has one watcher, as a large archive is few folders of many files. What a run throws goes to `onFault`; the
 * next change runs again.
 */
export function watchFolder(
  root: string,
  run: () => Promise<void>,
  onFault: (error: unknown) => void,
): Watch {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let closed = false;
  const settle = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void fire(), SETTLE_MS);
  };
  const folders = folderWatchers(root, settle);
  const fire = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      // What came into a new folder before it was watched made no event: the run reads its files, this its folders.
      while (!closed && folders.lookAround());
      await run();
    } catch (error) {
      onFault(error);
    } finally {
      running = false;
      if (again) settle();
      again = false;
    }
  };
  return {
    first: fire(),
    close() {
      closed = true;
      clearTimeout(timer);
      folders.close();
    },
  };
}

/** The watchers of a folder and of all folders below it. */
interface FolderWatchers {
  /** Watches the folders that are there now and no others; says whether one is new. */
  readonly lookAround: () => boolean;
  readonly close: () => void;
}

function folderWatchers(root: string, onChange: () => void): FolderWatchers {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const begin = (folder: string): boolean => {
    try {
      const watcher = watch(folder, onChange);
      watcher.on("error", () => {
        drop(folder);
        onChange();
      });
      watchers.set(folder, watcher);
      return true;
    } catch {
      // It is gone again, which the watcher of the folder above reports.
      return false;
    }
  };
  return {
    lookAround() {
      const folders = new Set(existsSync(root) ? foldersBelow(root) : [nearestAbove(root)]);
      for (const folder of watchers.keys()) if (!folders.has(folder)) drop(folder);
      const unwatched = [...folders].filter((folder) => !watchers.has(folder));
      return unwatched.filter(begin).length > 0;
    },
    close() {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** The nearest folder above that exists. */
function nearestAbove(folder: string): string {
  let above = dirname(resolve(folder));
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  return above;
}

/** A folder and all below it but dot-folders; none where it cannot be read. */
function foldersBelow(folder: string): readonly string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .flatMap((entry) => foldersBelow(join(folder, entry.name)));
    return [folder, ...below];
  } catch {
    return [];
  }
}
