import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Changes that come closer together than this (an editor saving twice, a file written in pieces) count once; in ms. */
const SETTLE_MS = 60;

/** Something that goes on until it is closed. */
export interface Watch {
  /** When the first run is over, also by a fault. */
  readonly first: Promise<void>;
  close(): void;
}

/**
 * Runs `run` now and after every change below a folder, never twice at a time, and once more where something changed
 * meanwhile. Folders may come and go, the watched one too: while it is missing, the nearest folder above is
 * watched for it. One watcher a folder: a large archive is few folders of many files.
 * A run that throws is told to `onFault`, and the next change runs again.
 */
export function watchFolder(
  root: string,
  run: () => Promise<void>,
  onFault: (error: unknown) => void,
): Watch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let closed = false;
  const settle = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => void fire(), SETTLE_MS);
  };
  const fire = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      watchAll();
      await run();
    } catch (error) {
      onFault(error);
    } finally {
      running = false;
      if (again) settle();
      again = false;
    }
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  /** Watches the folders that are there now and no others; says whether one is new. */
  const lookAround = (): boolean => {
    let isNew = false;
    const folders = new Set(existsSync(root) ? foldersBelow(root) : [nearestAbove(root)]);
    for (const folder of watchers.keys()) if (!folders.has(folder)) drop(folder);
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, settle);
        watcher.on("error", () => {
          drop(folder);
          settle();
        });
        watchers.set(folder, watcher);
        isNew = true;
      } catch {
        // It is gone again, which the folder above it tells.
      }
    }
    return isNew;
  };
  /** What came into a new folder before that was watched made no event: files are read by the run, folders looked for. */
  const watchAll = (): void => {
    while (!closed && lookAround());
  };
  return {
    first: fire(),
    close() {
      closed = true;
      clearTimeout(timer);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

function nearestAbove(folder: string): string {
  let above = dirname(resolve(folder));
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  return above;
}

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
