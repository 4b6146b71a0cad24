import { emptyReading } from "../../reading/state/reading-state.ts";
import { openArea } from "./storage-area.ts";
import { openSlots } from "./storage-slots.ts";
import type { ReadingStorage, StorageWorld } from "./storage-world.ts";
import { openStored } from "./stored-reading.ts";

/** Opens the reading state of this deployment (origin and base path). Never throws. */
export function openReadingStorage(world: StorageWorld): ReadingStorage {
  const area = openArea(world.storage);
  return area ? openStored(openSlots(area, world.basePath), world) : openMemory(world);
}

function openMemory({ replica }: StorageWorld): ReadingStorage {
  return {
    load: () => ({ state: { ...emptyReading, replica }, notices: [{ type: "memory" }] }),
    save: (state) => state,
    subscribe: () => () => {},
    setAside: () => [],
    characters: () => null,
    wipe: () => ({ ...emptyReading, replica }),
    close: () => {},
  };
}

/** The storage of the running page: what the browser lacks is left out. */
export const openBrowserReading = (basePath: string): ReadingStorage =>
  openReadingStorage({
    storage: () => window.localStorage,
    basePath,
    locks: navigator.locks ?? null,
    channel: typeof BroadcastChannel === "function" ? (name) => new BroadcastChannel(name) : null,
    events: window,
    isVisible: () => document.visibilityState === "visible",
    replica: randomReplica(),
  });

function randomReplica(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(numbers, (number) => number.toString(36))
    .join("")
    .slice(0, 10);
}
