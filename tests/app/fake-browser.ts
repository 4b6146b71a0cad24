import { openReadingStorage } from "../../src/app/env/reading-storage.ts";
import type { ReadingStorage, StorageNews } from "../../src/app/env/storage-world.ts";
import {
  applyReading,
  emptyReading,
  mergeReading,
  type ReadingChange,
  type ReadingState,
} from "../../src/reading/state/reading-state.ts";

/** A storage with a quota in characters that can be told to fail. */
export interface FakeDisk extends Storage {
  readonly values: Map<string, string>;
  quota: number;
  /** Writes so far, with their sizes in characters. */
  readonly written: { key: string; size: number }[];
  /** Refuses the n-th write from now on (1 is the next), once. */
  failAt: number;
}

export function fakeDisk(): FakeDisk {
  const values = new Map<string, string>();
  const used = () => [...values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const disk: FakeDisk = {
    values,
    quota: 5_242_880,
    written: [],
    failAt: 0,
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (at) => [...values.keys()][at] ?? null,
    removeItem: (key) => {
      values.delete(key);
    },
    setItem: (key, value) => {
      if (disk.failAt > 0 && --disk.failAt === 0) throw new DOMException("told to", "QuotaExceededError");
      const before = values.get(key);
      const grown =
        used() - (before === undefined ? 0 : key.length + before.length) + key.length + value.length;
      if (grown > disk.quota) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
      disk.written.push({ key, size: value.length });
    },
  };
  return disk;
}

/** One tab: a storage, the state it shows, and what it was told. */
export interface FakeTab {
  readonly storage: ReadingStorage;
  readonly events: EventTarget;
  readonly news: StorageNews[];
  readonly notices: () => readonly string[];
  state: ReadingState;
  visible: boolean;
  readonly do: (change: ReadingChange) => void;
}

export interface FakeOptions {
  readonly basePath?: string;
  readonly locks?: Pick<LockManager, "request"> | null;
  readonly channel?: ((name: string) => BroadcastChannel) | null;
  readonly provider?: () => Storage | null;
}

let pages = 0;

/** Opens a tab on a disk and loads what is there, as the app does. */
export function openTab(disk: Storage, options: FakeOptions = {}): FakeTab {
  const events = new EventTarget();
  const storage = openReadingStorage({
    storage: options.provider ?? (() => disk),
    basePath: options.basePath ?? "/",
    locks: options.locks ?? null,
    channel: options.channel ?? null,
    events,
    isVisible: () => tab.visible,
    replica: `p${++pages}`,
  });
  const news: StorageNews[] = [];
  const tab: FakeTab = {
    storage,
    events,
    news,
    notices: () => news.flatMap((one) => (one.type === "notice" ? [one.notice.type] : [])),
    state: emptyReading,
    visible: true,
    do: (change) => {
      tab.state = storage.save(applyReading(tab.state, change));
    },
  };
  const { state, notices } = storage.load();
  tab.state = state;
  for (const notice of notices) news.push({ type: "notice", notice });
  storage.subscribe((one) => {
    news.push(one);
    if (one.type === "merged") tab.state = mergeReading(tab.state, one.state);
    if (one.type === "wiped") tab.state = one.state;
  });
  return tab;
}

/** A `storage` event as the browser sends it to the other tabs. */
export function storageEvent(key: string | null, newValue: string | null): Event {
  return Object.assign(new Event("storage"), { key, newValue });
}
